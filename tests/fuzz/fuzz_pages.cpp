// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzzentry.h"
#include "oci/pages.h"
#include "oci/reference.h"

using namespace portolan;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArrayView body = fuzz::bytes(data, size);
    if (const auto page = TagPage::parse(body)) {
        for (const QString& tag : page->tags)
            fuzz::require(Reference::isValidTag(tag), "only valid tags");
    }
    if (const auto page = RepositoryPage::parse(body)) {
        for (const QString& name : page->repositories)
            fuzz::require(Reference::isValidRepository(name), "only valid names");
    }
    return 0;
}

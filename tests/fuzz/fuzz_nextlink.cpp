// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzzentry.h"
#include "oci/pages.h"

using namespace portolan;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArrayView header = fuzz::bytes(data, size);
    const QString target = nextLink(header);
    fuzz::require(
        target.isEmpty() || QString::fromLatin1(header).contains(target), "the target was written there");
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzzentry.h"
#include "oci/reference.h"

using namespace portolan;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString text = fuzz::text(data, size);
    if (const auto reference = Reference::parse(text)) {
        fuzz::require(Reference::isValidHost(reference->host()), "the host is valid");
        fuzz::require(Reference::isValidRepository(reference->repository()), "the repository is valid");
        const auto again = Reference::parse(reference->toString());
        fuzz::require(again && *again == *reference, "what is written out is read back");
    }
    if (const auto location = Reference::parseLocation(text)) {
        fuzz::require(Reference::isValidHost(location->host()), "the location's host is valid");
        const auto again = Reference::parseLocation(location->toString());
        fuzz::require(again && *again == *location, "a location is read back");
    }
    return 0;
}

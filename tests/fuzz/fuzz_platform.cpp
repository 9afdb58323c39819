// SPDX-License-Identifier: Apache-2.0
#include "base/jsonreader.h"
#include "fuzz/fuzzentry.h"
#include "oci/platform.h"

using namespace portolan;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (const auto platform = Platform::parse(fuzz::text(data, size))) {
        const auto again = Platform::parse(platform->toString());
        fuzz::require(again && *again == *platform, "a platform is read back");
        fuzz::require(platform->matches(*platform), "a platform matches itself");
    }
    if (const auto json = JsonReader::parse(fuzz::bytes(data, size))) {
        const Platform platform = Platform::fromJson(*json);
        fuzz::require(platform.matches(platform), "a platform matches itself");
        fuzz::require(!platform.isUnknown() || !platform.isEmpty(), "unknown is not empty");
    }
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzzentry.h"
#include "oci/tagnames.h"

using namespace portolan;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString text = fuzz::text(data, size);
    const auto digest = Digest::parse(text);
    if (!digest)
        return 0;
    fuzz::require(digest->toString() == text, "a digest is what was written");
    fuzz::require(!digest->isNull(), "a digest that was read is not null");
    fuzz::require(!text.contains(u'/') && !text.contains(u".."), "a digest is no path");
    fuzz::require(digest->algorithm() + u':' + digest->encoded() == text, "both parts make the whole");
    fuzz::require(referrersTag(*digest).size() <= 97, "a referrers tag fits");
    return 0;
}

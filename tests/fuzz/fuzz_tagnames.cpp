// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzzentry.h"
#include "oci/tagnames.h"

#include <QStringList>

#include <algorithm>

using namespace portolan;

namespace {

int sign(int value)
{
    return value < 0 ? -1 : value > 0 ? 1 : 0;
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    QStringList names = fuzz::text(data, size).split(u'\n').mid(0, 24);
    for (const QString& name : names) {
        if (tagKind(name) == TagKind::Ordinary)
            fuzz::require(tagSubject(name).isNull(), "an ordinary tag belongs to nothing");
        for (const QString& other : names) {
            const int order = compareTagNames(name, other);
            fuzz::require((order == 0) == (name == other), "only equal names are equal");
            fuzz::require(sign(order) == -sign(compareTagNames(other, name)), "the order has two sides");
        }
    }
    std::sort(names.begin(), names.end(),
        [](const QString& a, const QString& b) { return compareTagNames(a, b) < 0; });
    for (qsizetype i = 0; i < names.size(); ++i) {
        for (qsizetype j = i; j < names.size(); ++j)
            fuzz::require(compareTagNames(names.at(i), names.at(j)) <= 0, "sorted names are in order");
    }
    return 0;
}

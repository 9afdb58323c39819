// SPDX-License-Identifier: Apache-2.0
#include "registry/mirrors/registryrule.h"

namespace portolan {
namespace {

bool endsAt(const QString& reference, qsizetype index)
{
    return index == reference.size() || QStringView(u":/@").contains(reference.at(index));
}

} // namespace

qsizetype RegistryRule::matchLength(const QString& reference) const
{
    if (prefix.startsWith(QLatin1String("*."))) {
        const QString domain = prefix.mid(1);
        const qsizetype slash = reference.indexOf(u'/');
        const QString host = reference.left(slash < 0 ? reference.size() : slash);
        const qsizetype start = host.lastIndexOf(domain);
        const qsizetype end = start + domain.size();
        return start > 0 && endsAt(reference, end) ? end : 0;
    }
    const bool covered =
        !prefix.isEmpty() && reference.startsWith(prefix) && endsAt(reference, prefix.size());
    return covered ? prefix.size() : 0;
}

QString RegistryRule::replaced(const QString& reference, qsizetype matched, const QString& location)
{
    return location.isEmpty() ? reference : location + reference.mid(matched);
}

} // namespace portolan

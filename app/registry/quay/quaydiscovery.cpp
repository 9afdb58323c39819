// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaydiscovery.h"

#include "base/jsonreader.h"

#include <QRegularExpression>

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

Result<QuayDiscovery> QuayDiscovery::parse(QByteArrayView body)
{
    static const QRegularExpression names(u"\\{[^}]*\\}"_s);
    const auto json = JsonReader::parse(body, JsonLimits(qsizetype(16) * 1024 * 1024, 64));
    if (!json)
        return json.error();
    const JsonReader paths = (*json)["paths"_L1];
    if (!paths.isObject())
        return Error::protocol(u"the answer is no description of an API"_s);
    QuayDiscovery out;
    for (const auto& [path, operations] : paths.members()) {
        QString plain = path;
        plain.replace(names, u"{}"_s);
        out.m_paths.insert(plain);
    }
    return out;
}

Ability QuayDiscovery::has(QStringView pathEnd) const
{
    const auto ends = [this](QStringView end) {
        return std::any_of(
            m_paths.cbegin(), m_paths.cend(), [end](const QString& path) { return path.endsWith(end); });
    };
    if (!ends(u"/api/v1/repository"))
        return Ability::Unknown;
    return ends(pathEnd) ? Ability::Yes : Ability::No;
}

} // namespace portolan

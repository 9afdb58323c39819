// SPDX-License-Identifier: Apache-2.0
#include "credentials/registryhost.h"

namespace portolan {
namespace {

const QStringList& dockerHubNames()
{
    static const QStringList names{QStringLiteral("docker.io"), QStringLiteral("index.docker.io"),
        QStringLiteral("registry-1.docker.io")};
    return names;
}

} // namespace

QString canonicalHost(const QString& host)
{
    QString bare = host.trimmed().toLower();
    for (const QLatin1String scheme : {QLatin1String("https://"), QLatin1String("http://")}) {
        if (bare.startsWith(scheme))
            bare = bare.mid(scheme.size());
    }
    bare = bare.section(u'/', 0, 0);
    return dockerHubNames().contains(bare) ? dockerHubNames().first() : bare;
}

QStringList hostSpellings(const QString& host)
{
    const QString canonical = canonicalHost(host);
    return canonical == dockerHubNames().first() ? dockerHubNames() : QStringList{canonical};
}

} // namespace portolan

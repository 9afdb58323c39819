// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/kubepath.h"

#include <QUrl>

namespace portolan {
namespace {

//! ':' and '@' of "stream:tag" and "stream@digest" stay as the command line tools send them.
QString segment(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, QByteArrayLiteral(":@")));
}

} // namespace

QString kubePath(
    const QString& groupVersion, const QString& what, const QString& project, const QString& name)
{
    QString path = groupVersion.contains(u'/') ? QStringLiteral("/apis/") : QStringLiteral("/api/");
    path += groupVersion;
    if (!project.isEmpty())
        path += QStringLiteral("/namespaces/") + segment(project);
    path += u'/' + what.section(u'/', 0, 0);
    if (!name.isEmpty())
        path += u'/' + segment(name);
    const QString subresource = what.section(u'/', 1);
    if (!subresource.isEmpty())
        path += u'/' + subresource;
    return path;
}

QString kubeQuery(const QString& path, const QList<std::pair<QString, QString>>& items)
{
    QString out = path;
    bool hasQuery = path.contains(u'?');
    for (const auto& [name, value] : items) {
        out += hasQuery ? u'&' : u'?';
        out += name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
        hasQuery = true;
    }
    return out;
}

} // namespace portolan

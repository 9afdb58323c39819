// SPDX-License-Identifier: Apache-2.0
#include "registry/harbor/harborpath.h"

#include "registry/apiquery.h"

namespace portolan {

QByteArray harborRepositoryPath(const QString& repository)
{
    const QString project = repository.section(u'/', 0, 0);
    const QString name = repository.section(u'/', 1);
    const QByteArray twice = pathSegment(name).toPercentEncoding();
    return "/projects/" + pathSegment(project) + "/repositories/" + twice;
}

QByteArray harborArtifactPath(const QString& repository, const QString& tagOrDigest)
{
    return harborRepositoryPath(repository) + "/artifacts/"
        + tagOrDigest.toUtf8().toPercentEncoding(QByteArrayLiteral(":"));
}

} // namespace portolan

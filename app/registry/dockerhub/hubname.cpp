// SPDX-License-Identifier: Apache-2.0
#include "registry/dockerhub/hubname.h"

#include "registry/apiquery.h"

namespace portolan {

QString hubRepository(const QString& repository)
{
    return repository.contains(u'/') ? repository : QStringLiteral("library/") + repository;
}

QByteArray hubRepositoryPath(const QString& repository)
{
    const QString full = hubRepository(repository);
    return "/v2/repositories/" + pathSegment(full.section(u'/', 0, 0)) + '/'
        + pathSegment(full.section(u'/', 1)) + '/';
}

} // namespace portolan

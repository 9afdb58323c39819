// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/deletionelsewhere.h"

#include <QtGlobal>

namespace portolan {

Sentence deletionElsewhere(HostService service, const QString& host, const QString& repository)
{
    switch (service) {
    case HostService::Ghcr:
        return Sentence(
            QT_TRANSLATE_NOOP("Core",
                "GitHub's registry takes no deletions. Versions are deleted on the package's page, "
                "which https://github.com/%1?tab=packages leads to."),
            {repository.section(u'/', 0, 0)});
    case HostService::EcrPrivate:
        return Sentence(QT_TRANSLATE_NOOP("Core",
                            "Amazon's registry deletes through AWS's own API: aws ecr batch-delete-image "
                            "--region %1 --repository-name %2 --image-ids imageTag=TAG"),
            {ecrRegion(host), repository});
    case HostService::EcrPublic:
        return Sentence(QT_TRANSLATE_NOOP("Core",
                            "Amazon's registry deletes through AWS's own API: aws ecr-public "
                            "batch-delete-image --region us-east-1 --repository-name %1 --image-ids "
                            "imageTag=TAG"),
            {repository.section(u'/', 1)});
    default:
        return Sentence();
    }
}

} // namespace portolan

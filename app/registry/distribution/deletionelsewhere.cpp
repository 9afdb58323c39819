// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/deletionelsewhere.h"

#include <QtGlobal>

namespace portolan {

namespace {

//! As the aws command takes them; "imageTag=TAG" stands for none.
QString imageIds(const QStringList& what)
{
    QStringList ids;
    for (const QString& one : what)
        ids << (one.contains(u':') ? QStringLiteral("imageDigest=") : QStringLiteral("imageTag=")) + one;
    return ids.isEmpty() ? QStringLiteral("imageTag=TAG") : ids.join(u' ');
}

} // namespace

Sentence deletionElsewhere(
    HostService service, const QString& host, const QString& repository, const QStringList& what)
{
    switch (service) {
    case HostService::Ghcr:
        return Sentence(
            QT_TRANSLATE_NOOP("Core",
                "GitHub deletes versions of packages by its own API, for a classic token with the scope "
                "delete:packages: log in with one. Or delete them on the package's page, which "
                "https://github.com/%1?tab=packages leads to."),
            {repository.section(u'/', 0, 0)});
    case HostService::EcrPrivate:
        return Sentence(QT_TRANSLATE_NOOP("Core",
                            "Amazon's registry deletes through AWS's own API: aws ecr batch-delete-image "
                            "--region %1 --repository-name %2 --image-ids %3"),
            {ecrRegion(host), repository, imageIds(what)});
    case HostService::EcrPublic:
        return Sentence(QT_TRANSLATE_NOOP("Core",
                            "Amazon's registry deletes through AWS's own API: aws ecr-public "
                            "batch-delete-image --region us-east-1 --repository-name %1 --image-ids %2"),
            {repository.section(u'/', 1), imageIds(what)});
    case HostService::GitLab:
        return Sentence(
            QT_TRANSLATE_NOOP("Core",
                "GitLab deletes tags by its own API, for an access token with the scope api of a developer "
                "of the project: log in with one. Or delete them at https://%1, on the project's page "
                "Deploy > Container registry."),
            {host});
    case HostService::Mcr:
        return Sentence(QT_TRANSLATE_NOOP("Core", "Microsoft's registry is read only."));
    default:
        return {};
    }
}

} // namespace portolan

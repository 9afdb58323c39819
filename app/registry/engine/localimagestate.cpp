// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/localimagestate.h"

#include <algorithm>

namespace portolan {
namespace {

bool carries(const EngineImage& image, const QString& repository, const QString& tag)
{
    return image.names.contains(EngineName(repository, tag));
}

bool isOneOf(const EngineImage& image, const QString& repository, const QList<Digest>& current)
{
    const QList<Digest> known = image.repositoryDigests(repository);
    return std::any_of(
        known.cbegin(), known.cend(), [&](const Digest& digest) { return current.contains(digest); });
}

} // namespace

QStringList engineSpellings(const Reference& reference)
{
    QStringList out{reference.name()};
    if (reference.host() != QLatin1String("docker.io"))
        return out;
    out << reference.repository();
    if (reference.repository().startsWith(QLatin1String("library/")))
        out << reference.repository().mid(8);
    return out;
}

LocalImageState localImageState(
    const QList<EngineImage>& images, const Reference& reference, const QList<Digest>& current)
{
    const QString tag = reference.tag().value_or(QStringLiteral("latest"));
    LocalImageState state = LocalImageState::NotPresent;
    for (const QString& repository : engineSpellings(reference)) {
        for (const EngineImage& image : images) {
            if (!carries(image, repository, tag))
                continue;
            if (isOneOf(image, repository, current))
                return LocalImageState::UpToDate;
            state = LocalImageState::Behind;
        }
    }
    return state;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "oci/digest.h"
#include "oci/platform.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <type_traits>

namespace portolan {

//! A name of a local image: `quay.io/team/app` and `1.0`, as the engine spells it. A value.
class EngineName final {
public:
    EngineName() = default;
    EngineName(QString repositoryName, QString tagName);
    //! `REPOSITORY:TAG`; a name without a tag has an empty one.
    [[nodiscard]] static EngineName parse(const QString& text);

    [[nodiscard]] QString toString() const;
    friend bool operator==(const EngineName&, const EngineName&) = default;

    QString repository;
    QString tag;
};
static_assert(!std::is_aggregate_v<EngineName>);

//! An image as a container engine lists or inspects it. A value.
class EngineImage final {
public:
    EngineImage() = default;

    //! The digest by which the registry knows this image under `repository` (RepoDigests); of several the
    //! one the engine calls the image's own. Null: it never came from there.
    [[nodiscard]] Digest repositoryDigest(const QString& repository) const;
    //! All of RepoDigests for that repository.
    [[nodiscard]] QList<Digest> repositoryDigests(const QString& repository) const;
    [[nodiscard]] QList<EngineName> tagsIn(const QString& repository) const;
    //! What the image is best known by: the registry's digest, else its ID.
    [[nodiscard]] Digest knownAs() const;

    Digest id; //!< `sha256:` and the image ID
    Digest digest; //!< Podman: of its manifest; null where the engine does not say
    QList<EngineName> names; //!< RepoTags
    QList<std::pair<QString, Digest>> repoDigests;
    QDateTime created; //!< UTC
    qint64 size = -1; //!< bytes, unpacked
    Platform platform; //!< empty in most listings
    int containers = -1; //!< that use it, -1: not said
};
static_assert(!std::is_aggregate_v<EngineImage>);

//! A container and the image it was made of. A value.
class EngineContainer final {
public:
    EngineContainer() = default;

    QString id;
    QString name;
    QString state; //!< "running", "exited", ...
    Digest imageId;
};
static_assert(!std::is_aggregate_v<EngineContainer>);

//! `GET /images/json`, of either API. Items without a usable ID are skipped. Errors: Protocol, TooLarge.
[[nodiscard]] Result<QList<EngineImage>> parseEngineImages(QByteArrayView body);
//! `GET /images/{name}/json`. Errors: Protocol.
[[nodiscard]] Result<EngineImage> parseEngineImage(QByteArrayView body);
//! `GET /containers/json`. Errors: Protocol, TooLarge.
[[nodiscard]] Result<QList<EngineContainer>> parseEngineContainers(QByteArrayView body);

} // namespace portolan

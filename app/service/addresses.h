// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/platform.h"

#include <QHashFunctions>
#include <QString>

#include <type_traits>

namespace portolan {

using RegistryId = QString; //!< RegistryProfile::id

//! A repository of an open registry. A value.
class RepositoryAddress final {
public:
    RepositoryAddress() = default;
    RepositoryAddress(RegistryId registryId, QString repositoryName);

    friend bool operator==(const RepositoryAddress&, const RepositoryAddress&) = default;
    friend size_t qHash(const RepositoryAddress& address, size_t seed = 0)
    {
        return qHashMulti(seed, address.registry, address.repository);
    }

    RegistryId registry;
    QString repository;
};
static_assert(!std::is_aggregate_v<RepositoryAddress>);

//! An image of an open registry, by tag or digest. A value.
class ImageAddress final {
public:
    ImageAddress() = default;
    ImageAddress(RegistryId registryId, QString repositoryName, QString tagOrDigestText);

    [[nodiscard]] RepositoryAddress repositoryAddress() const { return {registry, repository}; }
    [[nodiscard]] bool isByDigest() const { return tagOrDigest.contains(u':'); }

    friend bool operator==(const ImageAddress&, const ImageAddress&) = default;

    RegistryId registry;
    QString repository;
    QString tagOrDigest;
};
static_assert(!std::is_aggregate_v<ImageAddress>);

} // namespace portolan

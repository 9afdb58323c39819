// SPDX-License-Identifier: Apache-2.0
#include "service/addresses.h"

namespace portolan {

RepositoryAddress::RepositoryAddress(RegistryId registryId, QString repositoryName)
    : registry(std::move(registryId))
    , repository(std::move(repositoryName))
{
}

ImageAddress::ImageAddress(RegistryId registryId, QString repositoryName, QString tagOrDigestText)
    : registry(std::move(registryId))
    , repository(std::move(repositoryName))
    , tagOrDigest(std::move(tagOrDigestText))
{
}

} // namespace portolan

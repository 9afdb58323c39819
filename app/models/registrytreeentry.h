// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/registrylister.h"
#include "models/registrytreemodel.h"
#include "models/registrytreenode.h"

#include <QHash>
#include <QSet>

namespace portolan {

//! One registry of a RegistryTreeModel: its profile, its nodes, and who lists them.
class RegistryTreeModel::Entry final {
public:
    Entry(RegistryProfile registryProfile, RegistryService& service)
        : profile(std::move(registryProfile))
        , lister(service, profile.id, maxRepositories)
    {
    }

    RegistryProfile profile;
    RegistryTreeNode node;
    RegistryLister lister;
    QHash<QString, RepositoryGroup> groups; //!< by name
    QSet<QString> announced; //!< groups named since the listing began
    QHash<QString, int> news; //!< tags with new images, by repository
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"
#include "registry/panel.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <type_traits>

namespace portolan {

//! What may be shown of a pull secret: for which registries it is, never what is in it. A value.
class PullSecretInfo final {
public:
    PullSecretInfo() = default;
    //! From a Secret object; nothing for other secrets. What is decoded on the way is wiped.
    [[nodiscard]] static std::optional<PullSecretInfo> parse(const JsonReader& secret);

    QString name;
    QString type; //!< "kubernetes.io/dockerconfigjson" or "kubernetes.io/dockercfg"
    QStringList registries; //!< sorted, as its keys are written
    QString ownerAccount; //!< the service account the cluster made it for, may be empty
    bool readable = true; //!< false: it does not hold what its type says
};
static_assert(!std::is_aggregate_v<PullSecretInfo>);

//! Which secrets a service account pulls with. A value.
class ServiceAccountInfo final {
public:
    ServiceAccountInfo() = default;
    [[nodiscard]] static ServiceAccountInfo parse(const JsonReader& json);

    QString name;
    QString version; //!< metadata.resourceVersion
    QStringList pullSecrets;
};
static_assert(!std::is_aggregate_v<ServiceAccountInfo>);

//! What was found out for the panel. A value.
class PullSecretsFacts final {
public:
    PullSecretsFacts() = default;

    QString project;
    QList<PullSecretInfo> secrets;
    std::optional<QList<ServiceAccountInfo>> accounts; //!< nothing: they may not be read
    Ability mayCreate = Ability::Unknown;
    Sentence createReason;
    Ability mayLink = Ability::Unknown;
    Sentence linkReason;
};
static_assert(!std::is_aggregate_v<PullSecretsFacts>);

//! The panel "pull-secrets". Pure.
[[nodiscard]] Panel pullSecretsPanel(const PullSecretsFacts& facts);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/openshift/operatorconfig.h"
#include "registry/panel.h"

#include <optional>
#include <type_traits>

namespace portolan {

//! A pod of the integrated registry. A value.
class RegistryPod final {
public:
    RegistryPod() = default;
    [[nodiscard]] static RegistryPod parse(const JsonReader& json);

    QString name;
    QString phase;
    QString node;
    QDateTime started;
    bool ready = false;
    qint64 restarts = 0;
};
static_assert(!std::is_aggregate_v<RegistryPod>);

//! When images nobody needs are pruned: imagepruners/cluster. A value.
class PrunerFacts final {
public:
    PrunerFacts() = default;
    [[nodiscard]] static PrunerFacts parse(const JsonReader& json);

    QString schedule; //!< cron; empty: the operator's own, daily
    bool suspended = false;
    std::optional<qint64> keepTagRevisions;
    QString keepYoungerThan;
    QList<OperatorCondition> conditions;
};
static_assert(!std::is_aggregate_v<PrunerFacts>);

//! What was found out for the panel; what may not be read is absent. A value.
class OperatorPanelFacts final {
public:
    OperatorPanelFacts() = default;

    std::optional<OperatorConfig> config;
    std::optional<QList<OperatorCondition>> summary; //!< of the ClusterOperator
    QString version; //!< the ClusterOperator's
    std::optional<PrunerFacts> pruner;
    std::optional<QList<RegistryPod>> pods;
    QString routeHost;
    Ability mayPatch = Ability::Unknown;
    Sentence patchReason;
};
static_assert(!std::is_aggregate_v<OperatorPanelFacts>);

//! The panel "operator". Pure.
[[nodiscard]] Panel operatorPanel(const OperatorPanelFacts& facts);

} // namespace portolan

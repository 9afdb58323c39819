// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/capabilities.h"
#include "registry/panel.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <type_traits>

namespace portolan {

//! Whether one kind of action can be done, and why not. A value.
class OfferedAction final {
public:
    OfferedAction() = default;
    OfferedAction(ActionKind actionKind, Ability actionAbility, Sentence why = Sentence())
        : kind(actionKind)
        , ability(actionAbility)
        , reason(std::move(why))
    {
    }

    ActionKind kind = ActionKind::RollBackTag;
    Ability ability = Ability::Unknown;
    Sentence reason; //!< with the missing permission named; for a greyed action's tooltip
};
static_assert(!std::is_aggregate_v<OfferedAction>);

//! What a control plane has for a registry, a namespace or a repository with the login in use. What is not in
//! it is absent from the window. A value.
class Offering final {
public:
    Offering() = default;

    [[nodiscard]] const OfferedAction* action(ActionKind kind) const
    {
        for (const OfferedAction& offered : actions) {
            if (offered.kind == kind)
                return &offered;
        }
        return nullptr;
    }

    bool tagHistory = false;
    bool repositoryInfo = false;
    bool vulnerabilities = false;
    bool search = false;
    bool uses = false; //!< who runs an image
    bool watch = false; //!< new images are told without asking
    QList<OfferedAction> actions;
    QList<PanelOffer> panels; //!< of the place asked about
    Sentences notes; //!< what a person should know about this login here ("read only", "expires ...")
    QDateTime loginEnds; //!< UTC: when the login in use will be refused; invalid: not known
    QString registryHost; //!< where the same images are pulled from, when that is another host; may be empty
};
static_assert(!std::is_aggregate_v<Offering>);

} // namespace portolan

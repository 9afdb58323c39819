// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/fact.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <type_traits>

namespace portolan {

//! A table of a panel. A value.
class PanelTable final {
public:
    PanelTable() = default;

    //! English literals marked with QT_TRANSLATE_NOOP("Panel", ...).
    const char* title = "";
    QList<const char*> columns;
    QList<QVariantList> rows; //!< a value for each column, as Fact::value
    QList<FactTone> tones; //!< of the rows; shorter: Neutral
    const char* emptyText = ""; //!< what to say of no rows
};
static_assert(!std::is_aggregate_v<PanelTable>);

//! An action a panel offers, with the wish it begins with. A value.
class PanelAction final {
public:
    PanelAction() = default;

    const char* label = ""; //!< English, marked as above: "Scale..."
    ActionWish wish; //!< what is missing in it the user fills in
    Ability ability = Ability::Unknown;
    Sentence reason; //!< why not, names the missing permission
};
static_assert(!std::is_aggregate_v<PanelAction>);

//! Something of a registry, namespace or repository that is neither tag nor image: an operator's state, pull
//! secrets, mirrors, robots. A value.
class Panel final {
public:
    Panel() = default;

    FactList facts;
    QList<PanelTable> tables;
    Sentences warnings;
    QList<PanelAction> actions;
};
static_assert(!std::is_aggregate_v<Panel>);

//! A panel that can be asked for. A value.
class PanelOffer final {
public:
    PanelOffer() = default;
    PanelOffer(QString panelId, const char* englishTitle) : id(std::move(panelId)), title(englishTitle) {}

    QString id; //!< "operator", "pull-secrets", "mirrors", "robots", ...
    const char* title = ""; //!< English, marked with QT_TRANSLATE_NOOP("Panel", ...)
};
static_assert(!std::is_aggregate_v<PanelOffer>);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "views/placebar.h"

#include "present/actiontext.h"
#include "present/icons.h"
#include "present/sentencetext.h"
#include "present/theme.h"
#include "present/valuetext.h"
#include "proxies/prettyproxy.h"
#include "views/widgets.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace portolan {
namespace {

// What concerns a place rather than a tag; the rest is offered where the tag is.
constexpr std::array placeActions{
    ActionKind::ImportImages,
    ActionKind::CreateRepository,
    ActionKind::DeleteRepository,
    ActionKind::SyncMirrorNow,
};

} // namespace

PlaceBar::PlaceBar(PlaceInspector& place, RegistryWatcher& watcher, QWidget* parent)
    : QWidget(parent)
    , m_place(place)
    , m_watcher(watcher)
    , m_bar(new QToolBar(this))
    , m_watch(new QLabel(this))
    , m_notes(wrappedLabel(this))
{
    setObjectName(QStringLiteral("placeBar"));
    m_bar->setObjectName(QStringLiteral("placeToolBar"));
    m_bar->setAccessibleName(tr("What is offered here"));
    m_bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_bar->setIconSize(QSize(16, 16));
    m_bar->setContextMenuPolicy(Qt::PreventContextMenu);
    // What does not fit goes to the menu at its end; it never makes the pane wide.
    m_bar->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setTone(m_notes, Tone::Muted);
    m_notes->setObjectName(QStringLiteral("placeNotes"));
    m_notes->setContentsMargins(4, 0, 4, 2);
    m_watch->setObjectName(QStringLiteral("watchState"));
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_bar, 1);
    line->addWidget(m_watch);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 0, 10, 4);
    layout->setSpacing(2);
    layout->addLayout(line);
    layout->addWidget(m_notes);
    connect(&m_place, &PlaceInspector::offeringChanged, this, &PlaceBar::rebuild);
    connect(&m_place, &PlaceInspector::infoChanged, this, &PlaceBar::updateAbout);
    connect(&m_watcher, &RegistryWatcher::stateChanged, this, &PlaceBar::updateWatch);
    rebuild();
}

QAction* PlaceBar::add(const QString& text, const QString& iconName, const QString& toolTip)
{
    QAction* action = m_bar->addAction(themedIcon(iconName), text);
    action->setToolTip(toolTip);
    if (QWidget* button = m_bar->widgetForAction(action)) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(text);
    }
    return action;
}

void PlaceBar::rebuild()
{
    const bool isWaiting = m_place.state() == FetchState::Loading;
    // Between two places of one registry the bar stays, so that nothing below it jumps.
    if (isWaiting && m_place.place().registry == m_registry) {
        m_bar->setEnabled(false);
        return;
    }
    m_registry = m_place.place().registry;
    const QList<QAction*> before = m_bar->actions();
    for (QAction* action : before) {
        m_bar->removeAction(action);
        action->deleteLater();
    }
    m_bar->setEnabled(true);
    m_about = nullptr;
    const Offering& offering = m_place.offering();
    if (offering.search) {
        QAction* search =
            add(tr("Search..."), QStringLiteral("find"), tr("Search the repositories of this registry"));
        search->setObjectName(QStringLiteral("placeSearch"));
        connect(search, &QAction::triggered, this, &PlaceBar::searchRequested);
    }
    m_about = add(tr("About..."), QStringLiteral("info"), tr("What the registry says of this repository"));
    m_about->setObjectName(QStringLiteral("placeAbout"));
    connect(m_about, &QAction::triggered, this, &PlaceBar::aboutRequested);
    for (const PanelOffer& offer : offering.panels) {
        const QString title = modelText(QString::fromLatin1(offer.title));
        QAction* action = add(tr("%1...").arg(title), QStringLiteral("settings"), title);
        action->setObjectName(QStringLiteral("panel-") + offer.id);
        connect(action, &QAction::triggered, this, [this, offer] { Q_EMIT panelRequested(offer); });
    }
    addActions();
    QStringList notes;
    if (!offering.notes.isEmpty())
        notes << sentenceText(offering.notes);
    if (offering.loginEnds.isValid())
        notes << tr("This login ends: %1").arg(dateText(offering.loginEnds));
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    updateAbout();
    updateWatch();
}

void PlaceBar::addActions()
{
    for (const ActionKind kind : placeActions) {
        const OfferedAction* offered = m_place.offering().action(kind);
        if (!offered)
            continue;
        const ActionText text = actionText(kind);
        const bool refused = offered->ability == Ability::No;
        QAction* action = add(text.label, text.icon, refused ? sentenceText(offered->reason) : text.toolTip);
        action->setObjectName(QStringLiteral("action-") + QString::number(static_cast<int>(kind)));
        action->setEnabled(!refused);
        connect(action, &QAction::triggered, this, [this, kind] { Q_EMIT actionRequested(kind); });
    }
}

void PlaceBar::updateAbout()
{
    if (m_about)
        m_about->setVisible(m_place.infoState() != FetchState::Idle);
    const Offering& offering = m_place.offering();
    const QList<QAction*> actions = m_bar->actions();
    const bool hasActions = std::any_of(
        actions.begin(), actions.end(), [](const QAction* action) { return action->isVisible(); });
    setVisible(hasActions || !m_notes->text().isEmpty() || offering.watch);
}

void PlaceBar::updateWatch()
{
    QString text;
    QString toolTip;
    Tone tone = Tone::Muted;
    switch (m_watcher.state(m_place.place().registry)) {
    case RegistryWatcher::State::Watching:
        text = tr("\u25cf Live");
        toolTip = tr("New images appear here by themselves");
        tone = Tone::Success;
        break;
    case RegistryWatcher::State::Connecting:
        text = tr("\u25cb Connecting");
        toolTip = tr("Waiting for the registry to tell what changes");
        break;
    case RegistryWatcher::State::Interrupted:
        text = tr("\u25cb Interrupted");
        toolTip =
            tr("The registry does not tell what changes at the moment; it is tried again. F5 asks anew.");
        tone = Tone::Warning;
        break;
    case RegistryWatcher::State::Ended:
        text = tr("\u25cb Not live");
        toolTip = tr("The registry no longer tells what changes. F5 asks anew.");
        tone = Tone::Warning;
        break;
    case RegistryWatcher::State::Off:
        break;
    }
    m_watch->setText(text);
    m_watch->setToolTip(toolTip);
    m_watch->setVisible(!text.isEmpty());
    setTone(m_watch, tone);
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "views/placebar.h"

#include "present/actiontext.h"
#include "present/errortext.h"
#include "present/icons.h"
#include "present/plaintext.h"
#include "present/remedy.h"
#include "present/sentencetext.h"
#include "present/theme.h"
#include "present/valuetext.h"
#include "proxies/prettyproxy.h"
#include "views/widgets.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolBar>
#include <QToolButton>
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
    , m_watchRemedy(new QToolButton(this))
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
    m_watchRemedy->setObjectName(QStringLiteral("watchRemedy"));
    m_watchRemedy->setAutoRaise(true);
    m_watchRemedy->setFocusPolicy(Qt::TabFocus);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_bar, 1);
    line->addWidget(m_watch);
    line->addWidget(m_watchRemedy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 0, 10, 4);
    layout->setSpacing(2);
    layout->addLayout(line);
    layout->addWidget(m_notes);
    connect(&m_place, &PlaceInspector::offeringChanged, this, &PlaceBar::rebuild);
    connect(&m_place, &PlaceInspector::infoChanged, this, &PlaceBar::updateAbout);
    connect(&m_watcher, &RegistryWatcher::stateChanged, this, &PlaceBar::updateWatch);
    connect(m_watchRemedy, &QToolButton::clicked, this, [this] {
        if (const MaybeError error = m_watcher.error(m_place.place().registry))
            Q_EMIT remedyRequested(*error);
    });
    rebuild();
}

QAction* PlaceBar::add(const QString& text, const QString& iconName, const QString& toolTip)
{
    QAction* action = m_bar->addAction(themedIcon(iconName), text);
    action->setToolTip(plainToolTip(toolTip));
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
    updateWatch();
}

void PlaceBar::updateNotes()
{
    const Offering& offering = m_place.offering();
    QStringList notes;
    if (!offering.notes.isEmpty())
        notes << sentenceText(offering.notes);
    if (offering.loginEnds.isValid()) {
        const bool over = offering.loginEnds < QDateTime::currentDateTimeUtc();
        notes << (over ? tr("This login ended: %1") : tr("This login ends: %1"))
                     .arg(dateText(offering.loginEnds));
    }
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    updateAbout();
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

QString PlaceBar::liveText() const
{
    const auto delay = m_watcher.delay(m_place.place().registry);
    if (delay.count() == 0)
        return tr("New images appear here by themselves, as they come");
    return tr("New images of what is shown appear as they come, those of other projects within %n second(s): "
              "there are more projects than connections.",
        nullptr, int(delay.count()));
}

void PlaceBar::updateWatch()
{
    QString text;
    QString toolTip;
    Tone tone = Tone::Muted;
    m_watchRemedy->hide();
    const RegistryId& registry = m_place.place().registry;
    const MaybeError error = m_watcher.error(registry);
    switch (m_watcher.state(registry)) {
    case RegistryWatcher::State::Watching:
        text = tr("\u25cf Live");
        toolTip = liveText();
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
    if (error)
        sayEnd(*error);
    m_watch->setVisible(!m_watch->text().isEmpty());
    setTone(m_watch, error ? Tone::Warning : tone);
    updateNotes();
}

void PlaceBar::sayEnd(const Error& error)
{
    m_watch->setText(error.kind() == ErrorKind::AuthRequired ? tr("\u25cb Not live: the login ended")
                                                             : tr("\u25cb Not live"));
    m_watch->setToolTip(plainToolTip(errorText(error).sentence()));
    const Remedy remedy = remedyFor(error);
    m_watchRemedy->setText(remedyLabel(remedy));
    m_watchRemedy->setToolTip(tr("Then new images appear here by themselves again"));
    m_watchRemedy->setVisible(remedy != Remedy::None);
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "ui/controltest.h"

#include <QTabWidget>
#include <QToolBar>

namespace portolan {
namespace {

TagEvent eventOf(const QString& name, int daysAgo)
{
    TagEvent event;
    event.when = QDateTime(QDate(2026, 1, 30), QTime(12, 0), Qt::UTC).addDays(-daysAgo);
    event.digest = digestOf(name);
    event.restorable = true;
    return event;
}

} // namespace

void ControlTest::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    control().setOffering(everything());
    control().setRepositoryInfo(m_fixture->stable, RepositoryInfo());
    control().setTagHistory(image(QStringLiteral("v5")), history());
    control().setPanel(operatorId, operatorPanel(2));
    m_fixture->show();
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v5")));
    QTRY_VERIFY(m_fixture->child<QTabWidget>("detailTabs")->isTabVisible(6));
}

Offering ControlTest::everything()
{
    Offering offering;
    offering.tagHistory = true;
    offering.repositoryInfo = true;
    offering.vulnerabilities = true;
    offering.search = true;
    offering.uses = true;
    offering.watch = true;
    offering.actions = {OfferedAction(ActionKind::RollBackTag, Ability::Yes),
        OfferedAction(ActionKind::ImportImages, Ability::Yes),
        OfferedAction(ActionKind::DeleteRepository, Ability::No,
            QStringLiteral("You may not delete imagestreams in podman"))};
    offering.panels = {PanelOffer(QStringLiteral("operator"), "Registry operator")};
    offering.notes = {QStringLiteral("This login ends at 17:00")};
    return offering;
}

TagHistory ControlTest::history()
{
    TagHistory history;
    TagEvent now = eventOf(QStringLiteral("now"), 1);
    now.current = true;
    TagEvent gone = eventOf(QStringLiteral("gone"), 9);
    gone.missing = true;
    history.events = {now, eventOf(QStringLiteral("before"), 4), gone};
    return history;
}

Panel ControlTest::operatorPanel(int rows)
{
    Panel panel;
    panel.facts = {Fact("Replicas", 1), Fact("Ready replicas", 1, FactTone::Good)};
    PanelTable conditions;
    conditions.title = "Conditions";
    conditions.columns = {"Condition", "State"};
    for (int i = 0; i < rows; ++i) {
        conditions.rows << QVariantList{QStringLiteral("Available %1").arg(i), QStringLiteral("True")};
        conditions.tones << FactTone::Good;
    }
    PanelTable pods;
    pods.title = "Pods";
    pods.columns = {"Name"};
    pods.emptyText = "The registry has no pod";
    panel.tables = {conditions, pods};
    PanelAction scale;
    scale.label = "Scale...";
    scale.wish = ActionWish(ActionKind::ScaleRegistry);
    scale.wish.options.insert(QStringLiteral("replicas"), QStringLiteral("1"));
    PanelAction remove;
    remove.label = "Remove the registry...";
    remove.wish = ActionWish(ActionKind::SetRegistryState);
    remove.ability = Ability::No;
    remove.reason = QStringLiteral("You may not patch configs");
    panel.actions = {scale, remove};
    return panel;
}

QAction* ControlTest::barAction(const QString& name) const
{
    const auto actions = m_fixture->child<QToolBar>("placeToolBar")->actions();
    for (QAction* action : actions) {
        if (action->objectName() == name && action->isVisible())
            return action;
    }
    return nullptr;
}

void ControlTest::pressBar(const QString& name)
{
    QAction* action = barAction(name);
    QVERIFY2(action && action->isEnabled(), qPrintable(name));
    action->trigger(); // some are in the bar's menu when it is narrow
}

QWidget* ControlTest::openTab(const QString& title)
{
    auto* tabs = m_fixture->child<QTabWidget>("detailTabs");
    for (int i = 0; i < tabs->count(); ++i) {
        if (tabs->isTabVisible(i) && tabs->tabText(i) == title) {
            tabs->setCurrentIndex(i);
            return tabs->currentWidget();
        }
    }
    return nullptr;
}

} // namespace portolan

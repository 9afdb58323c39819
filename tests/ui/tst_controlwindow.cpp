// SPDX-License-Identifier: Apache-2.0
#include "ui/controltest.h"
#include "views/jsonview.h"

#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QToolButton>

using namespace portolan;

namespace {

ActionPlan planOf(const QString& effect)
{
    ActionPlan plan;
    plan.requests = {PlannedRequest(QStringLiteral("PUT"), QStringLiteral("/apis/x"))};
    plan.effects = {effect};
    plan.warnings = {QStringLiteral("A scheduled import stops.")};
    plan.command = QStringLiteral("oc tag a b");
    return plan;
}

} // namespace

//! Bar, tag history, actions with their plans, panels.
class ControlWindowTest final : public ControlTest {
    Q_OBJECT

private Q_SLOTS:
    void barHasOnlyWhatIsOffered();
    void barAsksBeforeItActs();
    void historyRollsBack();
    void historySaysHowTheTagStands();
    void blockedPlanCannotBeDone();
    void confirmWordIsNeeded();
    void editedFormNeedsAnotherPlan();
    void failedAndStoppedActions();
    void partlyDoneIsSaid();
    void panelShowsFactsTablesAndActions();
    void panelKeepsWhatItShows();
    void mirrorsAnswerForAReference();
    void watchSaysWhatItMisses();
    void watchEndsWithTheLogin();
    void aManifestThatIsOnlyDescribedSaysWhy();

private:
    [[nodiscard]] QDialog* rollBack()
    {
        QWidget* tab = openTab(QStringLiteral("Tag history"));
        auto* table = m_fixture->child<QTreeView>("tagHistoryTable");
        if (!tab || !QTest::qWaitFor([table] { return table->model()->rowCount() == 3; }))
            return nullptr;
        table->setCurrentIndex(table->model()->index(1, 0));
        click(tab->findChild<QPushButton*>(QStringLiteral("rollBackButton")));
        return m_fixture->dialog("actionDialog");
    }
    static QString statusOf(const QWidget* dialog)
    {
        return dialog->findChild<QLabel*>(QStringLiteral("statusText"))->text();
    }
};

void ControlWindowTest::watchSaysWhatItMisses()
{
    const RepositoryAddress whole(m_fixture->stable.registry, QString());
    QTRY_VERIFY(control().isWatched(whole));
    auto* label = m_fixture->child<QLabel>("watchState");
    RegistryChange connected(RegistryChange::Kind::Connected, QString());
    control().sendChanges(whole, {connected});
    QTRY_VERIFY(label->text().contains(QStringLiteral("Live")));
    QVERIFY(!label->toolTip().contains(QStringLiteral("second")));
    connected.delay = std::chrono::seconds(25);
    control().sendChanges(whole, {connected});
    QTRY_VERIFY2(label->toolTip().contains(QStringLiteral("25 second")), qPrintable(label->toolTip()));
    QVERIFY(label->text().contains(QStringLiteral("Live")));
    // What is looked at is watched first.
    QVERIFY(control().log().contains(
        QStringLiteral("setShown %1 %2").arg(m_fixture->stable.registry, m_fixture->stable.repository)));
}

void ControlWindowTest::watchEndsWithTheLogin()
{
    const RepositoryAddress whole(m_fixture->stable.registry, QString());
    QTRY_VERIFY(control().isWatched(whole));
    control().sendChanges(whole, {RegistryChange(RegistryChange::Kind::Connected, QString())});
    auto* label = m_fixture->child<QLabel>("watchState");
    auto* remedy = m_fixture->child<QToolButton>("watchRemedy");
    QTRY_VERIFY(label->text().contains(QStringLiteral("Live")));
    QVERIFY(!remedy->isVisible());
    control().endWatch(whole,
        Error::authRequired(QStringLiteral("the login ended at noon"))
            .withStatus(401)
            .withCode(QStringLiteral("LOGIN_EXPIRED"))
            .at(QStringLiteral("quay.io"), QString()));
    QTRY_VERIFY2(label->text().contains(QStringLiteral("the login ended")), qPrintable(label->text()));
    QVERIFY(!label->toolTip().isEmpty());
    QVERIFY(remedy->isVisible());
    remedy->click();
    QDialog* login = m_fixture->dialog("loginDialog");
    QVERIFY(login);
    login->reject();
}

void ControlWindowTest::barHasOnlyWhatIsOffered()
{
    auto* bar = m_fixture->child<QWidget>("placeBar");
    QVERIFY(bar->isVisible());
    QVERIFY(barAction(QStringLiteral("panel-operator")));
    QVERIFY(barAction(QStringLiteral("action-5")));
    QCOMPARE(m_fixture->child<QLabel>("placeNotes")->text(), everything().notes.first().english());
    QAction* remove = barAction(QStringLiteral("action-7"));
    QVERIFY(remove && !remove->isEnabled());
    QCOMPARE(remove->toolTip(), everything().actions.last().reason.english());

    const RepositoryAddress other(m_fixture->stable.registry, QStringLiteral("podman/dev"));
    control().setOffering(other, Offering());
    QVERIFY(
        m_fixture->clickNode({QStringLiteral("quay.io"), QStringLiteral("podman"), QStringLiteral("dev")}));
    QTRY_VERIFY(!bar->isVisible());
    auto* tabs = m_fixture->child<QTabWidget>("detailTabs");
    for (int i = 0; i < tabs->count(); ++i)
        QVERIFY2(!tabs->isTabVisible(i) || !tabs->tabText(i).contains(QStringLiteral("Tag history")),
            qPrintable(tabs->tabText(i)));
}

void ControlWindowTest::barAsksBeforeItActs()
{
    control().setPlan(ActionKind::ImportImages, planOf(QStringLiteral("Three tags are imported.")));
    pressBar(QStringLiteral("action-5"));
    QDialog* dialog = m_fixture->dialog("actionDialog");
    QVERIFY(dialog);
    // Where from is not known yet: nothing is asked, nothing can be done.
    QCOMPARE(control().calls(QStringLiteral("planAction")), 0);
    QVERIFY(!in<QPushButton>(dialog, "performButton")->isEnabled());
    type(dialog, "source", QStringLiteral("quay.io/team/app"));
    QTRY_VERIFY(in<QPushButton>(dialog, "performButton")->isEnabled());
    QVERIFY(allText(in<QTreeView>(dialog, "plan")->model()).contains(QStringLiteral("Three tags")));
    QCOMPARE(control().performed().size(), 0);
    click(in<QPushButton>(dialog, "performButton"));
    QTRY_COMPARE(control().performed().size(), 1);
    const ActionWish wish = control().performed().first().wish;
    QCOMPARE(wish.source, QStringLiteral("quay.io/team/app"));
    QCOMPARE(wish.repository, m_fixture->stable.repository);
    QCOMPARE(wish.options.value(QStringLiteral("mode")), QStringLiteral("PreserveOriginal"));
    QTRY_VERIFY(!m_fixture->child<QDialog>("actionDialog"));
}

void ControlWindowTest::historyRollsBack()
{
    control().setPlan(ActionKind::RollBackTag, planOf(QStringLiteral("v5 points to the older image.")));
    QWidget* tab = openTab(QStringLiteral("Tag history"));
    QVERIFY(tab);
    auto* table = in<QTreeView>(tab, "tagHistoryTable");
    QTRY_COMPARE(table->model()->rowCount(), 3);
    auto* button = in<QPushButton>(tab, "rollBackButton");
    for (const int row : {0, 2}) { // the current one, and one that is gone
        table->setCurrentIndex(table->model()->index(row, 0));
        QVERIFY2(!button->isEnabled(), qPrintable(QString::number(row)));
    }
    const int asked = control().calls(QStringLiteral("fetchTagHistory"));
    QDialog* dialog = rollBack();
    QVERIFY(dialog);
    auto* perform = in<QPushButton>(dialog, "performButton");
    QTRY_VERIFY(perform->isEnabled());
    const QString plan = allText(in<QTreeView>(dialog, "plan")->model());
    QVERIFY2(
        plan.contains(QStringLiteral("older image")) && plan.contains(QStringLiteral("scheduled import")),
        qPrintable(plan));
    QCOMPARE(in<QLineEdit>(dialog, "command")->text(), QStringLiteral("oc tag a b"));
    click(perform);
    QTRY_COMPARE(control().performed().size(), 1);
    QCOMPARE(control().performed().first().wish.digest, digestOf(QStringLiteral("before")));
    QCOMPARE(control().performed().first().wish.tags, QStringList(QStringLiteral("v5")));
    QTRY_VERIFY(!m_fixture->child<QDialog>("actionDialog"));
    QTRY_VERIFY(control().calls(QStringLiteral("fetchTagHistory")) > asked);
}

void ControlWindowTest::historySaysHowTheTagStands()
{
    TagHistory told = history();
    told.facts = {Fact("Imported from", QStringLiteral("quay.io/a/b:1")),
        Fact("Reference policy", QStringLiteral("Local"))};
    control().setTagHistory(image(QStringLiteral("v5")), told);
    QWidget* tab = openTab(QStringLiteral("Tag history"));
    QVERIFY(tab);
    auto* facts = in<QTreeView>(tab, "tagFacts");
    QTRY_VERIFY(facts->isVisible());
    QCOMPARE(facts->model()->rowCount(), 2);
    // All of them are seen at once, and the timeline has the rest.
    QVERIFY(facts->visualRect(facts->model()->index(1, 0)).bottom() <= facts->viewport()->height());
    QVERIFY(in<QTreeView>(tab, "tagHistoryTable")->height() > facts->height());
}

void ControlWindowTest::blockedPlanCannotBeDone()
{
    ActionPlan blocked = planOf(QStringLiteral("Nothing."));
    blocked.blockers = {QStringLiteral("You may not update imagestreamtags in podman.")};
    blocked.confirmWord = QStringLiteral("v5");
    control().setPlan(ActionKind::RollBackTag, blocked);
    QDialog* dialog = rollBack();
    QVERIFY(dialog);
    QTRY_VERIFY(allText(in<QTreeView>(dialog, "plan")->model()).contains(blocked.blockers.first().english()));
    QVERIFY(!in<QPushButton>(dialog, "performButton")->isEnabled());
    QVERIFY(!in<QLineEdit>(dialog, "confirmWord")->isVisible());
    QVERIFY(statusOf(dialog).contains(QStringLiteral("cannot be done")));
}

void ControlWindowTest::confirmWordIsNeeded()
{
    ActionPlan plan = planOf(QStringLiteral("All images go."));
    plan.confirmWord = QStringLiteral("Removed");
    control().setPlan(ActionKind::RollBackTag, plan);
    QDialog* dialog = rollBack();
    QVERIFY(dialog);
    auto* perform = in<QPushButton>(dialog, "performButton");
    auto* word = in<QLineEdit>(dialog, "confirmWord");
    QTRY_VERIFY(word->isVisible());
    QVERIFY(!perform->isEnabled());
    type(dialog, "confirmWord", QStringLiteral("removed"));
    QVERIFY(!perform->isEnabled());
    type(dialog, "confirmWord", plan.confirmWord);
    QVERIFY(perform->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_fixture->child<QDialog>("actionDialog"));
    QCOMPARE(control().performed().size(), 0);
}

void ControlWindowTest::editedFormNeedsAnotherPlan()
{
    control().setPlan(ActionKind::ScaleRegistry, planOf(QStringLiteral("It runs in pods.")));
    pressBar(QStringLiteral("panel-operator"));
    QDialog* panel = m_fixture->dialog("panelDialog");
    QVERIFY(panel);
    QTRY_VERIFY(in<QPushButton>(panel, "panelAction-0"));
    click(in<QPushButton>(panel, "panelAction-0"));
    QDialog* dialog = m_fixture->dialog("actionDialog");
    QVERIFY(dialog);
    auto* perform = in<QPushButton>(dialog, "performButton");
    QTRY_VERIFY(perform->isEnabled());
    in<QSpinBox>(dialog, "replicas")->setValue(3);
    QVERIFY2(!perform->isEnabled(), "the plan that is shown is for one replica");
    QTRY_VERIFY(perform->isEnabled());
    const int panels = control().calls(QStringLiteral("fetchPanel"));
    click(perform);
    QTRY_COMPARE(control().performed().size(), 1);
    QCOMPARE(
        control().performed().first().wish.options.value(QStringLiteral("replicas")), QStringLiteral("3"));
    QTRY_VERIFY(control().calls(QStringLiteral("fetchPanel")) > panels);
}

void ControlWindowTest::failedAndStoppedActions()
{
    control().setPlan(ActionKind::RollBackTag, planOf(QStringLiteral("v5 points to the older image.")));
    control().fail(QStringLiteral("performAction"),
        Error::protocol(QStringLiteral("somebody moved it meanwhile"))
            .withCode(QStringLiteral("CHANGED_MEANWHILE")));
    QDialog* dialog = rollBack();
    QVERIFY(dialog);
    auto* perform = in<QPushButton>(dialog, "performButton");
    QTRY_VERIFY(perform->isEnabled());
    click(perform);
    auto* retry = in<QPushButton>(dialog, "retryButton");
    QTRY_VERIFY(retry->isVisible());
    QVERIFY(!perform->isEnabled());
    const int plans = control().calls(QStringLiteral("planAction"));
    click(retry); // it is planned again, and not done again
    QTRY_VERIFY(perform->isEnabled());
    QCOMPARE(control().calls(QStringLiteral("planAction")), plans + 1);
    QCOMPARE(control().performed().size(), 1);

    control().heal(QStringLiteral("performAction"));
    control().hold(true);
    click(perform);
    ActionProgress progress;
    progress.total = 2;
    progress.done = 1;
    progress.text = QStringLiteral("1 of 2 replicas are ready");
    control().reportProgress(progress);
    QTRY_COMPARE(statusOf(dialog), progress.text.english());
    click(in<QPushButton>(dialog, "stopButton"));
    QTRY_VERIFY(statusOf(dialog).contains(QStringLiteral("Stopped")));
    QVERIFY(!perform->isVisible());
    control().hold(false);
    click(in<QPushButton>(dialog, "cancelButton"));
    QTRY_VERIFY(!m_fixture->child<QDialog>("actionDialog"));
}

void ControlWindowTest::partlyDoneIsSaid()
{
    control().setPlan(ActionKind::RollBackTag, planOf(QStringLiteral("Two tags.")));
    ActionReport report;
    ActionItem refused;
    refused.name = QStringLiteral("v5");
    refused.ok = false;
    refused.message = QStringLiteral("the image is gone");
    report.items = {refused};
    control().setReport(report);
    QDialog* dialog = rollBack();
    QVERIFY(dialog);
    QTRY_VERIFY(in<QPushButton>(dialog, "performButton")->isEnabled());
    click(in<QPushButton>(dialog, "performButton"));
    QTRY_VERIFY(statusOf(dialog).contains(QStringLiteral("Not all")));
    QVERIFY(allText(in<QTreeView>(dialog, "plan")->model()).contains(refused.message.english()));
    QCOMPARE(in<QPushButton>(dialog, "cancelButton")->text(), QStringLiteral("Close"));
}

void ControlWindowTest::panelShowsFactsTablesAndActions()
{
    pressBar(QStringLiteral("panel-operator"));
    QDialog* dialog = m_fixture->dialog("panelDialog");
    QVERIFY(dialog);
    QTreeView* table = nullptr;
    QTRY_VERIFY((table = in<QTreeView>(dialog, "panelTable-0")));
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->accessibleName(), QStringLiteral("Conditions"));
    QVERIFY(!in<QLabel>(dialog, "panelEmpty-1")->isHidden());
    auto* remove = in<QPushButton>(dialog, "panelAction-1");
    QVERIFY(remove && !remove->isEnabled());
    QCOMPARE(remove->toolTip(), QStringLiteral("You may not patch configs"));
    QVERIFY(in<QPushButton>(dialog, "panelAction-0")->isEnabled());

    // The same tables with other rows: the empty one's text follows them.
    Panel more = operatorPanel(3);
    more.tables[1].rows << QVariantList{QStringLiteral("image-registry-1")};
    control().setPanel(operatorId, more);
    click(in<QPushButton>(dialog, "refreshButton"));
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QVERIFY(in<QLabel>(dialog, "panelEmpty-1")->isHidden());
}

void ControlWindowTest::panelKeepsWhatItShows()
{
    control().fail(QStringLiteral("fetchPanel"), Error::network(QStringLiteral("refused")));
    pressBar(QStringLiteral("panel-operator"));
    QDialog* dialog = m_fixture->dialog("panelDialog");
    QVERIFY(dialog);
    QPushButton* shown = nullptr;
    const auto findRetry = [dialog, &shown] {
        for (QPushButton* button : dialog->findChildren<QPushButton*>(QStringLiteral("retryButton"))) {
            if (button->isVisible())
                shown = button;
        }
        return shown != nullptr;
    };
    QTRY_VERIFY(findRetry());
    control().heal(QStringLiteral("fetchPanel"));
    click(shown);
    QTRY_VERIFY(in<QTreeView>(dialog, "panelTable-0"));
    control().fail(QStringLiteral("fetchPanel"), Error::network(QStringLiteral("refused")));
    click(in<QPushButton>(dialog, "refreshButton"));
    shown = nullptr;
    QTRY_VERIFY(findRetry());
    QVERIFY(in<QTreeView>(dialog, "panelTable-0")->isVisible());
}

void ControlWindowTest::mirrorsAnswerForAReference()
{
    Offering offering = everything();
    offering.panels = {PanelOffer(QStringLiteral("mirrors"), "Mirrors")};
    control().setOffering(offering);
    control().setPanel(QStringLiteral("mirrors"), operatorPanel(1));
    control().setPanel(QStringLiteral("mirrors:quay.io/a/b"), operatorPanel(1));
    m_fixture->models->place.refresh();
    QTRY_VERIFY(barAction(QStringLiteral("panel-mirrors")));
    pressBar(QStringLiteral("panel-mirrors"));
    QDialog* dialog = m_fixture->dialog("panelDialog");
    QVERIFY(dialog);
    QVERIFY(!in<QPushButton>(dialog, "checkButton")->isEnabled());
    type(dialog, "checkedReference", QStringLiteral("quay.io/a/b"));
    QTest::keyClick(in<QLineEdit>(dialog, "checkedReference"), Qt::Key_Return);
    QVERIFY2(dialog->isVisible(), "Return asks, it does not close");
    QTRY_VERIFY(control().log().contains(QStringLiteral("fetchPanel %1 %2 mirrors:quay.io/a/b")
                                             .arg(m_fixture->stable.registry, m_fixture->stable.repository)));
}

void ControlWindowTest::aManifestThatIsOnlyDescribedSaysWhy()
{
    const QString why = QStringLiteral("The cluster's registry has no address outside");
    const Digest digest = digestOf(QStringLiteral("described"));
    ImageDetails details = imageDetails(m_fixture->stable.repository, QStringLiteral("v4.9"), {30000000});
    details.document = ManifestDocument::described(
        digest, details.document.mediaType(), ManifestDocument::Content(*details.document.manifest()));
    details.limitation = why;
    m_fixture->service.setImage(
        ImageAddress(m_fixture->stable.registry, m_fixture->stable.repository, QStringLiteral("v4.9")),
        details);
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.9")));
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
    auto* manifest = m_fixture->child<QWidget>("manifestTab");
    m_fixture->child<QTabWidget>("detailTabs")->setCurrentWidget(manifest);
    const auto* text = manifest->findChild<QLabel*>(QStringLiteral("emptyText"));
    QVERIFY(text && text->isVisible());
    QVERIFY2(text->text().contains(why), qPrintable(text->text()));
    QVERIFY(!manifest->findChild<JsonView*>()->isVisible());
    // The next one has its manifest again.
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.10")));
    QTRY_VERIFY(manifest->findChild<JsonView*>()->isVisible());
}

QTEST_MAIN(ControlWindowTest)
#include "tst_controlwindow.moc"

// SPDX-License-Identifier: Apache-2.0
#include "ui/windowfixture.h"

#include "views/banner.h"
#include "views/commandfield.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>

using namespace portolan;

class TestDeleteDialog final : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void cancelIsTheDefault();
    void siblingsAreShown();
    void anotherChoicePlansAgain();
    void anObstacleIsReadableWhole();
    void theThrowawayWayNeedsAWord();
    void whatCannotBeDoneSaysWhy();
    void deletingTakesTheRowAndOffersUndo();
    void aMovedTagStopsAndPlansAgain();
    void anErrorKeepsTheDialog();
    void whereDeletingIsOffTheActionSaysSo();
    void undoPutsBack();
    void undoSaysWhenItIsTooLate();

private:
    [[nodiscard]] QDialog* openDelete();
    [[nodiscard]] QPushButton* button(const QDialog* dialog, const char* name) const;

    DeletePlan m_plan;
};

void TestDeleteDialog::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    DeleteSubject subject;
    subject.manifest = Descriptor(
        QStringLiteral("application/vnd.oci.image.manifest.v1+json"), digestOf(QStringLiteral("v5")), 500);
    subject.tagsRemoved = {QStringLiteral("v5")};
    subject.tagsKept = {QStringLiteral("latest"), QStringLiteral("stable-sibling")};
    DeleteStep step;
    step.method = DeleteMethod::ByTag;
    step.target = QStringLiteral("v5");
    step.requests = {QStringLiteral("DELETE /v2/podman/stable/manifests/v5")};
    m_plan = DeletePlan();
    m_plan.registryId = QStringLiteral("quay.io");
    m_plan.repository = QStringLiteral("podman/stable");
    m_plan.subjects = {subject};
    m_plan.steps = {step};
    m_fixture->service.setPlan(m_plan);
    DeleteReport report;
    report.tagsRemoved = {QStringLiteral("v5")};
    report.undoId = 7;
    m_fixture->service.setDeleteReport(report);
    m_fixture->show();
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v5")));
}

QDialog* TestDeleteDialog::openDelete()
{
    m_fixture->tags()->setFocus();
    QTest::keyClick(m_fixture->tags(), Qt::Key_Delete);
    return m_fixture->dialog("deleteDialog");
}

QPushButton* TestDeleteDialog::button(const QDialog* dialog, const char* name) const
{
    return dialog->findChild<QPushButton*>(QString::fromLatin1(name));
}

void TestDeleteDialog::cancelIsTheDefault()
{
    QDialog* dialog = openDelete();
    QVERIFY(dialog);
    QTRY_VERIFY(button(dialog, "deleteButton")->isEnabled());
    QVERIFY(button(dialog, "cancelButton")->isDefault());
    QVERIFY(!button(dialog, "deleteButton")->isDefault());
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(!m_fixture->window->findChild<QDialog*>(QStringLiteral("deleteDialog")));
    QCOMPARE(m_fixture->service.calls(FakeService::Method::PerformDelete), 0);
}

void TestDeleteDialog::siblingsAreShown()
{
    QDialog* dialog = openDelete();
    QVERIFY(dialog);
    QTRY_VERIFY(button(dialog, "deleteButton")->isEnabled());
    const QString shown = allText(dialog->findChild<QTreeView*>(QStringLiteral("plan"))->model());
    QVERIFY2(shown.contains(QStringLiteral("stable-sibling")), qPrintable(shown));
    QVERIFY(shown.contains(QStringLiteral("DELETE /v2/podman/stable/manifests/v5")));
    QCOMPARE(m_fixture->service.calls(FakeService::Method::PerformDelete), 0);
}

void TestDeleteDialog::anotherChoicePlansAgain()
{
    QDialog* dialog = openDelete();
    QVERIFY(dialog);
    QTRY_VERIFY(button(dialog, "deleteButton")->isEnabled());
    QVERIFY(dialog->findChild<QRadioButton*>(QStringLiteral("tagsOnly"))->isChecked());
    const int before = m_fixture->service.calls(FakeService::Method::PlanDelete);
    m_fixture->service.setDelivery(FakeService::Delivery::Manual);
    dialog->findChild<QRadioButton*>(QStringLiteral("wholeImages"))->setChecked(true);
    QCOMPARE(m_fixture->service.calls(FakeService::Method::PlanDelete), before + 1);
    QVERIFY(!button(dialog, "deleteButton")->isEnabled());
    m_fixture->service.reportPlanning(3, 10);
    QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("statusText"))->text().contains(QStringLiteral("10")));
    m_fixture->service.deliverAll();
    QTRY_VERIFY(button(dialog, "deleteButton")->isEnabled());
    QCOMPARE(dialog->findChild<CommandField*>()->command(),
        QStringLiteral("portolan-cli rm --yes --image quay.io/podman/stable:v5"));
}

void TestDeleteDialog::anObstacleIsReadableWhole()
{
    DeletePlan impossible = m_plan;
    impossible.steps.clear();
    impossible.blockers = {QStringLiteral("Deleting it would also remove %1, which point to the same image.")
                               .arg(QStringLiteral("a-tag-with-a-name ").repeated(20))};
    m_fixture->service.setPlan(impossible);
    QDialog* dialog = openDelete();
    QVERIFY(dialog);
    auto* plan = dialog->findChild<QTreeView*>(QStringLiteral("plan"));
    QTRY_VERIFY(plan->model()->rowCount() > 0);
    const QModelIndex obstacle = plan->model()->index(0, 0, plan->model()->index(0, 0)).siblingAtColumn(1);
    QVERIFY(obstacle.data().toString().contains(QStringLiteral("same image")));
    const QRect room = plan->visualRect(obstacle).adjusted(4, 3, -4, -3);
    const QRect needed = plan->fontMetrics().boundingRect(
        QRect(0, 0, room.width(), 10000), Qt::TextWordWrap, obstacle.data().toString());
    QVERIFY2(room.height() >= needed.height(),
        qPrintable(QStringLiteral("%1 of %2").arg(room.height()).arg(needed.height())));
}

void TestDeleteDialog::theThrowawayWayNeedsAWord()
{
    DeletePlan impossible = m_plan;
    impossible.steps.clear();
    impossible.blockers = {QStringLiteral("The server deletes images, not tags.")};
    impossible.throwawayOffered = true;
    m_fixture->service.setPlan(impossible);
    QDialog* dialog = openDelete();
    QVERIFY(dialog);
    auto* throwaway = dialog->findChild<QCheckBox*>(QStringLiteral("throwaway"));
    QTRY_VERIFY(throwaway->isVisible());
    QVERIFY(!throwaway->isChecked());
    QVERIFY(!button(dialog, "deleteButton")->isEnabled());
    m_fixture->service.setPlan(m_plan);
    throwaway->setChecked(true);
    QTRY_VERIFY(button(dialog, "deleteButton")->isEnabled());
    QVERIFY(throwaway->isVisible());
    dialog->findChild<QRadioButton*>(QStringLiteral("wholeImages"))->setChecked(true);
    QTRY_VERIFY(!throwaway->isVisible());
}

void TestDeleteDialog::whatCannotBeDoneSaysWhy()
{
    DeletePlan blocked = m_plan;
    blocked.steps.clear();
    blocked.blockers = {QStringLiteral("Deleting is switched off on this registry.")};
    m_fixture->service.setPlan(blocked);
    QDialog* dialog = openDelete();
    QVERIFY(dialog);
    QTreeView* plan = dialog->findChild<QTreeView*>(QStringLiteral("plan"));
    QTRY_VERIFY(allText(plan->model()).contains(QStringLiteral("switched off")));
    QVERIFY(!button(dialog, "deleteButton")->isEnabled());
}

void TestDeleteDialog::deletingTakesTheRowAndOffersUndo()
{
    QDialog* dialog = openDelete();
    QVERIFY(dialog);
    QTRY_VERIFY(button(dialog, "deleteButton")->isEnabled());
    click(button(dialog, "deleteButton"));
    QTRY_VERIFY(!m_fixture->models->tags.indexOf(QStringLiteral("v5")).isValid());
    QVERIFY(m_fixture->models->tags.indexOf(QStringLiteral("latest")).isValid());
    auto* banner = m_fixture->child<Banner>("windowBanner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(QStringLiteral("v5")));
    click(banner->findChild<QPushButton*>(QStringLiteral("bannerButton")));
    QVERIFY(m_fixture->dialog("undoDialog"));
}

void TestDeleteDialog::aMovedTagStopsAndPlansAgain()
{
    QDialog* dialog = openDelete();
    QVERIFY(dialog);
    QTRY_VERIFY(button(dialog, "deleteButton")->isEnabled());
    m_fixture->service.fail(FakeService::Method::PerformDelete,
        Error::conflict(QStringLiteral("v5 points elsewhere")).withCode(QStringLiteral("TAG_MOVED")));
    click(button(dialog, "deleteButton"));
    auto* meaning = dialog->findChild<QLabel*>(QStringLiteral("errorMeaning"));
    QTRY_VERIFY(meaning->isVisible());
    QVERIFY(meaning->text().contains(QStringLiteral("changed")));
    QVERIFY(!button(dialog, "deleteButton")->isEnabled());
    QVERIFY(m_fixture->models->tags.indexOf(QStringLiteral("v5")).isValid());
    const int before = m_fixture->service.calls(FakeService::Method::PlanDelete);
    click(button(dialog, "retryButton"));
    QCOMPARE(m_fixture->service.calls(FakeService::Method::PlanDelete), before + 1);
}

void TestDeleteDialog::anErrorKeepsTheDialog()
{
    m_fixture->service.fail(FakeService::Method::PlanDelete, Error::timeout(QStringLiteral("30 s")));
    QDialog* dialog = openDelete();
    QVERIFY(dialog);
    QTRY_VERIFY(button(dialog, "retryButton")->isVisible());
    QVERIFY(!button(dialog, "deleteButton")->isEnabled());
    m_fixture->service.heal(FakeService::Method::PlanDelete);
    click(button(dialog, "retryButton"));
    QTRY_VERIFY(button(dialog, "deleteButton")->isEnabled());
}

void TestDeleteDialog::whereDeletingIsOffTheActionSaysSo()
{
    Capabilities none;
    none.deleteByTag = Ability::No;
    none.deleteByDigest = Ability::No;
    none.deleteReason = QStringLiteral("Deleting is switched off");
    m_fixture->service.setCapabilities(none);
    m_fixture->window->actions().refresh->trigger();
    QTRY_VERIFY(!m_fixture->window->actions().remove->isEnabled());
    QCOMPARE(m_fixture->window->actions().remove->toolTip(), none.deleteReason.english());
}

void TestDeleteDialog::undoPutsBack()
{
    UndoEntry entry;
    entry.id = 7;
    entry.when = QDateTime::currentDateTimeUtc();
    entry.registry = QStringLiteral("quay.io");
    entry.repository = QStringLiteral("podman/stable");
    entry.tags = {QStringLiteral("gone")};
    m_fixture->service.setUndoEntries({entry});
    UndoReport report;
    report.tagsRestored = {QStringLiteral("gone")};
    report.tagsTaken = {QStringLiteral("moved")};
    m_fixture->service.setUndoReport(report);
    QTest::keyClick(m_fixture->window.get(), Qt::Key_Z, Qt::ControlModifier);
    QDialog* dialog = m_fixture->dialog("undoDialog");
    QVERIFY(dialog);
    QTRY_VERIFY(button(dialog, "undoButton")->isEnabled());
    click(button(dialog, "undoButton"));
    QTRY_VERIFY(m_fixture->models->tags.indexOf(QStringLiteral("gone")).isValid());
    QTRY_VERIFY(
        dialog->findChild<QLabel*>(QStringLiteral("statusText"))->text().contains(QStringLiteral("moved")));
    QVERIFY(!button(dialog, "undoButton")->isEnabled());
}

void TestDeleteDialog::undoSaysWhenItIsTooLate()
{
    UndoEntry entry;
    entry.id = 8;
    entry.when = QDateTime::currentDateTimeUtc();
    entry.registry = QStringLiteral("quay.io");
    entry.repository = QStringLiteral("podman/stable");
    m_fixture->service.setUndoEntries({entry});
    m_fixture->service.fail(FakeService::Method::CheckUndo,
        Error::notFound(QStringLiteral("blob unknown")).withCode(QStringLiteral("BLOBS_GONE")));
    m_fixture->window->actions().undo->trigger();
    QDialog* dialog = m_fixture->dialog("undoDialog");
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QLabel*>(QStringLiteral("statusText"))
                    ->text()
                    .contains(QStringLiteral("no longer")));
    QVERIFY(!button(dialog, "undoButton")->isEnabled());
}

QTEST_MAIN(TestDeleteDialog)
#include "tst_deletedialog.moc"

// SPDX-License-Identifier: Apache-2.0
#include "ui/windowfixture.h"

#include "present/filechooser.h"
#include "views/commandfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>

using namespace portolan;

class TestTransfers final : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        WindowTest::init();
        QVERIFY(m_fixture->openStable());
        QVERIFY(m_fixture->clickTag(QStringLiteral("v5")));
        QTRY_COMPARE(m_fixture->models->tags.indexOf(QStringLiteral("v5"))
                         .siblingAtColumn(TagListModel::PlatformsColumn)
                         .data(modelrole::ValueRole)
                         .toStringList()
                         .size(),
            2);
    }

    void aPullGoesToTheLibraryByDefault();
    void aPullToAnArchiveTakesItsFile();
    void aDockerArchiveHoldsOnePlatform();
    void severalTagsArePulledAtOnce();
    void aCopyNamesItsTarget();
    void transfersArePausedResumedAndCancelled();

private:
    [[nodiscard]] QDialog* openPull();
    [[nodiscard]] TransferRequest lastRequest() const;
};

QDialog* TestTransfers::openPull()
{
    m_fixture->window->actions().pull->trigger();
    return m_fixture->dialog("pullDialog");
}

TransferRequest TestTransfers::lastRequest() const
{
    const TransferListModel& model = m_fixture->models->transfers;
    return model.index(model.rowCount() - 1, 0).data(TransferListModel::RequestRole).value<TransferRequest>();
}

void TestTransfers::aPullGoesToTheLibraryByDefault()
{
    QDialog* dialog = openPull();
    QVERIFY(dialog);
    const QString command = dialog->findChild<CommandField*>()->command();
    QCOMPARE(command, QStringLiteral("portolan-cli pull quay.io/podman/stable:v5 --to library"));
    const auto* podman = dialog->findChild<CommandField*>(QStringLiteral("podmanCommand"));
    QVERIFY(podman);
    QCOMPARE(podman->command(), QStringLiteral("podman pull quay.io/podman/stable:v5"));
    m_fixture->service.forgetCalls();
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE(m_fixture->service.calls(FakeService::Method::StartTransfer), 1);
    const TransferRequest request = lastRequest();
    QCOMPARE(request.source,
        ImageAddress(QStringLiteral("quay.io"), QStringLiteral("podman/stable"), QStringLiteral("v5")));
    QCOMPARE(request.destination.kind, DestinationSpec::Kind::LocalLibrary);
    QCOMPARE(request.destination.name, QStringLiteral("quay.io/podman/stable:v5"));
    QVERIFY(request.allPlatforms);
    // What changed is looked at again.
    QTRY_VERIFY(m_fixture->service.calls(FakeService::Method::FetchRepositories) > 0);
}

void TestTransfers::aPullToAnArchiveTakesItsFile()
{
    QDialog* dialog = openPull();
    QVERIFY(dialog);
    click(dialog->findChild<QRadioButton*>(QStringLiteral("toOciArchive")));
    dialog->findChild<QRadioButton*>(QStringLiteral("toOciArchive"))->setChecked(true);
    auto* pull = dialog->findChild<QPushButton*>(QStringLiteral("pullButton"));
    QVERIFY(!pull->isEnabled());
    const QString path = m_fixture->folder.filePath(QStringLiteral("stable.tar"));
    FileChooser::setNextPath(path);
    click(dialog->findChild<QPushButton*>(QStringLiteral("browse")));
    QVERIFY(pull->isEnabled());
    auto* platform = dialog->findChild<QComboBox*>(QStringLiteral("platform"));
    platform->setCurrentIndex(platform->findText(QStringLiteral("linux/arm64")));
    click(pull);
    QTRY_COMPARE(m_fixture->models->transfers.rowCount(), 1);
    const TransferRequest request = lastRequest();
    QCOMPARE(request.destination.kind, DestinationSpec::Kind::OciArchive);
    QCOMPARE(request.destination.path, path);
    QCOMPARE(request.destination.name, QStringLiteral("v5"));
    QVERIFY(request.destination.replaceExisting);
    QVERIFY(!request.allPlatforms);
    QCOMPARE(request.platform.architecture, QStringLiteral("arm64"));
}

void TestTransfers::aDockerArchiveHoldsOnePlatform()
{
    QDialog* dialog = openPull();
    QVERIFY(dialog);
    dialog->findChild<QRadioButton*>(QStringLiteral("toDockerArchive"))->setChecked(true);
    auto* platform = dialog->findChild<QComboBox*>(QStringLiteral("platform"));
    QVERIFY(platform->currentIndex() > 0);
    type(dialog, "path", m_fixture->folder.filePath(QStringLiteral("docker.tar")));
    auto* pull = dialog->findChild<QPushButton*>(QStringLiteral("pullButton"));
    QVERIFY(pull->isEnabled());
    platform->setCurrentIndex(0);
    QVERIFY(!pull->isEnabled());
}

void TestTransfers::severalTagsArePulledAtOnce()
{
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.9"), Qt::ControlModifier));
    QDialog* dialog = openPull();
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QRadioButton*>(QStringLiteral("toOciArchive"))->isEnabled());
    click(dialog->findChild<QPushButton*>(QStringLiteral("pullButton")));
    QTRY_COMPARE(m_fixture->models->transfers.rowCount(), 2);
}

void TestTransfers::aCopyNamesItsTarget()
{
    m_fixture->window->actions().copyTo->trigger();
    QDialog* dialog = m_fixture->dialog("copyDialog");
    QVERIFY(dialog);
    auto* registry = dialog->findChild<QComboBox*>(QStringLiteral("registry"));
    registry->setCurrentIndex(registry->findData(QStringLiteral("registry.example.com:5000")));
    auto* repository = dialog->findChild<QComboBox*>(QStringLiteral("repository"));
    auto* copy = dialog->findChild<QPushButton*>(QStringLiteral("copyButton"));
    repository->setCurrentText(QStringLiteral("Not Valid"));
    QVERIFY(!copy->isEnabled());
    repository->setCurrentText(QStringLiteral("mirror/stable"));
    QVERIFY(copy->isEnabled());
    QCOMPARE(dialog->findChild<CommandField*>()->command(),
        QStringLiteral(
            "portolan-cli copy quay.io/podman/stable:v5 registry.example.com:5000/mirror/stable:v5"));
    dialog->findChild<QCheckBox*>(QStringLiteral("attachments"))->setChecked(true);
    click(copy);
    QTRY_COMPARE(m_fixture->models->transfers.rowCount(), 1);
    const TransferRequest request = lastRequest();
    QCOMPARE(request.destination.kind, DestinationSpec::Kind::Registry);
    QCOMPARE(request.destination.registry, QStringLiteral("registry.example.com:5000"));
    QCOMPARE(request.destination.repository, QStringLiteral("mirror/stable"));
    QCOMPARE(request.destination.tag, QStringLiteral("v5"));
    QVERIFY(request.withAttachments);
}

void TestTransfers::transfersArePausedResumedAndCancelled()
{
    m_fixture->service.setDelivery(FakeService::Delivery::Manual);
    QDialog* dialog = openPull();
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Return);
    auto* table = m_fixture->child<QTreeView>("transferTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(table->isVisible());
    TransferProgress progress;
    progress.stage = TransferProgress::Stage::Blobs;
    progress.bytesDone = 25000000;
    progress.bytesTotal = 100000000;
    progress.bytesPerSecond = 5000000;
    progress.secondsLeft = 15;
    m_fixture->service.reportProgress(progress);
    const QModelIndex row = table->model()->index(0, 0);
    QTRY_COMPARE(
        row.siblingAtColumn(TransferListModel::TimeLeftColumn).data().toString(), QStringLiteral("15 s"));
    QVERIFY(row.siblingAtColumn(TransferListModel::ProgressColumn)
                .data()
                .toString()
                .contains(QStringLiteral("100 MB")));

    const auto action = [table](const QString& text) {
        for (QAction* candidate : table->actions()) {
            if (candidate->text() == text)
                return candidate;
        }
        return static_cast<QAction*>(nullptr);
    };
    const auto state = [row] {
        return row.data(TransferListModel::StateRole).value<TransferListModel::TransferState>();
    };
    QVERIFY(action(QStringLiteral("Pause"))->isEnabled());
    QVERIFY(!action(QStringLiteral("Resume"))->isEnabled());
    action(QStringLiteral("Pause"))->trigger();
    QCOMPARE(state(), TransferListModel::TransferState::Paused);
    QVERIFY(action(QStringLiteral("Resume"))->isEnabled());
    action(QStringLiteral("Resume"))->trigger();
    QCOMPARE(state(), TransferListModel::TransferState::Running);
    action(QStringLiteral("Cancel"))->trigger();
    QCOMPARE(state(), TransferListModel::TransferState::Cancelled);
    QVERIFY(action(QStringLiteral("Retry"))->isEnabled());
    action(QStringLiteral("Remove from the list"))->trigger();
    QCOMPARE(table->model()->rowCount(), 0);
}

QTEST_MAIN(TestTransfers)
#include "tst_transfers.moc"

// SPDX-License-Identifier: Apache-2.0
#include "ui/windowfixture.h"

#include "dialogs/propertiesdialog.h"
#include "present/filechooser.h"
#include "present/messagebox.h"

#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>

using namespace portolan;

class TestRegistries final : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void theHostIsCheckedWhileTyping_data();
    void theHostIsCheckedWhileTyping();
    void aRegistryIsAskedBeforeItIsAdded();
    void aRegistryThatDoesNotAnswerCanBeAddedAllTheSame();
    void askingCanBeStopped();
    void aLoginIsAskedForWhereItIsNeeded();
    void removingAsksAndTheLibraryStays();
    void propertiesShowTheLoginAndStoreChanges();
    void aLayoutFolderCanBeOpened();
    void whatIsNoImageSaysSo();
    void aDroppedFolderIsOpened();
    void aPullSecretIsTakenOver();

private:
    [[nodiscard]] QDialog* openAdd(const QString& host);
    [[nodiscard]] QString makeLayout() const;
};

QDialog* TestRegistries::openAdd(const QString& host)
{
    m_fixture->window->actions().addRegistry->trigger();
    QDialog* dialog = m_fixture->dialog("addRegistryDialog");
    if (dialog)
        type(dialog, "host", host);
    return dialog;
}

QString TestRegistries::makeLayout() const
{
    const QString path = m_fixture->folder.filePath(QStringLiteral("images"));
    QDir().mkpath(path + QStringLiteral("/blobs/sha256"));
    QFile marker(path + QStringLiteral("/oci-layout"));
    QFile index(path + QStringLiteral("/index.json"));
    if (marker.open(QIODevice::WriteOnly) && index.open(QIODevice::WriteOnly)) {
        marker.write(R"({"imageLayoutVersion":"1.0.0"})");
        index.write(R"({"schemaVersion":2,"manifests":[]})");
    }
    return path;
}

void TestRegistries::theHostIsCheckedWhileTyping_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("enabled");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("host") << QStringLiteral("quay.io") << true;
    QTest::newRow("port") << QStringLiteral("localhost:5000") << true;
    QTest::newRow("pasted address") << QStringLiteral("https://registry.example.com/") << true;
    QTest::newRow("path") << QStringLiteral("quay.io/podman") << false;
    QTest::newRow("blank") << QStringLiteral("quay io") << false;
}

void TestRegistries::theHostIsCheckedWhileTyping()
{
    QFETCH(QString, typed);
    QFETCH(bool, enabled);
    QDialog* dialog = openAdd(typed);
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QPushButton*>(QStringLiteral("addButton"))->isEnabled(), enabled);
    QVERIFY(!dialog->findChild<QLabel*>(QStringLiteral("hint"))->text().isEmpty());
}

void TestRegistries::aRegistryIsAskedBeforeItIsAdded()
{
    QDialog* dialog = openAdd(QStringLiteral("new.example.com"));
    QVERIFY(dialog);
    QSignalSpy closed(dialog, &QDialog::finished);
    m_fixture->service.forgetCalls();
    click(dialog->findChild<QCheckBox*>(QStringLiteral("plainHttp")));
    dialog->findChild<QCheckBox*>(QStringLiteral("plainHttp"))->setChecked(true);
    click(dialog->findChild<QPushButton*>(QStringLiteral("addButton")));
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(m_fixture->service.calls(FakeService::Method::Probe), 1);
    const auto profile = m_fixture->session->registry(QStringLiteral("new.example.com"));
    QVERIFY(profile);
    QVERIFY(profile->allowPlainHttp);
    QTRY_COMPARE(m_fixture->tree()->currentIndex().data().toString(), QStringLiteral("new.example.com"));
}

void TestRegistries::aRegistryThatDoesNotAnswerCanBeAddedAllTheSame()
{
    m_fixture->service.fail(FakeService::Method::Probe,
        Error::network(QStringLiteral("Connection refused"))
            .at(QStringLiteral("new.example.com"), QStringLiteral("/v2/")));
    QDialog* dialog = openAdd(QStringLiteral("new.example.com"));
    QVERIFY(dialog);
    auto* anyway = dialog->findChild<QPushButton*>(QStringLiteral("addAnywayButton"));
    QVERIFY(!anyway->isVisible());
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(anyway->isVisible());
    QVERIFY(!m_fixture->session->registry(QStringLiteral("new.example.com")));
    QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("errorMeaning"))->isVisible());
    click(anyway);
    QTRY_VERIFY(m_fixture->session->registry(QStringLiteral("new.example.com")).has_value());
}

void TestRegistries::askingCanBeStopped()
{
    QDialog* dialog = openAdd(QStringLiteral("slow.example.com"));
    QVERIFY(dialog);
    m_fixture->service.setDelivery(FakeService::Delivery::Manual);
    click(dialog->findChild<QPushButton*>(QStringLiteral("addButton")));
    auto* stop = dialog->findChild<QPushButton*>(QStringLiteral("stopButton"));
    QTRY_VERIFY(stop->isVisible());
    click(stop);
    QCOMPARE(m_fixture->service.cancelled(FakeService::Method::Probe), 1);
    QVERIFY(dialog->findChild<QLineEdit*>(QStringLiteral("host"))->isEnabled());
    QVERIFY(!m_fixture->session->registry(QStringLiteral("slow.example.com")));
}

void TestRegistries::aLoginIsAskedForWhereItIsNeeded()
{
    ProbeReport closed;
    closed.loginPossible = true;
    m_fixture->service.setProbeReport(closed);
    QDialog* dialog = openAdd(QStringLiteral("closed.example.com"));
    QVERIFY(dialog);
    click(dialog->findChild<QPushButton*>(QStringLiteral("addButton")));
    QVERIFY(m_fixture->dialog("loginDialog"));
}

void TestRegistries::removingAsksAndTheLibraryStays()
{
    QVERIFY(m_fixture->clickNode({QStringLiteral("Local library")}));
    QVERIFY(!m_fixture->window->actions().removeRegistry->isEnabled());
    QVERIFY(m_fixture->clickNode({QStringLiteral("registry.example.com:5000")}));
    QVERIFY(m_fixture->window->actions().removeRegistry->isEnabled());
    MessageBox::setNextAnswer(false);
    m_fixture->window->actions().removeRegistry->trigger();
    QVERIFY(m_fixture->session->registry(QStringLiteral("registry.example.com:5000")));
    MessageBox::setNextAnswer(true);
    m_fixture->window->actions().removeRegistry->trigger();
    QVERIFY(!m_fixture->session->registry(QStringLiteral("registry.example.com:5000")));
    QVERIFY(MessageBox::lastText().contains(QStringLiteral("registry.example.com:5000")));
}

void TestRegistries::propertiesShowTheLoginAndStoreChanges()
{
    QVERIFY(m_fixture->clickNode({QStringLiteral("quay.io")}));
    m_fixture->window->actions().properties->trigger();
    QDialog* dialog = m_fixture->dialog("propertiesDialog");
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QLabel*>(QStringLiteral("loginInUse"))->text(), QStringLiteral("anonymous"));
    QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("logOut"))->isEnabled());
    type(dialog, "name", QStringLiteral("Quay"));
    dialog->findChild<QCheckBox*>(QStringLiteral("plainHttp"))->setChecked(true);
    QTest::keyClick(dialog->findChild<QLineEdit*>(QStringLiteral("name")), Qt::Key_Return);
    QTRY_COMPARE(m_fixture->session->registry(QStringLiteral("quay.io"))->name, QStringLiteral("Quay"));
    QVERIFY(m_fixture->session->registry(QStringLiteral("quay.io"))->allowPlainHttp);
}

void TestRegistries::aLayoutFolderCanBeOpened()
{
    const QString path = makeLayout();
    FileChooser::setNextPath(path);
    m_fixture->window->actions().openLayout->trigger();
    QTRY_COMPARE(
        m_fixture->tree()->currentIndex().data(RegistryTreeModel::ProfileRole).value<RegistryProfile>().path,
        path);
}

void TestRegistries::whatIsNoImageSaysSo()
{
    const QString path = m_fixture->folder.filePath(QStringLiteral("nothing"));
    QDir().mkpath(path);
    FileChooser::setNextPath(path);
    m_fixture->window->actions().openLayout->trigger();
    QTRY_VERIFY(m_fixture->window->findChild<QMessageBox*>());
    QVERIFY(!MessageBox::lastText().isEmpty());
    QCOMPARE(m_fixture->session->registries().size(), 3);
}

void TestRegistries::aDroppedFolderIsOpened()
{
    const QString path = makeLayout();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_fixture->window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_fixture->window.get(), &drop);
    QTRY_COMPARE(
        m_fixture->tree()->currentIndex().data(RegistryTreeModel::ProfileRole).value<RegistryProfile>().path,
        path);
}

void TestRegistries::aPullSecretIsTakenOver()
{
    const QString path = m_fixture->folder.filePath(QStringLiteral("secret.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"auths":{"cloud.example.com":{"auth":")" + QByteArray("bob:pw").toBase64() + R"("}}})");
    file.close();
    FileChooser::setNextPath(path);
    m_fixture->window->actions().importSecret->trigger();
    QTRY_COMPARE(m_fixture->keychain.store.accounts(QStringLiteral("cloud.example.com")),
        QStringList{QStringLiteral("bob")});
    QTRY_VERIFY(m_fixture->window->findChild<QMessageBox*>());
    QVERIFY(m_fixture->session->registry(QStringLiteral("cloud.example.com")).has_value());
}

QTEST_MAIN(TestRegistries)
#include "tst_registries.moc"

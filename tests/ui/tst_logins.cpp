// SPDX-License-Identifier: Apache-2.0
#include "ui/windowfixture.h"

#include "dialogs/certificatedialog.h"
#include "dialogs/logindialog.h"
#include "proxies/registryproxy.h"

#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace portolan;

class TestLogins final : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        WindowTest::init();
        QVERIFY(m_fixture->clickNode({QStringLiteral("quay.io")}));
    }

    void aCatalogThatWantsALoginOffersIt();
    void anAcceptedLoginIsKept();
    void aRefusedLoginIsNotKept();
    void aWaitCanBeStopped();
    void theTokenServerIsNamed();
    void withoutAKeychainTheSessionIsOffered();
    void aLockedKeyringIsWaitedFor();
    void theDialogForgetsThePassword();
    void logOutForgets();
    void theCertificateIsShownBeforeItIsTrusted();
    void onlyAnUnknownAuthorityCanBeAdded();

private:
    [[nodiscard]] QDialog* openLogin();
    void accept();
    [[nodiscard]] LoginState state() const
    {
        return m_fixture->session->loginState(QStringLiteral("quay.io"));
    }
};

QDialog* TestLogins::openLogin()
{
    m_fixture->window->actions().logIn->trigger();
    QDialog* dialog = m_fixture->dialog("loginDialog");
    if (dialog) {
        type(dialog, "account", QStringLiteral("alice"));
        type(dialog, "password", QStringLiteral("secret"));
    }
    return dialog;
}

void TestLogins::accept()
{
    ProbeReport report;
    report.loginPossible = true;
    report.authenticated = true;
    m_fixture->service.setProbeReport(report);
}

void TestLogins::anAcceptedLoginIsKept()
{
    accept();
    QDialog* dialog = openLogin();
    QVERIFY(dialog);
    QSignalSpy closed(dialog, &QDialog::finished);
    click(dialog->findChild<QPushButton*>(QStringLiteral("loginButton")));
    QTRY_COMPARE(closed.size(), 1);
    QTRY_COMPARE(state().stage, LoginState::Stage::LoggedIn);
    QCOMPARE(state().account, QStringLiteral("alice"));
    QCOMPARE(
        m_fixture->keychain.store.accounts(QStringLiteral("quay.io")), QStringList{QStringLiteral("alice")});
}

void TestLogins::aRefusedLoginIsNotKept()
{
    QDialog* dialog = openLogin();
    QVERIFY(dialog);
    m_fixture->service.fail(FakeService::Method::Probe,
        Error::authRequired(QStringLiteral("unauthorized"))
            .withCode(QStringLiteral("LOGIN_REFUSED"))
            .at(QStringLiteral("quay.io"), QStringLiteral("/v2/")));
    click(dialog->findChild<QPushButton*>(QStringLiteral("loginButton")));
    auto* meaning = dialog->findChild<QLabel*>(QStringLiteral("errorMeaning"));
    QTRY_VERIFY(meaning->isVisible());
    QVERIFY(meaning->text().contains(QStringLiteral("refused")));
    QVERIFY(dialog->isVisible());
    QVERIFY(m_fixture->keychain.store.accounts(QStringLiteral("quay.io")).isEmpty());
    QTRY_VERIFY(dialog->findChild<QLineEdit*>(QStringLiteral("password"))->hasFocus());
}

void TestLogins::aWaitCanBeStopped()
{
    QDialog* dialog = openLogin();
    QVERIFY(dialog);
    m_fixture->service.setDelivery(FakeService::Delivery::Manual);
    click(dialog->findChild<QPushButton*>(QStringLiteral("loginButton")));
    auto* stop = dialog->findChild<QPushButton*>(QStringLiteral("stopButton"));
    QTRY_VERIFY(stop->isVisible());
    QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("loginButton"))->isEnabled());
    const int before = m_fixture->service.cancelled(FakeService::Method::Probe);
    click(stop);
    QCOMPARE(m_fixture->service.cancelled(FakeService::Method::Probe), before + 1);
    QVERIFY(dialog->findChild<QPushButton*>(QStringLiteral("loginButton"))->isEnabled());
}

void TestLogins::theTokenServerIsNamed()
{
    ProbeReport report;
    report.loginPossible = true;
    report.realmHost = QStringLiteral("auth.example.com");
    m_fixture->service.setProbeReport(report);
    QDialog* dialog = openLogin();
    QVERIFY(dialog);
    auto* realm = dialog->findChild<QLabel*>(QStringLiteral("realm"));
    QTRY_VERIFY(realm->isVisible());
    QVERIFY(realm->text().contains(QStringLiteral("auth.example.com")));
}

void TestLogins::withoutAKeychainTheSessionIsOffered()
{
    m_fixture->keychain.missing = true;
    accept();
    QDialog* dialog = openLogin();
    QVERIFY(dialog);
    click(dialog->findChild<QPushButton*>(QStringLiteral("loginButton")));
    auto* note = dialog->findChild<QLabel*>(QStringLiteral("keychainMissing"));
    QTRY_VERIFY(note->isVisible());
    QVERIFY(note->text().contains(QStringLiteral("keychain")));
    QVERIFY(dialog->findChild<QRadioButton*>(QStringLiteral("keepForSession"))->isChecked());
    QVERIFY(!dialog->findChild<QRadioButton*>(QStringLiteral("keepInKeychain"))->isEnabled());
    QSignalSpy closed(dialog, &QDialog::finished);
    click(dialog->findChild<QPushButton*>(QStringLiteral("loginButton")));
    QTRY_COMPARE(closed.size(), 1);
    QTRY_COMPARE(state().stage, LoginState::Stage::LoggedIn);
}

void TestLogins::aLockedKeyringIsWaitedFor()
{
    LoginDialog dialog(RegistryProfile::distribution(QStringLiteral("quay.io")), QStringLiteral("alice"));
    dialog.show();
    dialog.showWaitingForKeyring();
    auto* text = dialog.findChild<QLabel*>(QStringLiteral("statusText"));
    QVERIFY(text->isVisible());
    QVERIFY(text->text().contains(QStringLiteral("keyring")));
    dialog.showError(Error::storage(QStringLiteral("locked")).withCode(QStringLiteral("KEYCHAIN_LOCKED")));
    QVERIFY(
        dialog.findChild<QLabel*>(QStringLiteral("errorMeaning"))->text().contains(QStringLiteral("locked")));
}

void TestLogins::theDialogForgetsThePassword()
{
    accept();
    QDialog* dialog = openLogin();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QLineEdit*>(QStringLiteral("password"))->echoMode(), QLineEdit::Password);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_fixture->window->findChild<QDialog*>(QStringLiteral("loginDialog")));
    m_fixture->window->actions().logIn->trigger();
    dialog = m_fixture->dialog("loginDialog");
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QLineEdit*>(QStringLiteral("password"))->text().isEmpty());
}

void TestLogins::logOutForgets()
{
    anAcceptedLoginIsKept();
    QTRY_VERIFY(m_fixture->window->actions().logOut->isEnabled());
    m_fixture->window->actions().logOut->trigger();
    QTRY_COMPARE(state().stage, LoginState::Stage::Anonymous);
    QVERIFY(m_fixture->keychain.store.accounts(QStringLiteral("quay.io")).isEmpty());
    QVERIFY(!m_fixture->window->actions().logOut->isEnabled());
}

void TestLogins::theCertificateIsShownBeforeItIsTrusted()
{
    CertificateInfo leaf;
    leaf.subject = QStringLiteral("CN=registry.example.com");
    leaf.issuer = QStringLiteral("CN=Example CA");
    leaf.names = {QStringLiteral("registry.example.com")};
    leaf.validFrom = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    leaf.validTo = QDateTime(QDate(2027, 1, 1), QTime(0, 0), Qt::UTC);
    leaf.sha256 = QByteArray(32, '\xab');
    leaf.der = "leaf";
    CertificateInfo authority = leaf;
    authority.subject = authority.issuer;
    authority.selfSigned = true;
    authority.der = "authority";
    TlsFailure failure;
    failure.reasons = {TlsFailure::Reason::UnknownAuthority};
    failure.chain = {leaf, authority};

    CertificateDialog dialog(QStringLiteral("registry.example.com"), failure);
    dialog.show();
    QSignalSpy authorities(&dialog, &CertificateDialog::authorityAccepted);
    QSignalSpy pins(&dialog, &CertificateDialog::certificateAccepted);
    const QString details = dialog.findChild<QLabel*>(QStringLiteral("certificateDetails"))->text();
    QVERIFY(details.contains(QStringLiteral("AB:AB:AB")));
    QVERIFY(details.contains(QStringLiteral("registry.example.com")));
    // The authority stands above what it issued, which is what is shown first.
    const auto* chain = dialog.findChild<QTreeWidget*>(QStringLiteral("chain"));
    QCOMPARE(chain->topLevelItemCount(), 1);
    QVERIFY(chain->topLevelItem(0)->text(0).startsWith(QStringLiteral("Example CA")));
    QCOMPARE(chain->currentItem(), chain->topLevelItem(0)->child(0));
    // Enter does nothing but cancel.
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(authorities.size() + pins.size(), 0);

    dialog.show();
    click(dialog.findChild<QPushButton*>(QStringLiteral("trustCertificate")));
    QCOMPARE(pins.size(), 1);
    QCOMPARE(pins.first().at(1).toByteArray(), leaf.sha256);
    dialog.show();
    click(dialog.findChild<QPushButton*>(QStringLiteral("addAuthority")));
    QCOMPARE(authorities.size(), 1);
    const QByteArray pem = authorities.first().at(1).toByteArray();
    QVERIFY(pem.startsWith("-----BEGIN CERTIFICATE-----\n"));
    QVERIFY(pem.contains(QByteArray("authority").toBase64()));
}

void TestLogins::onlyAnUnknownAuthorityCanBeAdded()
{
    CertificateInfo leaf;
    leaf.subject = QStringLiteral("CN=other.example.com");
    leaf.sha256 = QByteArray(32, '\x01');
    TlsFailure failure;
    failure.reasons = {TlsFailure::Reason::NameMismatch};
    failure.chain = {leaf};
    CertificateDialog dialog(QStringLiteral("registry.example.com"), failure);
    dialog.show();
    QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("addAuthority"))->isEnabled());
    QVERIFY(dialog.findChild<QPushButton*>(QStringLiteral("trustCertificate"))->isEnabled());
    QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("reasons"))
                ->text()
                .contains(QStringLiteral("another host")));
}

void TestLogins::aCatalogThatWantsALoginOffersIt()
{
    m_fixture->service.fail(FakeService::Method::FetchRepositories,
        Error::authRequired(QStringLiteral("who?")).withStatus(401).withCode(QStringLiteral("UNAUTHORIZED")));
    QVERIFY(m_fixture->clickNode({QStringLiteral("registry.example.com:5000")}));
    const QModelIndex node = m_fixture->tree()->currentIndex();
    QTRY_COMPARE(node.data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Failed);
    QCOMPARE(node.data(RegistryProxy::StatusActionRole).toString(), QStringLiteral("Log in..."));
    auto* page = m_fixture->child<QWidget>("registryPage");
    QPushButton* logIn = nullptr;
    for (QPushButton* button : page->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Log in..."))
            logIn = button;
    }
    QVERIFY(logIn);
    click(logIn);
    QDialog* dialog = m_fixture->dialog("loginDialog");
    QVERIFY(dialog);
    dialog->reject();
    const QRect row = m_fixture->tree()->visualRect(node);
    QTest::mouseClick(
        m_fixture->tree()->viewport(), Qt::LeftButton, {}, QPoint(row.right() - 16, row.bottom() - 12));
    QVERIFY(m_fixture->dialog("loginDialog"));
}

QTEST_MAIN(TestLogins)
#include "tst_logins.moc"

// SPDX-License-Identifier: Apache-2.0
#include "controllers/registrycontroller.h"

#include "controllers/actions.h"
#include "controllers/navigator.h"
#include "controllers/selection.h"
#include "dialogs/addregistrydialog.h"
#include "dialogs/addrepositorydialog.h"
#include "dialogs/certificatedialog.h"
#include "dialogs/logindialog.h"
#include "dialogs/propertiesdialog.h"
#include "present/backgroundfile.h"
#include "present/filechooser.h"
#include "present/messagebox.h"
#include "present/remedy.h"
#include "settings/settings.h"

#include <QAction>
#include <QApplication>

namespace portolan {
namespace {

constexpr qint64 maxSecretBytes = qint64{1024} * 1024;

template <typename Dialog> void openDialog(Dialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

RegistryController::RegistryController(
    Session& session, Selection& selection, Navigator& navigator, Actions& actions, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_selection(selection)
    , m_navigator(navigator)
    , m_window(window)
{
    connectActions(actions);
}

RegistryController::~RegistryController() = default;

void RegistryController::connectActions(Actions& actions)
{
    connect(actions.addRegistry, &QAction::triggered, this, [this] { addRegistry(); });
    connect(actions.logIn, &QAction::triggered, this, [this] { logIn(currentRegistry()); });
    connect(actions.logOut, &QAction::triggered, this, [this] { logOut(currentRegistry()); });
    connect(actions.addRepository, &QAction::triggered, this, [this] { addRepository(currentRegistry()); });
    connect(actions.properties, &QAction::triggered, this, [this] { showProperties(currentRegistry()); });
    connect(actions.removeRegistry, &QAction::triggered, this, [this] { removeRegistry(currentRegistry()); });
    connect(actions.importSecret, &QAction::triggered, this, &RegistryController::chooseSecret);
    connect(actions.shareLogin, &QAction::triggered, this, [this] { shareWithPodman(currentRegistry()); });
    connect(actions.openLayout, &QAction::triggered, this, [this] {
        FileChooser::openFolder(
            m_window, tr("Open an OCI image layout"), [this](const QString& path) { openLocal(path); });
    });
    connect(actions.openArchive, &QAction::triggered, this, [this] {
        FileChooser::openFile(m_window, tr("Open an archive"),
            tr("Archives (*.tar *.tar.gz *.tgz);;All files (*)"),
            [this](const QString& path) { openLocal(path); });
    });
}

void RegistryController::addRegistry(const QString& host)
{
    auto* dialog = new AddRegistryDialog(m_window);
    dialog->setHost(host);
    connect(dialog, &AddRegistryDialog::probeRequested, this,
        [this, dialog](const RegistryProfile& profile) { probe(dialog, profile); });
    connect(dialog, &AddRegistryDialog::probeStopped, this, [this, dialog] {
        m_probe.cancel();
        dialog->showProbeStopped();
    });
    connect(dialog, &AddRegistryDialog::addAnywayRequested, this,
        [this, dialog](const RegistryProfile& profile) { added(dialog, profile, std::nullopt); });
    connect(dialog, &AddRegistryDialog::remedyRequested, this, [this, dialog](const Error& error) {
        showCertificate(error, [this, dialog = QPointer(dialog)] {
            if (dialog)
                probe(dialog, dialog->profile());
        });
    });
    connect(dialog, &QDialog::finished, this, [this] { m_probe.cancel(); });
    openDialog(dialog);
}

void RegistryController::probe(AddRegistryDialog* dialog, const RegistryProfile& profile)
{
    dialog->showProbing();
    m_probe = m_session.service().probe(
        profile, std::nullopt, [this, dialog = QPointer(dialog), profile](const Result<ProbeReport>& report) {
            if (!dialog)
                return;
            if (!report && report.error().kind() != ErrorKind::AuthRequired)
                return dialog->showError(report.error());
            added(dialog, profile, report ? std::optional(*report) : std::nullopt);
        });
}

void RegistryController::added(
    AddRegistryDialog* dialog, const RegistryProfile& profile, const std::optional<ProbeReport>& report)
{
    dialog->accept();
    RegistryProfile found = profile;
    if (report)
        found.kind = report->kind;
    m_session.addRegistry(found);
    m_navigator.goTo(RepositoryAddress(profile.id, QString()));
    Q_EMIT message(report ? foundText(profile, *report) : tr("%1 was added.").arg(profile.name));
    const bool needsLogin = report && !report->anonymousPossible && report->loginPossible;
    const bool hasLogin = m_session.loginState(profile.id).stage == LoginState::Stage::LoggedIn
        || !m_session.otherLogins(profile.id).isEmpty();
    if (needsLogin && !hasLogin)
        logIn(profile.id);
}

QString RegistryController::foundText(const RegistryProfile& profile, const ProbeReport& report)
{
    const QString way = report.usesHttps ? tr("HTTPS") : tr("plain HTTP, not encrypted");
    if (report.anonymousPossible) {
        return report.loginPossible ? tr("%1 was added: %2, a login is possible.").arg(profile.name, way)
                                    : tr("%1 was added: %2, no login needed.").arg(profile.name, way);
    }
    return tr("%1 was added: %2, wants a login.").arg(profile.name, way);
}

void RegistryController::logIn(const RegistryId& id)
{
    const auto profile = m_session.registry(id);
    if (!profile || profile->isLocal() || profile->kind == RegistryKind::Engine)
        return;
    if (profile->kind == RegistryKind::OpenShift) {
        Q_EMIT clusterLoginRequested(id);
        return;
    }
    const QStringList accounts = m_session.settings().accounts(profile->host);
    QString account = profile->account;
    if (account.isEmpty())
        account = m_session.loginState(id).account;
    if (account.isEmpty() && !accounts.isEmpty())
        account = accounts.first();
    auto* dialog = new LoginDialog(*profile, account, m_window);
    connect(dialog, &LoginDialog::loginRequested, this,
        [this, dialog, id](const QString& user, const Secret& password, KeepLogin keep) {
            tryLogin(dialog, id, user, password, keep);
        });
    connect(dialog, &LoginDialog::loginStopped, this, [this, dialog] {
        m_login.cancel();
        dialog->showStopped();
    });
    connect(dialog, &LoginDialog::remedyRequested, this, [this, dialog](const Error& error) {
        showCertificate(error, [dialog = QPointer(dialog)] {
            if (dialog)
                dialog->showStopped();
        });
    });
    connect(&m_session, &Session::loginStateChanged, dialog, [this, dialog, id](const RegistryId& changed) {
        if (changed == id && m_session.loginState(id).stage == LoginState::Stage::WaitingForKeychain
            && m_login.isActive())
            dialog->showWaitingForKeyring();
    });
    connect(dialog, &QDialog::finished, this, [this] {
        m_login.cancel();
        m_realm.cancel();
    });
    lookForRealm(dialog, *profile);
    openDialog(dialog);
}

void RegistryController::lookForRealm(LoginDialog* dialog, const RegistryProfile& profile)
{
    m_realm = m_session.service().probe(
        profile, std::nullopt, [dialog = QPointer(dialog)](const Result<ProbeReport>& report) {
            if (!dialog || !report)
                return;
            if (report->loginPossible)
                dialog->setRealmHost(report->realmHost);
            else
                dialog->showNotAsked();
        });
}

void RegistryController::tryLogin(
    LoginDialog* dialog, const RegistryId& id, const QString& account, const Secret& password, KeepLogin keep)
{
    dialog->showTesting();
    m_login = m_session.login(
        id, account, password, keep, [this, dialog = QPointer(dialog), id](const Result<void>& result) {
            if (!dialog)
                return;
            if (!result)
                return dialog->showError(result.error());
            dialog->accept();
            const auto profile = m_session.registry(id);
            Q_EMIT message(tr("Logged in to %1.").arg(profile ? profile->name : id));
            if (profile && profile->kind == RegistryKind::Quay)
                Q_EMIT loginReachRequested(id);
        });
}

void RegistryController::logOut(const RegistryId& id)
{
    const auto profile = m_session.registry(id);
    if (!profile)
        return;
    m_session.logout(id, [this, name = profile->name](const Result<void>& result) {
        if (!result)
            return MessageBox::showError(m_window, tr("Log out"), result.error());
        Q_EMIT message(tr("Logged out of %1.").arg(name));
    });
}

void RegistryController::addRepository(const RegistryId& id)
{
    const auto profile = m_session.registry(id);
    if (!profile || profile->isLocal())
        return;
    auto* dialog = new AddRepositoryDialog(*profile, m_window);
    connect(dialog, &AddRepositoryDialog::repositoryEntered, this, [this, id](const QString& repository) {
        m_session.addRepository(id, repository);
        m_navigator.goTo(RepositoryAddress(id, repository));
    });
    openDialog(dialog);
}

void RegistryController::showProperties(const RegistryId& id)
{
    const auto profile = m_session.registry(id);
    if (!profile)
        return;
    auto* dialog = new PropertiesDialog(*profile, m_session.loginState(id), m_session.otherLogins(id),
        m_session.settings().trust(), m_window);
    connectProperties(dialog, id);
    openDialog(dialog);
}

void RegistryController::connectProperties(PropertiesDialog* dialog, const RegistryId& id)
{
    connect(dialog, &PropertiesDialog::profileChanged, this,
        [this](const RegistryProfile& profile) { m_session.updateRegistry(profile); });
    connect(dialog, &PropertiesDialog::loginRequested, this, [this, id] { logIn(id); });
    connect(dialog, &PropertiesDialog::logoutRequested, this, [this, id] { logOut(id); });
    connect(&m_session, &Session::loginStateChanged, dialog, [this, dialog, id](const RegistryId& changed) {
        if (changed == id)
            dialog->setLoginState(m_session.loginState(id), m_session.otherLogins(id));
    });
    // Re-opening is what makes the changed trust count.
    const auto reopen = [this, id] {
        if (const auto profile = m_session.registry(id))
            m_session.updateRegistry(*profile);
    };
    connect(dialog, &PropertiesDialog::unpinRequested, this,
        [this, reopen](const QString& host, const QByteArray& sha256) {
            m_session.settings().unpinCertificate(host, sha256);
            reopen();
        });
    connect(dialog, &PropertiesDialog::removeAuthorityRequested, this,
        [this, reopen](const QString& host, const QByteArray& pem) {
            m_session.settings().removeAuthority(host, pem);
            reopen();
        });
}

void RegistryController::removeRegistry(const RegistryId& id)
{
    const auto profile = m_session.registry(id);
    if (!profile || profile->embedded)
        return;
    Question question;
    question.title = tr("Remove from the list");
    question.text = tr("Remove %1 from the list?").arg(profile->name);
    question.informative =
        tr("Nothing is deleted there. A login in the keychain stays; log out first to remove it.");
    question.confirm = tr("Remove");
    MessageBox::ask(m_window, question, [this, id](bool confirmed) {
        if (!confirmed)
            return;
        m_session.removeRegistry(id);
        m_navigator.goTo(RepositoryAddress(m_session.localLibrary(), QString()));
    });
}

void RegistryController::remedy(const Error& error, const RegistryId& id)
{
    switch (remedyFor(error)) {
    case Remedy::LogIn:
        logIn(id);
        break;
    case Remedy::ShowCertificate:
        showCertificate(error, [] {}); // re-opening it asks again
        break;
    case Remedy::AddRepository:
        addRepository(id);
        break;
    case Remedy::EditRegistry:
        showProperties(id);
        break;
    case Remedy::None:
        break;
    }
}

void RegistryController::openLocal(const QString& path)
{
    const Result<RegistryProfile> profile = m_session.openLocal(path);
    if (!profile) {
        MessageBox::showError(m_window, tr("Open"), profile.error());
        return;
    }
    m_navigator.goTo(RepositoryAddress(profile->id, QString()));
}

void RegistryController::showCertificate(const Error& error, std::function<void()> trusted)
{
    if (!error.tlsFailure())
        return;
    QWidget* above = QApplication::activeModalWidget();
    auto* dialog = new CertificateDialog(error.host(), *error.tlsFailure(), above ? above : m_window);
    connect(dialog, &CertificateDialog::authorityAccepted, &m_session, &Session::trustAuthority);
    connect(dialog, &CertificateDialog::certificateAccepted, &m_session, &Session::pinCertificate);
    connect(dialog, &QDialog::accepted, this, std::move(trusted));
    openDialog(dialog);
}

void RegistryController::shareWithPodman(const RegistryId& id)
{
    const auto profile = m_session.registry(id);
    if (!profile)
        return;
    const QString title = tr("Share login with Podman");
    Question question;
    question.title = title;
    question.text = tr("Let Podman use the login of %1?").arg(profile->name);
    question.informative = tr(
        "It is written, not encrypted, to %1, as \"podman login\" does. Every program that runs as you can "
        "read it there. Nothing else in the file is changed.")
                               .arg(m_session.podmanLoginFile());
    question.confirm = tr("Share");
    question.dangerous = true;
    MessageBox::ask(m_window, question, [this, id, title, name = profile->name](bool confirmed) {
        if (!confirmed)
            return;
        m_session.shareWithPodman(
            id, [this, title, name, window = QPointer(m_window)](const Result<QString>& path) {
                if (!window)
                    return;
                if (!path)
                    return MessageBox::showError(m_window, title, path.error());
                Q_EMIT message(tr("The login of %1 is in %2 now.").arg(name, *path));
            });
    });
}

void RegistryController::chooseSecret()
{
    FileChooser::openFile(m_window, tr("Import a pull secret"),
        tr("Pull secrets (*.json *.yaml *.yml);;All files (*)"), [this](const QString& path) {
            readInBackground(path, maxSecretBytes, this, [this](const Result<QByteArray>& bytes) {
                if (!bytes)
                    return MessageBox::showError(m_window, tr("Import a pull secret"), bytes.error());
                importSecret(Secret(QByteArray(*bytes)), KeepLogin::Keychain);
            });
        });
}

void RegistryController::importSecret(const Secret& content, KeepLogin keep)
{
    const QByteArray bytes = QByteArray::fromRawData(content.reveal().data(), content.reveal().size());
    m_session.importPullSecret(
        bytes, keep, [this, content, window = QPointer(m_window)](const Result<QStringList>& hosts) {
            if (!window)
                return;
            if (hosts) {
                MessageBox::inform(m_window, tr("Import a pull secret"),
                    tr("Logins were taken over for these registries:"), hosts->join(u'\n'));
                return;
            }
            if (hosts.error().code() != u"KEYCHAIN_MISSING")
                return MessageBox::showError(m_window, tr("Import a pull secret"), hosts.error());
            Question question;
            question.title = tr("Import a pull secret");
            question.text = tr("There is no keychain to keep the logins in.");
            question.informative =
                tr("They can be used for this session only and are forgotten when Portolan closes.");
            question.confirm = tr("For this session");
            MessageBox::ask(m_window, question, [this, content](bool confirmed) {
                if (confirmed)
                    importSecret(content, KeepLogin::ThisSession);
            });
        });
}

RegistryId RegistryController::currentRegistry() const
{
    return m_selection.location().registry;
}

} // namespace portolan

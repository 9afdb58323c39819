// SPDX-License-Identifier: Apache-2.0
#include "controllers/clustercontroller.h"

#include "controllers/actions.h"
#include "controllers/navigator.h"
#include "dialogs/addclusterdialog.h"
#include "dialogs/clusterlogindialog.h"
#include "present/filechooser.h"
#include "present/messagebox.h"
#include "present/plaintext.h"
#include "present/sentencetext.h"
#include "service/enginelist.h"

#include <QAction>
#include <QCursor>
#include <QDesktopServices>
#include <QMenu>
#include <QPointer>

namespace portolan {

ClusterController::ClusterController(
    Session& session, Navigator& navigator, Actions& actions, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_navigator(navigator)
    , m_window(window)
{
    connect(actions.addCluster, &QAction::triggered, this, &ClusterController::addCluster);
    connect(actions.addEngine, &QAction::triggered, this, &ClusterController::addEngine);
}

ClusterController::~ClusterController() = default;

void ClusterController::addCluster()
{
    auto* dialog = new AddClusterDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setCandidates(m_session.clusterContexts());
    connect(dialog, &AddClusterDialog::clusterChosen, this, &ClusterController::add);
    connect(dialog, &AddClusterDialog::otherFileRequested, this, [this, dialog] {
        FileChooser::openFile(dialog, tr("Choose a kubeconfig"), tr("All files (*)"),
            [this, dialog = QPointer(dialog)](const QString& path) {
                if (dialog)
                    dialog->setCandidates(m_session.clusterContexts(path));
            });
    });
    dialog->open();
}

void ClusterController::add(const RegistryProfile& profile)
{
    m_session.addRegistry(profile);
    m_navigator.goTo(RepositoryAddress(profile.id, QString()));
    Q_EMIT message(tr("%1 was added.").arg(profile.name));
    // What a kubeconfig gives is found by the session; without one somebody must log in.
    if (profile.context.isEmpty())
        logIn(profile.id);
}

void ClusterController::logIn(const RegistryId& id)
{
    const auto profile = m_session.registry(id);
    if (!profile)
        return;
    auto* dialog = new ClusterLoginDialog(*profile, m_session.loginState(id), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ClusterLoginDialog::signInRequested, this,
        [this, dialog, id](const ClusterSignIn& how, KeepLogin keep) { signIn(dialog, id, how, keep); });
    connect(dialog, &ClusterLoginDialog::commandAllowed, this,
        [this, id](const QString& commandId) { m_session.confirmCommand(id, commandId); });
    connect(dialog, &ClusterLoginDialog::stopRequested, this, [this, dialog] {
        m_signIn.cancel();
        dialog->showStopped();
    });
    connect(dialog, &ClusterLoginDialog::remedyRequested, this,
        [this, id](const Error& error) { Q_EMIT remedyRequested(error, id); });
    connect(dialog, &QDialog::finished, this, [this] { m_signIn.cancel(); });
    dialog->open();
}

void ClusterController::signIn(
    ClusterLoginDialog* dialog, const RegistryId& id, const ClusterSignIn& how, KeepLogin keep)
{
    dialog->showTesting(how.way == ClusterSignIn::Way::Browser);
    m_signIn = m_session.signIn(
        id, how, keep, [](const QUrl& url) { QDesktopServices::openUrl(url); },
        [this, dialog = QPointer(dialog), id](const Result<void>& result) {
            if (!dialog)
                return;
            if (!result)
                return dialog->showError(result.error());
            dialog->accept();
            const auto profile = m_session.registry(id);
            Q_EMIT message(tr("Logged in to %1.").arg(profile ? profile->name : id));
        });
}

void ClusterController::addEngine()
{
    const QList<EngineChoice> engines = engineChoices();
    if (engines.isEmpty()) {
        MessageBox::inform(m_window, tr("Podman and Docker"), tr("No container engine was found here."),
            tr("Neither Podman's nor Docker's socket is there. Podman listens after \"systemctl --user start "
               "podman.socket\"."));
        return;
    }
    auto* menu = new QMenu(m_window);
    menu->setObjectName(QStringLiteral("engineMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const EngineChoice& engine : engines) {
        QAction* action = menu->addAction(engine.name);
        action->setToolTip(
            plainToolTip(engine.problem.isEmpty() ? engine.profile.path : sentenceText(engine.problem)));
        action->setEnabled(engine.problem.isEmpty());
        connect(action, &QAction::triggered, this, [this, profile = engine.profile] {
            m_session.addRegistry(profile);
            m_navigator.goTo(RepositoryAddress(profile.id, QString()));
        });
    }
    menu->setToolTipsVisible(true);
    menu->popup(QCursor::pos());
}

} // namespace portolan

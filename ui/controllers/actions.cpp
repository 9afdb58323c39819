// SPDX-License-Identifier: Apache-2.0
#include "controllers/actions.h"

#include "controllers/selection.h"
#include "present/icons.h"
#include "present/plaintext.h"
#include "present/sentencetext.h"
#include "service/session.h"
#include "settings/viewpreferences.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

namespace portolan {

Actions::Actions(Session& session, Selection& selection, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_selection(selection)
{
    makeImageActions();
    makeRegistryActions();
    makeCopyActions();
    makeViewActions();
    connect(&m_selection, &Selection::changed, this, &Actions::update);
    connect(&m_session, &Session::loginStateChanged, this, &Actions::update);
    connect(&m_session, &Session::registriesChanged, this, &Actions::update);
    update();
}

void Actions::addImageActions(QMenu* menu) const
{
    menu->addActions({pull, copyTo, explainPull, compare, compareWith});
    menu->addSeparator();
    menu->addActions({copyReference, copyPinned, copyDigest});
    QMenu* commands = menu->addMenu(tr("Copy command"));
    commands->addActions({copyPodmanPull, copySkopeo, copyOcImport, copyOcTag, copyCli});
    menu->addSeparator();
    menu->addActions({tagAs, tagAlias, tagImport, tagExpiry, tagProtect, remove});
}

void Actions::addRegistryActions(QMenu* menu) const
{
    menu->addActions({refresh, addRepository});
    menu->addSeparator();
    menu->addActions({logIn, logOut, shareLogin, properties});
    menu->addSeparator();
    menu->addActions({copyReference, removeRegistry});
}

QAction* Actions::make(const QString& text, const QString& iconName, const QString& toolTip)
{
    auto* action = new QAction(themedIcon(iconName), text, this);
    action->setToolTip(toolTip);
    action->setStatusTip(toolTip);
    action->setMenuRole(QAction::NoRole);
    return action;
}

void Actions::makeImageActions()
{
    refresh = make(tr("Refresh"), QStringLiteral("refresh"),
        tr("Ask the registry again; what is shown stays meanwhile (F5)"));
    refresh->setShortcuts({QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)});
    pull =
        make(tr("Pull..."), QStringLiteral("pull"), tr("Copy the chosen images to this computer (Ctrl+D)"));
    pull->setShortcut(Qt::CTRL | Qt::Key_D);
    copyTo = make(tr("Copy to..."), QStringLiteral("copy"),
        tr("Copy the chosen images to another registry or repository (Ctrl+Shift+D)"));
    copyTo->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    explainPull = make(tr("Explain this pull..."), QStringLiteral("info"),
        tr("Where this computer would pull the image from, with which login, and how much"));
    compare = make(tr("Compare"), QStringLiteral("compare"),
        tr("Compare two chosen tags, or one with another image (Ctrl+E)"));
    compare->setShortcut(Qt::CTRL | Qt::Key_E);
    compareWith = make(tr("Compare with..."), QString(), tr("Compare with any other image (Ctrl+Shift+E)"));
    compareWith->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    remove = make(tr("Delete..."), QStringLiteral("delete"), QString());
    remove->setShortcut(Qt::Key_Delete);
    tagAs = make(tr("Tag as..."), QStringLiteral("tag"), QString());
    tagAlias = make(tr("Alias..."), QString(), QString());
    tagImport = make(tr("Import again..."), QStringLiteral("pull"), QString());
    tagExpiry = make(tr("Expiry..."), QStringLiteral("history"), QString());
    tagProtect = make(tr("Protect..."), QStringLiteral("lock"), QString());
    undo = make(tr("Undo..."), QStringLiteral("undo"), tr("Put back what was deleted (Ctrl+Z)"));
    undo->setShortcut(Qt::CTRL | Qt::Key_Z);
    find = make(tr("Find or open..."), QStringLiteral("find"),
        tr("Find a repository, or open any reference (Ctrl+K)"));
    find->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_K), QKeySequence(Qt::CTRL | Qt::Key_L)});
    filter =
        make(tr("Filter tags"), QStringLiteral("filter"), tr("Show only tags that contain a text (Ctrl+F)"));
    filter->setShortcut(QKeySequence::Find);
    back = make(tr("Back"), QStringLiteral("back"), tr("To where you were before (Alt+Left)"));
    back->setShortcut(Qt::ALT | Qt::Key_Left);
    forward = make(tr("Forward"), QString(), tr("Forward again (Alt+Right)"));
    forward->setShortcut(Qt::ALT | Qt::Key_Right);
}

void Actions::makeRegistryActions()
{
    addRegistry = make(tr("Add registry..."), QStringLiteral("add-registry"),
        tr("Add a container registry to the list (Ctrl+N)"));
    addRegistry->setShortcut(QKeySequence::New);
    addCluster = make(tr("Add OpenShift cluster..."), QStringLiteral("add-registry"),
        tr("Browse the image streams of a cluster (Ctrl+Shift+N)"));
    addCluster->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    addEngine = make(tr("Add Podman or Docker..."), QStringLiteral("add-registry"),
        tr("Browse the images of a container engine on this computer"));
    openLayout = make(tr("Open layout folder..."), QStringLiteral("folder"),
        tr("Browse an OCI image layout folder (Ctrl+O)"));
    openLayout->setShortcut(QKeySequence::Open);
    openArchive = make(tr("Open archive..."), QStringLiteral("archive"),
        tr("Browse an oci-archive or docker-archive file (Ctrl+Shift+O)"));
    openArchive->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    importSecret = make(tr("Import pull secret..."), QStringLiteral("key"),
        tr("Take over the logins of a pull secret, JSON or YAML"));
    quit = make(tr("Quit"), QString(), tr("Close Portolan (Ctrl+Q)"));
    quit->setShortcut(Qt::CTRL | Qt::Key_Q);
    logIn = make(tr("Log in..."), QStringLiteral("user"), tr("Log in to this registry"));
    logOut = make(tr("Log out"), QString(), tr("Forget the login Portolan keeps for this registry"));
    shareLogin = make(tr("Share login with Podman..."), QString(),
        tr("Write the login into the file of \"podman login\", so that Podman can use it"));
    addRepository = make(tr("Add repository..."), QStringLiteral("repository"),
        tr("Add a repository by name, for registries that do not list theirs"));
    properties = make(tr("Properties..."), QStringLiteral("settings"),
        tr("Login in use, certificates, plain HTTP (Alt+Return)"));
    properties->setShortcut(Qt::ALT | Qt::Key_Return);
    removeRegistry = make(tr("Remove from the list"), QStringLiteral("close"),
        tr("Take the registry off the list; nothing is deleted there"));
}

void Actions::makeCopyActions()
{
    copyReference = make(
        tr("Copy reference"), QStringLiteral("copy-text"), tr("Copy the reference as shown, with its tag"));
    copyPinned = make(tr("Copy pinned reference"), QString(),
        tr("Copy the reference with its digest, which never moves (Ctrl+C)"));
    copyPinned->setShortcut(QKeySequence::Copy);
    copyPinned->setShortcutContext(Qt::WidgetShortcut);
    copyDigest = make(tr("Copy digest"), QString(), tr("Copy the digest alone"));
    copyPodmanPull = make(
        QStringLiteral("podman pull"), QString(), tr("Copy the command that pulls this image with podman"));
    copySkopeo = make(
        QStringLiteral("skopeo copy"), QString(), tr("Copy the command that copies this image with skopeo"));
    copyOcImport = make(QStringLiteral("oc import-image"), QString(),
        tr("Copy the command that imports this image into an image stream"));
    copyOcTag = make(
        QStringLiteral("oc tag"), QString(), tr("Copy the command that tags this image in an image stream"));
    copyCli = make(QStringLiteral("portolan-cli inspect"), QString(),
        tr("Copy the command that shows this image on the command line"));
}

void Actions::makeViewActions()
{
    showAttachments = make(tr("Show attachment tags"), QString(),
        tr("Also list tags that only hold signatures, attestations and SBOMs"));
    showAttachments->setCheckable(true);
    relativeTimes = make(tr("Relative times"), QString(), tr("\"2 d ago\" rather than a date"));
    relativeTimes->setCheckable(true);
    notifyNewImages = make(tr("Notify of new images"), QString(),
        tr("A notification on the desktop when a watched registry gets an image"));
    notifyNewImages->setCheckable(true);
    appearance = new QActionGroup(this);
    const auto addAppearance = [this](const QString& text, ColorScheme scheme) {
        QAction* action = make(text, QString(), tr("How the window looks"));
        action->setCheckable(true);
        action->setData(static_cast<int>(scheme));
        appearance->addAction(action);
    };
    addAppearance(tr("As the desktop"), ColorScheme::System);
    addAppearance(tr("Light"), ColorScheme::Light);
    addAppearance(tr("Dark"), ColorScheme::Dark);
    about = make(tr("About Portolan"), QStringLiteral("info"), tr("Version and licence"));
}

void Actions::update()
{
    const auto profile = m_session.registry(m_selection.location().registry);
    const bool hasRegistry = profile.has_value();
    const bool remote = hasRegistry && !profile->isLocal() && profile->kind != RegistryKind::Engine;
    const qsizetype images = m_selection.images().size();
    const bool archive = hasRegistry
        && (profile->kind == RegistryKind::OciArchive || profile->kind == RegistryKind::DockerArchive);

    refresh->setEnabled(hasRegistry);
    for (QAction* action :
        {pull, copyTo, compareWith, copyDigest, copyPodmanPull, copySkopeo, copyOcImport, copyOcTag, copyCli})
        action->setEnabled(images > 0);
    explainPull->setEnabled(images == 1 && hasRegistry && profile->isHosted());
    compare->setEnabled(images == 1 || images == 2);
    compare->setText(images == 1 ? tr("Compare...") : tr("Compare"));
    for (QAction* action : {copyPinned, copyReference})
        action->setEnabled(images > 0 || hasRegistry);
    copyOcImport->setEnabled(images > 0 && remote);
    copyOcTag->setEnabled(images > 0 && remote);
    updateDelete(archive);
    updateOffered(
        tagAs, ActionKind::SetTag, tr("Point a tag, here or elsewhere in the registry, to this image"));
    updateOffered(
        tagAlias, ActionKind::AliasTag, tr("Make another tag point to whatever this one points to"));
    updateOffered(
        tagImport, ActionKind::ImportImages, tr("Fetch what the tag follows at its source once more"));
    updateOffered(
        tagProtect, ActionKind::SetTagImmutable, tr("Forbid that the tag is moved or removed, or allow it"));
    updateOffered(
        tagExpiry, ActionKind::SetTagExpiry, tr("Let the registry remove the tag at a time, or not"));

    logIn->setEnabled(remote);
    const bool loggedIn =
        remote && m_session.loginState(m_selection.location().registry).stage == LoginState::Stage::LoggedIn;
    logOut->setEnabled(loggedIn);
    shareLogin->setEnabled(loggedIn && profile->isHosted());
    addRepository->setEnabled(remote);
    properties->setEnabled(hasRegistry);
    removeRegistry->setEnabled(hasRegistry && !profile->embedded);
}

void Actions::setOffering(const Offering& offering)
{
    m_offering = offering;
    update();
}

void Actions::updateOffered(QAction* action, ActionKind kind, const QString& toolTip)
{
    const OfferedAction* offered = m_offering.action(kind);
    const bool refused = offered && offered->ability == Ability::No;
    action->setVisible(offered != nullptr);
    const bool takesMany = kind == ActionKind::SetTagExpiry || kind == ActionKind::SetTagImmutable;
    const qsizetype images = m_selection.images().size();
    action->setEnabled(offered && !refused && (images == 1 || (takesMany && images > 1)));
    const QString tip = refused ? sentenceText(offered->reason) : toolTip;
    action->setToolTip(plainToolTip(tip));
    action->setStatusTip(tip);
}

void Actions::updateDelete(bool archive)
{
    const Capabilities& can = m_selection.capabilities();
    const bool refused = can.deleteByTag == Ability::No && can.deleteByDigest == Ability::No;
    remove->setEnabled(!m_selection.images().isEmpty() && !refused && !archive);
    QString toolTip = tr("Shows first what goes and what stays (Del)");
    if (archive)
        toolTip = tr("An archive is read only");
    else if (refused)
        toolTip = can.deleteReason.isEmpty() ? tr("This registry does not let you delete")
                                             : sentenceText(can.deleteReason);
    remove->setToolTip(plainToolTip(toolTip));
    remove->setStatusTip(toolTip);
}

} // namespace portolan

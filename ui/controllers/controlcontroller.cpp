// SPDX-License-Identifier: Apache-2.0
#include "controllers/controlcontroller.h"

#include "controllers/newimagenotifier.h"
#include "controllers/selection.h"
#include "controllers/windowmodels.h"
#include "dialogs/aboutrepositorydialog.h"
#include "dialogs/actiondialog.h"
#include "dialogs/paneldialog.h"
#include "dialogs/searchdialog.h"
#include "present/actiontext.h"
#include "present/desktopnotifier.h"
#include "present/messagebox.h"
#include "present/sentencetext.h"
#include "service/session.h"
#include "views/detailspane.h"
#include "views/imageusestab.h"
#include "views/placebar.h"
#include "views/taghistorytab.h"
#include "views/vulnerabilitytab.h"

#include <QTabWidget>

#include <algorithm>

namespace portolan {
namespace {

ActionWish wishFor(ActionKind kind, const QList<ImageAddress>& tags)
{
    ActionWish wish(kind);
    wish.repository = tags.first().repository;
    for (const ImageAddress& tag : tags)
        wish.tags << tag.tagOrDigest;
    return wish;
}

} // namespace

ControlController::ControlController(Session& session, WindowModels& models, Selection& selection,
    PlaceBar& bar, QTabWidget& detailTabs, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_models(models)
    , m_selection(selection)
    , m_tabs(detailTabs)
    , m_window(window)
    , m_history(new TagHistoryTab(models.tagHistory, &detailTabs))
    , m_vulnerabilities(new VulnerabilityTab(models.vulnerabilities, &detailTabs))
    , m_uses(new ImageUsesTab(models.uses, &detailTabs))
    , m_newImages(new NewImageNotifier(
          models.watcher, std::make_unique<DesktopNotifier>(),
          [&session](const ImageAddress& image) { return session.referenceText(image); }, this))
{
    buildTabs(detailTabs);
    connectBar(bar);
    connectWatcher();
    connectOwnChanges();
    connectNewImages();
    recoverLogins();
    connect(&m_selection, &Selection::changed, this, [this] {
        m_models.place.setPlace(m_selection.location(), m_selection.isRepository());
        m_models.watcher.seen(m_selection.location());
        m_models.watcher.setShown(m_selection.location());
    });
    connect(&m_models.place, &PlaceInspector::offeringChanged, this, &ControlController::updateTabs);
    connect(&m_models.inspector, &ImageInspector::changed, this, &ControlController::imageChanged);
    connect(&m_session, &Session::registryReopened, this, [this](const RegistryId& id) {
        m_models.watcher.restart(id);
        if (id != m_models.place.place().registry)
            return;
        m_models.place.refresh();
        Q_EMIT panelsOutdated();
    });
    updateTabs();
}

void ControlController::buildTabs(QTabWidget& tabs)
{
    tabs.insertTab(DetailsPane::tagTabs, m_uses, tr("Used by"));
    tabs.insertTab(DetailsPane::tagTabs, m_vulnerabilities, tr("Vulnerabilities"));
    tabs.insertTab(DetailsPane::tagTabs, m_history, tr("Tag history"));
    connect(m_history, &TagHistoryTab::imageActivated, this, &ControlController::imageActivated);
    connect(m_history, &TagHistoryTab::compareRequested, this, &ControlController::compareRequested);
    connect(m_history, &TagHistoryTab::rollBackRequested, this, &ControlController::rollBack);
    connect(m_vulnerabilities, &VulnerabilityTab::scanRequested, this,
        [this] { scanAgain(m_models.inspector.address()); });
    for (ControlTab* tab : {static_cast<ControlTab*>(m_history), static_cast<ControlTab*>(m_vulnerabilities),
             static_cast<ControlTab*>(m_uses)}) {
        connect(tab, &ControlTab::remedyRequested, this,
            [this](const Error& error) { Q_EMIT remedyRequested(error, m_selection.location().registry); });
    }
}

void ControlController::connectBar(PlaceBar& bar)
{
    connect(&bar, &PlaceBar::searchRequested, this, &ControlController::showSearch);
    connect(&bar, &PlaceBar::aboutRequested, this, &ControlController::showAbout);
    connect(&bar, &PlaceBar::panelRequested, this, &ControlController::showPanel);
    connect(&bar, &PlaceBar::remedyRequested, this,
        [this](const Error& error) { Q_EMIT remedyRequested(error, m_selection.location().registry); });
    connect(&bar, &PlaceBar::actionRequested, this, [this](ActionKind kind) {
        ActionWish wish(kind);
        const RepositoryAddress& place = m_selection.location();
        wish.repository = place.repository;
        const bool wantsName = kind == ActionKind::CreateRepository || kind == ActionKind::ImportImages;
        if (wantsName && !m_selection.isRepository() && !place.repository.isEmpty())
            wish.repository += u'/';
        runAction(place.registry, wish);
    });
}

void ControlController::connectWatcher()
{
    connect(&m_models.watcher, &RegistryWatcher::repositoryChanged, this,
        [this](const RepositoryAddress& repository) {
            if (m_models.tags.repository() != repository)
                return;
            m_models.tags.refresh();
            m_models.tagHistory.refresh();
            m_models.watcher.seen(repository);
        });
    connect(&m_models.watcher, &RegistryWatcher::repositoriesChanged, this,
        [this](const RegistryId& registry) { m_models.registries.refresh(registry); });
    connect(
        &m_models.watcher, &RegistryWatcher::newsChanged, this, [this](const RepositoryAddress& repository) {
            m_models.registries.setNews(repository, int(m_models.watcher.news(repository).size()));
        });
    connect(&m_session, &Session::registriesChanged, this, [this] {
        for (const RegistryId& id : m_models.watcher.registries()) {
            if (!m_session.registry(id))
                m_models.watcher.stop(id);
        }
    });
    // A registry is watched from the moment it was listed: that is when what is shown can grow old.
    connect(
        &m_models.registries, &RegistryTreeModel::registryStateChanged, this, [this](const RegistryId& id) {
            const QVariant state = m_models.registries.indexOfRegistry(id).data(modelrole::FetchStateRole);
            if (state.isValid() && state.value<FetchState>() == FetchState::Ready)
                m_models.watcher.start(id);
        });
}

void ControlController::connectNewImages()
{
    m_newImages->setLookedAt([this](const RepositoryAddress& repository) {
        return m_window->isActiveWindow() && m_models.tags.repository() == repository;
    });
    connect(m_newImages, &NewImageNotifier::message, this, &ControlController::message);
    connect(m_newImages, &NewImageNotifier::activated, this, [this](const RepositoryAddress& repository) {
        if (m_window->isMinimized())
            m_window->showNormal();
        m_window->raise();
        m_window->activateWindow();
        if (m_session.registry(repository.registry))
            Q_EMIT repositoryActivated(repository);
    });
}

void ControlController::connectOwnChanges()
{
    connect(&m_models.undo, &UndoListModel::undone, this,
        [this](const UndoEntry& entry, const UndoReport& report) {
            m_models.watcher.madeHere(
                RepositoryAddress(entry.registry, entry.repository), report.tagsRestored);
        });
    connect(&m_models.transfers, &TransferListModel::transferFinished, this, [this](qint64 id) {
        const QModelIndex row = m_models.transfers.indexOf(id);
        const auto request = row.data(TransferListModel::RequestRole).value<TransferRequest>();
        const DestinationSpec& target = request.destination;
        if (target.kind == DestinationSpec::Kind::Registry && !target.tag.isEmpty())
            m_models.watcher.madeHere(
                RepositoryAddress(target.registry, target.repository), QStringList(target.tag));
    });
}

void ControlController::recoverLogins()
{
    const auto look = [this](const RegistryId& id, const MaybeError& error) {
        if (error && error->kind() == ErrorKind::AuthRequired)
            m_session.loginRefused(id);
    };
    connect(&m_models.registries, &RegistryTreeModel::registryStateChanged, this,
        [this, look](const RegistryId& id) {
            look(id, m_models.registries.indexOfRegistry(id).data(modelrole::ErrorRole).value<MaybeError>());
        });
    connect(&m_models.tags, &TagListModel::stateChanged, this,
        [this, look] { look(m_models.tags.repository().registry, m_models.tags.error()); });
    connect(&m_models.inspector, &ImageInspector::changed, this,
        [this, look] { look(m_models.inspector.address().registry, m_models.inspector.error()); });
    connect(&m_models.watcher, &RegistryWatcher::stateChanged, this,
        [this, look](const RegistryId& id) { look(id, m_models.watcher.error(id)); });
}

void ControlController::updateTabs()
{
    // Between two repositories of one registry the tabs stay, and with them the one that is looked at.
    const RegistryId& registry = m_models.place.place().registry;
    if (m_models.place.state() == FetchState::Loading && registry == m_tabsRegistry)
        return;
    m_tabsRegistry = registry;
    const Offering& offering = m_models.place.offering();
    const auto show = [this](QWidget* tab, bool visible) {
        if (!visible && m_tabs.currentWidget() == tab)
            m_tabs.setCurrentIndex(0); // else it would be whichever comes next
        m_tabs.setTabVisible(m_tabs.indexOf(tab), visible);
    };
    const bool byTag = !m_models.inspector.address().isByDigest();
    show(m_history, offering.tagHistory && byTag);
    show(m_vulnerabilities, offering.vulnerabilities);
    show(m_uses, offering.uses);
    const OfferedAction* rollBack = offering.action(ActionKind::RollBackTag);
    m_history->setRollBack(rollBack != nullptr, rollBack ? rollBack->ability : Ability::Unknown,
        rollBack ? sentenceText(rollBack->reason) : QString());
    const OfferedAction* scan = offering.action(ActionKind::ScanImage);
    m_vulnerabilities->setScan(scan != nullptr, scan ? scan->ability : Ability::Unknown,
        scan ? sentenceText(scan->reason) : QString());
}

void ControlController::imageChanged()
{
    const ImageAddress& image = m_models.inspector.address();
    m_models.tagHistory.setTag(image.isByDigest() ? ImageAddress() : image);
    m_models.vulnerabilities.setImage(image);
    m_models.uses.setImage(image);
    updateTabs();
}

void ControlController::showPanel(const PanelOffer& offer)
{
    openPanel(m_selection.location(), offer);
}

void ControlController::showLoginReach(const RegistryId& id)
{
    openPanel(RepositoryAddress(id, QString()),
        PanelOffer(QStringLiteral("login"), QT_TRANSLATE_NOOP("Panel", "What this login can do")));
}

void ControlController::openPanel(const RepositoryAddress& place, const PanelOffer& offer)
{
    auto* dialog = new PanelDialog(
        std::make_unique<PanelModel>(m_session.service().control(), place, offer), nameOf(place), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PanelDialog::actionRequested, this,
        [this, place, dialog](const ActionWish& wish) { runAction(place.registry, wish, dialog); });
    connect(dialog, &PanelDialog::remedyRequested, this,
        [this, place](const Error& error) { Q_EMIT remedyRequested(error, place.registry); });
    connect(dialog, &PanelDialog::checkRequested, this, [this, place](const QString& reference) {
        openPanel(place,
            PanelOffer(QStringLiteral("mirrors:") + reference,
                QT_TRANSLATE_NOOP("Panel", "Where a reference is pulled from")));
    });
    connect(dialog, &PanelDialog::importRequested, this,
        [this, place, dialog](const QString& name) { importPullSecret(place, name, dialog); });
    connect(this, &ControlController::panelsOutdated, dialog, &PanelDialog::refresh);
    dialog->show();
}

void ControlController::importPullSecret(
    const RepositoryAddress& project, const QString& name, QWidget* dialog)
{
    Question question;
    question.title = tr("Import as login");
    question.text = tr("Take over the logins of the pull secret %1?").arg(name);
    question.informative = tr("It is read from %1. Its logins go to the keychain and its registries to the "
                              "list; what is in it is not shown.")
                               .arg(nameOf(project));
    question.confirm = tr("Import");
    MessageBox::ask(dialog, question, [this, project, name, title = question.title](bool confirmed) {
        if (!confirmed)
            return;
        m_pullSecret = m_session.service().control().fetchPullSecret(
            project, name, [this, title](const Result<Secret>& content) {
                if (!content)
                    return MessageBox::showError(m_window, title, content.error());
                Q_EMIT pullSecretFetched(*content);
            });
    });
}

void ControlController::showAbout()
{
    auto* dialog = new AboutRepositoryDialog(m_models.place, m_selection.location().repository, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AboutRepositoryDialog::remedyRequested, this,
        [this](const Error& error) { Q_EMIT remedyRequested(error, m_selection.location().registry); });
    dialog->open();
}

void ControlController::showSearch()
{
    const RegistryId registry = m_selection.location().registry;
    auto* dialog =
        new SearchDialog(m_models.search, registry, nameOf(RepositoryAddress(registry, QString())), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SearchDialog::repositoryChosen, this, [this](const RepositoryAddress& repository) {
        m_session.addRepository(repository.registry, repository.repository);
        Q_EMIT repositoryActivated(repository);
    });
    connect(dialog, &SearchDialog::remedyRequested, this,
        [this, registry](const Error& error) { Q_EMIT remedyRequested(error, registry); });
    dialog->open();
}

void ControlController::rollBack(const ImageAddress& tag, const TagEvent& event)
{
    ActionWish wish(ActionKind::RollBackTag);
    wish.repository = tag.repository;
    wish.tags = QStringList(tag.tagOrDigest);
    wish.digest = event.digest;
    runAction(tag.registry, wish);
}

void ControlController::tagAs(const ImageAddress& image)
{
    ActionWish wish(ActionKind::SetTag);
    wish.repository = image.repository;
    wish.source = image.repository + (image.isByDigest() ? u'@' : u':') + image.tagOrDigest;
    const auto& details = m_models.inspector.selection().details();
    if (m_models.inspector.address() == image && details)
        wish.digest = details->document.digest();
    wish.targetRepository = image.repository;
    runAction(image.registry, wish);
}

void ControlController::makeAlias(const ImageAddress& tag)
{
    ActionWish wish(ActionKind::AliasTag);
    wish.repository = tag.repository;
    wish.source = tag.repository + u':' + tag.tagOrDigest;
    wish.targetRepository = tag.repository;
    runAction(tag.registry, wish);
}

void ControlController::importAgain(const ImageAddress& tag)
{
    ActionWish wish(ActionKind::ImportImages);
    wish.repository = tag.repository;
    wish.tags = QStringList(tag.tagOrDigest); // without a source: from where it came before
    runAction(tag.registry, wish);
}

void ControlController::setExpiry(const QList<ImageAddress>& tags)
{
    const ImageAddress& tag = tags.first();
    ActionWish wish = wishFor(ActionKind::SetTagExpiry, tags);
    const QDateTime now = recordOf(tag).expires;
    if (now.isValid())
        wish.options.insert(QStringLiteral("expires"), now.toString(Qt::ISODate));
    runAction(tag.registry, wish);
}

void ControlController::protect(const QList<ImageAddress>& tags)
{
    const ImageAddress& tag = tags.first();
    ActionWish wish = wishFor(ActionKind::SetTagImmutable, tags);
    // The dialog opens with the other state chosen: that is what one comes for.
    wish.options.insert(QStringLiteral("immutable"),
        recordOf(tag).immutable ? QStringLiteral("false") : QStringLiteral("true"));
    runAction(tag.registry, wish);
}

void ControlController::scanAgain(const ImageAddress& image)
{
    ActionWish wish(ActionKind::ScanImage);
    wish.repository = image.repository;
    wish.tags = QStringList(image.tagOrDigest); // or a digest, which Harbor takes in its place
    runAction(image.registry, wish);
}

TagRecord ControlController::recordOf(const ImageAddress& tag) const
{
    if (m_models.tags.repository() != RepositoryAddress(tag.registry, tag.repository))
        return {};
    return m_models.tags.indexOf(tag.tagOrDigest).data(TagListModel::RecordRole).value<TagRecord>();
}

QString ControlController::nameOf(const RepositoryAddress& place) const
{
    const auto profile = m_session.registry(place.registry);
    const QString name = profile ? profile->name : place.registry;
    //: a cluster or registry, and a project in it
    return place.repository.isEmpty() ? name : tr("%1, %2").arg(name, place.repository);
}

QStringList ControlController::loginHosts() const
{
    QStringList hosts;
    for (const RegistryProfile& profile : m_session.registries()) {
        if (profile.isHosted() && m_session.loginState(profile.id).stage == LoginState::Stage::LoggedIn)
            hosts << profile.host;
    }
    return hosts;
}

QString ControlController::subjectOf(const RegistryId& registry, const ActionWish& wish) const
{
    if (wish.repository.isEmpty() || wish.repository.endsWith(u'/')
        || wish.kind == ActionKind::CreateRepository)
        return nameOf(RepositoryAddress(registry, wish.options.value(QStringLiteral("project"))));
    const QString tag = wish.tags.size() == 1 ? wish.tags.first() : QString();
    return m_session.referenceText(ImageAddress(registry, wish.repository, tag));
}

void ControlController::runAction(const RegistryId& registry, const ActionWish& wish, QWidget* over)
{
    auto* dialog = new ActionDialog(
        std::make_unique<Action>(m_session.service().control()), registry, wish, subjectOf(registry, wish),
        loginHosts(),
        [this](const QString& host, std::function<void(std::optional<Credential>)> found) {
            m_session.findLogin(host, std::move(found));
        },
        over ? over : m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ActionDialog::performed, this,
        [this, registry](
            const ActionPlan& plan, const ActionReport& report) { actionDone(registry, plan, report); });
    connect(dialog, &ActionDialog::abandoned, this,
        [this, registry](const ActionPlan& plan) { refreshAfter(registry, plan); });
    connect(dialog, &ActionDialog::remedyRequested, this,
        [this, registry](const Error& error) { Q_EMIT remedyRequested(error, registry); });
    dialog->open();
}

void ControlController::actionDone(
    const RegistryId& registry, const ActionPlan& plan, const ActionReport& report)
{
    if (!report.repository.isEmpty())
        m_models.watcher.madeHere(RepositoryAddress(registry, report.repository), report.tagsChanged);
    refreshAfter(registry, plan);
    const bool allWell =
        std::all_of(report.items.begin(), report.items.end(), [](const ActionItem& item) { return item.ok; });
    const QString title = actionText(plan.wish.kind).title;
    Q_EMIT message(allWell ? tr("%1: done").arg(title) : tr("%1: not all of it was done").arg(title));
}

void ControlController::refreshAfter(const RegistryId& registry, const ActionPlan& plan)
{
    const bool listChanged = plan.wish.kind == ActionKind::CreateRepository
        || plan.wish.kind == ActionKind::DeleteRepository || plan.wish.kind == ActionKind::ImportImages
        || plan.wish.kind == ActionKind::SetTag || plan.wish.kind == ActionKind::AliasTag;
    if (listChanged)
        m_models.registries.refresh(registry);
    if (m_models.tags.repository().registry == registry) {
        m_models.tags.refresh();
        m_models.tagHistory.refresh();
        m_models.inspector.refresh();
    }
    if (plan.wish.kind == ActionKind::ScanImage)
        m_models.vulnerabilities.refresh();
    m_models.place.refresh();
    Q_EMIT panelsOutdated();
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "mainwindow.h"

#include "controllers/actions.h"
#include "controllers/clipboardcontroller.h"
#include "controllers/clustercontroller.h"
#include "controllers/comparecontroller.h"
#include "controllers/contextmenus.h"
#include "controllers/controlcontroller.h"
#include "controllers/deletecontroller.h"
#include "controllers/mainmenus.h"
#include "controllers/navigator.h"
#include "controllers/newimagenotifier.h"
#include "controllers/preferencescontroller.h"
#include "controllers/registrycontroller.h"
#include "controllers/transfercontroller.h"
#include "dialogs/aboutdialog.h"
#include "present/errortext.h"
#include "present/remedy.h"
#include "present/sentencetext.h"
#include "proxies/registryproxy.h"
#include "service/session.h"
#include "settings/settings.h"
#include "views/activitydock.h"
#include "views/banner.h"
#include "views/browser.h"
#include "views/columnmenu.h"
#include "views/detailspane.h"
#include "views/findbox.h"
#include "views/placebar.h"
#include "views/registrypage.h"
#include "views/registrypane.h"
#include "views/statusline.h"
#include "views/taghistorytab.h"
#include "views/tagpane.h"
#include "views/widgets.h"

#include <QAction>
#include <QCloseEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QSplitter>
#include <QStatusBar>
#include <QTableView>
#include <QVBoxLayout>

namespace portolan {
namespace {

constexpr int messageMs = 6000;

} // namespace

MainWindow::MainWindow(Session& session, WindowModels& models, QWidget* parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_models(models)
    , m_selection(session.service())
    , m_state(session.settings())
    , m_actions(new Actions(session, m_selection, this))
    , m_find(new FindBox(this))
    , m_tree(new RegistryPane(m_models.registries, this))
    , m_details(new DetailsPane(m_models.inspector, this))
    , m_activity(new ActivityDock(
          m_models.transfers, m_models.activity,
          [this](const ImageAddress& image) { return m_session.referenceText(image); }, this))
    , m_banner(new Banner(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Portolan"));
    setWindowIcon(QIcon(QStringLiteral(":/portolan/portolan.svg")));
    setAcceptDrops(true);
    resize(1280, 800);
    buildPanes();
    buildMenus();
    buildStatusBar();
    makeControllers();
    connectPanes();
    connectContextMenus(*m_actions, *m_tree, *m_browser->tagPane(), this);
    restoreState();
}

MainWindow::~MainWindow() = default;

void MainWindow::open(const QString& reference)
{
    if (reference.isEmpty()) {
        m_tree->setFocus();
        if (m_navigator->restorePlace())
            return;
        m_navigator->goTo(RepositoryAddress(m_session.localLibrary(), QString()));
        return;
    }
    const Result<void> opened = m_navigator->openReference(reference);
    if (opened) {
        if (m_selection.isRepository())
            m_browser->tagPane()->table()->setFocus();
        else
            m_tree->setFocus();
        return;
    }
    const ErrorText text = errorText(opened.error());
    const QString why =
        opened.error().detail().isEmpty() ? text.meaning : sentenceText(opened.error().said());
    m_banner->showText(Tone::Danger, tr("\"%1\" cannot be opened: %2").arg(reference, why));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveState();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            m_registries->openLocal(url.toLocalFile());
    }
    event->acceptProposedAction();
}

void MainWindow::buildPanes()
{
    RegistryPage::Offers offers;
    offers.logIn = m_actions->logIn;
    offers.addRepository = m_actions->addRepository;
    offers.buttons = {m_actions->logIn, m_actions->addRepository, m_actions->properties};
    auto* page = new RegistryPage(m_models.registries, m_tree->proxy(), offers, this);
    auto* tags = new TagPane(m_models.tags, this);
    m_browser = new Browser(new PlaceBar(m_models.place, m_models.watcher, this), page, tags,
        {m_actions->addRegistry, m_actions->addCluster, m_actions->find}, this);
    m_banner->setObjectName(QStringLiteral("windowBanner"));
    m_splitter->setObjectName(QStringLiteral("panes"));
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(m_browser);
    m_splitter->addWidget(m_details);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setStretchFactor(2, 2);
    m_tree->setMinimumWidth(150);
    m_browser->setMinimumWidth(260);
    m_details->setMinimumWidth(220);
    auto* central = new QWidget(this);
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_splitter, 1);
    setCentralWidget(central);
    addDockWidget(Qt::BottomDockWidgetArea, m_activity);
    for (QAction* action : {m_actions->copyPinned, m_actions->remove})
        tags->table()->addAction(action);
    m_actions->remove->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(m_actions->copyPinned);
}

void MainWindow::buildMenus()
{
    addMainToolBar(*this, *m_actions, *m_find);
    m_find->setSuggest(
        [this](const QString& text, int limit) { return m_navigator->suggestions(text, limit); });
    auto* nextPane = new QAction(tr("Next pane"), this);
    nextPane->setShortcut(Qt::Key_F6);
    connect(nextPane, &QAction::triggered, this, &MainWindow::focusNextPane);
    ViewMenuParts parts;
    parts.panes = {{m_tree, tr("Registries")}, {m_details, tr("Details")}};
    parts.activity = m_activity->toggleViewAction();
    parts.nextPane = nextPane;
    parts.columns = m_browser->tagPane()->columnMenu();
    fillMenus(*this, *m_actions, parts);
}

void MainWindow::buildStatusBar()
{
    auto* line = new StatusLine(m_models.activity, this);
    connect(line, &StatusLine::clicked, m_activity, &ActivityDock::showRequests);
    statusBar()->addPermanentWidget(line);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::makeControllers()
{
    m_navigator = new Navigator(m_session, m_models, m_selection, *m_tree, *m_browser, *m_details, this);
    m_registries = new RegistryController(m_session, m_selection, *m_navigator, *m_actions, this);
    m_transfers = new TransferController(m_session, m_models, m_selection, *m_actions, this);
    m_deletes = new DeleteController(m_session, m_models, m_selection, *m_actions, this);
    m_compares = new CompareController(m_session, m_selection, *m_navigator, *m_actions, this);
    m_clipboard = new ClipboardController(m_session, m_models, m_selection, *m_actions, this);
    new PreferencesController( // lives as long as the window
        m_session.settings(), *m_actions, m_models.tags, *m_browser->tagPane(), *m_details, this);

    m_clusters = new ClusterController(m_session, *m_navigator, *m_actions, this);
    m_control = new ControlController(
        m_session, m_models, m_selection, *m_browser->placeBar(), *m_details->tabs(), this);
    connectControl();

    const auto say = [this](const QString& text) { statusBar()->showMessage(text, messageMs); };
    connect(m_registries, &RegistryController::message, this, say);
    connect(m_transfers, &TransferController::message, this, say);
    connect(m_clipboard, &ClipboardController::message, this, say);
    connect(m_control, &ControlController::message, this, say);
    connect(m_clusters, &ClusterController::message, this, say);
    connect(m_clusters, &ClusterController::remedyRequested, m_registries, &RegistryController::remedy);
    connect(m_registries, &RegistryController::clusterLoginRequested, m_clusters, &ClusterController::logIn);
    connect(m_registries, &RegistryController::loginReachRequested, m_control,
        &ControlController::showLoginReach);
    connect(m_transfers, &TransferController::remedyRequested, m_registries, &RegistryController::remedy);
    connect(m_transfers, &TransferController::transferStarted, m_activity, &ActivityDock::showTransfer);
    connect(m_deletes, &DeleteController::deleted, this, [this](const QString& text, bool canUndo) {
        m_banner->showText(Tone::Success, text, canUndo ? tr("Undo...") : QString());
    });
    connect(m_deletes, &DeleteController::remedyRequested, m_registries, &RegistryController::remedy);
    connect(m_compares, &CompareController::remedyRequested, m_registries, &RegistryController::remedy);
    connect(m_banner, &Banner::buttonClicked, m_actions->undo, &QAction::trigger);
    connect(&m_models.undo, &UndoListModel::undone, m_banner, &QWidget::hide);
}

void MainWindow::connectControl()
{
    connect(m_control, &ControlController::imageActivated, m_navigator, &Navigator::goToImage);
    connect(m_control, &ControlController::repositoryActivated, m_navigator, &Navigator::goTo);
    connect(m_control, &ControlController::remedyRequested, m_registries, &RegistryController::remedy);
    connect(m_control, &ControlController::pullSecretFetched, m_registries,
        [this](const Secret& content) { m_registries->importSecret(content, KeepLogin::Keychain); });
    connect(m_control, &ControlController::compareRequested, m_compares,
        [this](const ImageAddress& a, const ImageAddress& b) {
            CompareRequest request;
            request.a = a;
            request.b = b;
            m_compares->compare(request);
        });
    using Images = QList<ImageAddress>;
    using OnImages = void (*)(ControlController&, const Images&);
    const auto onImages = [this](const QAction* action, OnImages act) {
        connect(action, &QAction::triggered, this, [this, act] {
            if (!m_selection.images().isEmpty())
                act(*m_control, m_selection.images());
        });
    };
    onImages(m_actions->tagAs, [](ControlController& c, const Images& images) { c.tagAs(images.first()); });
    onImages(
        m_actions->tagAlias, [](ControlController& c, const Images& images) { c.makeAlias(images.first()); });
    onImages(m_actions->tagImport,
        [](ControlController& c, const Images& images) { c.importAgain(images.first()); });
    onImages(m_actions->tagExpiry, [](ControlController& c, const Images& images) { c.setExpiry(images); });
    onImages(m_actions->tagProtect, [](ControlController& c, const Images& images) { c.protect(images); });
    TagHistoryTab* history = m_control->tagHistoryTab();
    history->setRelativeTimes(m_actions->relativeTimes->isChecked());
    connect(m_actions->relativeTimes, &QAction::toggled, history, &TagHistoryTab::setRelativeTimes);
    NewImageNotifier* newImages = m_control->newImages();
    newImages->setDesktopEnabled(m_actions->notifyNewImages->isChecked());
    connect(m_actions->notifyNewImages, &QAction::toggled, newImages, &NewImageNotifier::setDesktopEnabled);
    connect(&m_models.place, &PlaceInspector::offeringChanged, this,
        [this] { m_actions->setOffering(m_models.place.offering()); });
}

void MainWindow::connectPanes()
{
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->refresh, &QAction::triggered, m_navigator, &Navigator::refresh);
    connect(m_actions->back, &QAction::triggered, m_navigator, &Navigator::back);
    connect(m_actions->forward, &QAction::triggered, m_navigator, &Navigator::forward);
    connect(m_actions->about, &QAction::triggered, this, [this] {
        auto* dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_actions->find, &QAction::triggered, this, [this] {
        m_find->setFocus(Qt::ShortcutFocusReason);
        m_find->selectAll();
    });
    connect(m_actions->filter, &QAction::triggered, this, [this] {
        m_browser->tagPane()->filterBox()->setFocus(Qt::ShortcutFocusReason);
        m_browser->tagPane()->filterBox()->selectAll();
    });
    const auto updateHistory = [this] {
        m_actions->back->setEnabled(m_navigator->canGoBack());
        m_actions->forward->setEnabled(m_navigator->canGoForward());
    };
    connect(m_navigator, &Navigator::historyChanged, this, updateHistory);
    updateHistory();
    connect(m_find, &FindBox::referenceEntered, this, &MainWindow::open);
    connect(m_tree, &RegistryPane::statusActionClicked, this, &MainWindow::statusAction);
    connect(m_tree, &RegistryPane::nodeActivated, this, [this] {
        if (m_selection.isRepository())
            m_browser->tagPane()->table()->setFocus();
    });
    connect(m_browser->registryPage(), &RegistryPage::retryRequested, this,
        [this](const QModelIndex& node) { m_models.registries.retry(node); });
    connect(m_browser->registryPage(), &RegistryPage::remedyRequested, this, &MainWindow::remedy);
    connect(m_browser->tagPane(), &TagPane::remedyRequested, this, &MainWindow::remedy);
    connect(m_browser->tagPane(), &TagPane::tagActivated, this, [this] { m_details->tabs()->setFocus(); });
    connect(m_details, &DetailsPane::remedyRequested, this, &MainWindow::remedy);
    connect(m_details, &DetailsPane::copyReferenceRequested, m_clipboard, &ClipboardController::copyPinned);
    connect(&m_session, &Session::registryReopened, this, [this](const RegistryId& id) {
        if (id != m_selection.location().registry)
            return;
        // What failed for want of a login or of trust may work now.
        m_models.tags.retry();
        m_models.inspector.retry();
        m_selection.refreshCapabilities();
    });
}

void MainWindow::restoreState()
{
    m_state.restoreWindow(this);
    m_activity->setChosenHeight(m_state.dockHeight(m_activity->objectName()));
    if (!m_state.restoreSplitter(m_splitter, m_splitter->objectName()))
        m_splitter->setSizes({215, 557, 508});
    m_state.restoreHeader(m_browser->tagPane()->table()->horizontalHeader(), QStringLiteral("tagColumns"));
}

void MainWindow::saveState()
{
    m_state.saveWindow(this);
    m_state.saveDockHeight(m_activity->objectName(), m_activity->chosenHeight());
    m_navigator->keepPlace();
    m_state.saveSplitter(m_splitter, m_splitter->objectName());
    m_state.saveHeader(m_browser->tagPane()->table()->horizontalHeader(), QStringLiteral("tagColumns"));
}

void MainWindow::statusAction(const QModelIndex& registryNode)
{
    const auto error = registryNode.data(modelrole::ErrorRole).value<MaybeError>();
    if (error && rowRemedyFor(*error) != Remedy::None)
        m_registries->remedy(*error, registryNode.data(RegistryTreeModel::RegistryIdRole).toString());
    else if (registryNode.data(RegistryTreeModel::MoreRole).toBool())
        m_models.registries.loadMore(registryNode);
    else
        m_models.registries.retry(registryNode);
}

void MainWindow::remedy(const Error& error)
{
    m_registries->remedy(error, m_selection.location().registry);
}

void MainWindow::focusNextPane()
{
    QWidget* middle = m_browser->page() == Browser::Page::Tags
        ? static_cast<QWidget*>(m_browser->tagPane()->table())
        : m_browser->registryPage()->findChild<QWidget*>(QStringLiteral("childList"));
    const QList<QWidget*> panes{m_tree, middle, m_details->tabs(), m_activity->tabs()};
    focusNext(panes, focusWidget());
}

} // namespace portolan

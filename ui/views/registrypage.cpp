// SPDX-License-Identifier: Apache-2.0
#include "views/registrypage.h"

#include "delegates/rowdelegate.h"
#include "present/errortext.h"
#include "present/valuetext.h"
#include "proxies/registryproxy.h"
#include "views/banner.h"
#include "views/statepane.h"
#include "views/widgets.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

namespace portolan {
namespace {

FetchState stateOf(const QModelIndex& registry)
{
    const QVariant state = registry.data(modelrole::FetchStateRole);
    return state.isValid() ? state.value<FetchState>() : FetchState::Ready;
}

MaybeError errorOf(const QModelIndex& registry)
{
    const QVariant error = registry.data(modelrole::ErrorRole);
    return error.isValid() ? error.value<MaybeError>() : MaybeError();
}

QModelIndex registryOf(QModelIndex node)
{
    while (node.parent().isValid())
        node = node.parent();
    return node;
}

} // namespace

RegistryPage::RegistryPage(RegistryTreeModel& model, RegistryProxy* proxy, Offers offers, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_proxy(proxy)
    , m_offers(std::move(offers))
    , m_subtitle(wrappedLabel(this))
    , m_buttons(new QWidget(this))
    , m_banner(new Banner(this))
    , m_list(new QListView(this))
    , m_pane(new StatePane(m_list, this))
{
    setObjectName(QStringLiteral("registryPage"));
    setTone(m_subtitle, Tone::Muted);
    m_list->setObjectName(QStringLiteral("childList"));
    m_list->setAccessibleName(tr("Repositories here"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setIconSize(QSize(16, 16));
    m_list->setItemDelegate(new RowDelegate(m_list, 10));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setModel(m_proxy);
    buildLayout();

    connect(m_list, &QListView::activated, this,
        [this](const QModelIndex& index) { Q_EMIT nodeActivated(m_proxy->mapToSource(index)); });
    connect(m_pane, &StatePane::retryRequested, this,
        [this] { Q_EMIT retryRequested(m_proxy->mapToSource(registryOf(m_node))); });
    connect(m_banner, &Banner::buttonClicked, this, [this] {
        const MaybeError error = errorOf(registryOf(m_node));
        if (error && wantsLogin(*error))
            Q_EMIT remedyRequested(*error);
        else
            Q_EMIT retryRequested(m_proxy->mapToSource(registryOf(m_node)));
    });
    connect(m_pane, &StatePane::remedyRequested, this, &RegistryPage::remedyRequested);
    connect(&m_model, &RegistryTreeModel::registryStateChanged, this, &RegistryPage::update);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &RegistryPage::update);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &RegistryPage::update);
}

void RegistryPage::buildLayout()
{
    auto* row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 4, 0, 0);
    for (QAction* action : std::as_const(m_offers.buttons)) {
        auto* button = new QToolButton(m_buttons);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        // What this kind of registry does not have is not shown at all.
        connect(
            action, &QAction::changed, button, [action, button] { button->setVisible(action->isEnabled()); });
        button->setVisible(action->isEnabled());
        row->addWidget(button);
    }
    row->addStretch();
    auto* header = new QVBoxLayout;
    header->setContentsMargins(14, 2, 14, 8);
    header->setSpacing(2);
    header->addWidget(m_subtitle);
    header->addWidget(m_buttons);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(m_banner);
    layout->addWidget(m_pane, 1);
}

void RegistryPage::showNode(const QModelIndex& sourceIndex)
{
    m_node = m_proxy->mapFromSource(sourceIndex);
    m_list->setRootIndex(m_node);
    m_list->setCurrentIndex({});
    update();
}

void RegistryPage::update()
{
    if (!m_node.isValid()) {
        // The registry it showed is gone: the list must not fall back to the tree's top.
        if (m_list->model() && !m_list->rootIndex().isValid())
            m_pane->showEmpty(QString(), QString(), QString());
        return;
    }
    updateHeader(m_node);
    updateState(m_node);
}

void RegistryPage::updateHeader(const QModelIndex& node)
{
    const bool isRegistry = !node.parent().isValid();
    m_buttons->setVisible(isRegistry);
    if (!isRegistry) {
        const int count = m_proxy->rowCount(node);
        m_subtitle->setText(count == 1 ? tr("1 entry") : tr("%1 entries").arg(numberText(count)));
        return;
    }
    const auto profile = node.data(RegistryTreeModel::ProfileRole).value<RegistryProfile>();
    QStringList parts;
    switch (profile.kind) {
    case RegistryKind::Distribution:
        parts << tr("Registry at %1").arg(profile.host);
        break;
    case RegistryKind::OpenShift:
        parts << tr("OpenShift cluster at %1").arg(profile.host);
        break;
    case RegistryKind::Quay:
        parts << tr("Quay at %1").arg(profile.host);
        break;
    case RegistryKind::RedHat:
        parts << tr("Red Hat registry at %1, listed by the Ecosystem Catalog").arg(profile.host);
        break;
    case RegistryKind::DockerHub:
        parts << tr("Docker Hub");
        break;
    case RegistryKind::Harbor:
        parts << tr("Harbor at %1").arg(profile.host);
        break;
    case RegistryKind::Engine:
        parts << tr("Images of this machine, through %1").arg(profile.path);
        break;
    case RegistryKind::Layout:
        parts << tr("OCI image layout in %1").arg(profile.path);
        break;
    case RegistryKind::OciArchive:
        parts << tr("OCI archive %1, read only").arg(profile.path);
        break;
    case RegistryKind::DockerArchive:
        parts << tr("Docker archive %1, read only").arg(profile.path);
        break;
    }
    const QVariant login = node.data(RegistryTreeModel::LoginStateRole);
    if (!profile.isLocal() && login.isValid()) {
        const auto state = login.value<LoginState>();
        parts << (state.source.isEmpty() ? loginText(state)
                                         : tr("%1, login from %2").arg(loginText(state), state.source));
    }
    m_subtitle->setText(parts.join(u'\n'));
}

void RegistryPage::updateState(const QModelIndex& node)
{
    const QModelIndex registry = registryOf(node);
    const FetchState state = stateOf(registry);
    const MaybeError error = errorOf(registry);
    const bool hasRows = m_proxy->rowCount(node) > 0;
    m_banner->hide();
    if (hasRows) {
        m_pane->showContent();
        if (state == FetchState::Failed && error)
            showBanner(*error);
        return;
    }
    if (state == FetchState::Failed && error) {
        showFailure(*error);
    } else if (state == FetchState::Loading) {
        m_pane->showLoading(tr("Listing repositories..."));
    } else if (state == FetchState::Ready) {
        showEmpty(node);
    } else {
        m_pane->showContent(); // the list asks for its rows once it is shown
    }
}

void RegistryPage::showBanner(const Error& error)
{
    const QString meaning = errorText(error).meaning;
    if (error.code() == u"CATALOG_REFUSED")
        m_banner->showText(Tone::Muted, tr("Catalog not available: %1").arg(meaning));
    else if (wantsLogin(error))
        m_banner->showText(
            Tone::Muted, tr("Shown is what is known already. %1").arg(meaning), tr("Log in..."));
    else
        m_banner->showText(Tone::Danger, tr("Shown is what was seen last. %1").arg(meaning), tr("Retry"));
}

void RegistryPage::showFailure(const Error& error)
{
    if (error.code() == u"CATALOG_REFUSED") {
        m_pane->showEmpty(QStringLiteral("repository"), tr("Catalog not available"),
            tr("%1 Repositories added by name are remembered here.").arg(errorText(error).meaning),
            {m_offers.addRepository});
    } else if (wantsLogin(error)) {
        m_pane->showEmpty(QStringLiteral("key"), tr("This registry wants a login"),
            tr("It lists its repositories only to those who are logged in. One that is open to everybody can "
               "be added by name."),
            {m_offers.logIn, m_offers.addRepository});
    } else {
        m_pane->showError(error);
    }
}

void RegistryPage::showEmpty(const QModelIndex& node)
{
    const auto profile = registryOf(node).data(RegistryTreeModel::ProfileRole).value<RegistryProfile>();
    if (profile.isLocal()) {
        m_pane->showEmpty(QStringLiteral("library"), tr("Nothing here yet"),
            tr("Open a registry, choose an image and press Pull: it is kept here and can be looked at "
               "without a network."));
        return;
    }
    m_pane->showEmpty(QStringLiteral("repository"), tr("No repositories"),
        tr("The registry is empty, or this login may see none of its repositories. One that you know can be "
           "added by name."),
        {m_offers.addRepository});
}

} // namespace portolan

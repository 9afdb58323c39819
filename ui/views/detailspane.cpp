// SPDX-License-Identifier: Apache-2.0
#include "views/detailspane.h"

#include "delegates/bardelegate.h"
#include "present/errortext.h"
#include "present/icons.h"
#include "present/valuetext.h"
#include "proxies/layerproxy.h"
#include "views/attachedtab.h"
#include "views/banner.h"
#include "views/labeltreeview.h"
#include "views/manifesttab.h"
#include "views/platformpicker.h"
#include "views/statepane.h"
#include "views/tabletab.h"
#include "views/tabmenu.h"
#include "views/widgets.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace portolan {

DetailsPane::DetailsPane(ImageInspector& inspector, QWidget* parent)
    : QWidget(parent)
    , m_inspector(inspector)
    , m_name(wrappedLabel(this))
    , m_context(wrappedLabel(this))
    , m_copy(new QToolButton(this))
    , m_platforms(new PlatformPicker(inspector.platforms(), this))
    , m_banner(new Banner(this))
    , m_tabs(new QTabWidget(this))
    , m_pane(nullptr)
{
    buildTabs();
    buildLayout();
    connect(m_copy, &QToolButton::clicked, this, &DetailsPane::copyReferenceRequested);
    connect(m_platforms, &PlatformPicker::platformChosen, this, &DetailsPane::platformChosen);
    connect(m_platforms, &PlatformPicker::attestationActivated, this, &DetailsPane::imageActivated);
    connect(m_pane, &StatePane::retryRequested, &m_inspector, &ImageInspector::retry);
    connect(m_pane, &StatePane::remedyRequested, this, &DetailsPane::remedyRequested);
    connect(m_banner, &Banner::buttonClicked, &m_inspector, &ImageInspector::retry);
    connect(&m_inspector, &ImageInspector::stateChanged, this, &DetailsPane::updateState);
    connect(&m_inspector, &ImageInspector::changed, this, [this] {
        updateTabs();
        updateState();
    });
    updateTabs();
    updateState();
}

void DetailsPane::setTitle(const QString& name, const QString& context)
{
    m_name->setText(name);
    m_context->setText(context);
    m_name->setVisible(!name.isEmpty());
    m_context->setVisible(!context.isEmpty());
    m_copy->setVisible(!name.isEmpty());
}

void DetailsPane::showTab(QWidget* tab)
{
    m_tabs->setCurrentWidget(tab);
}

bool DetailsPane::showLayer(const Digest& digest)
{
    LayerListModel& layers = m_inspector.layers();
    for (int row = 0; row < layers.rowCount(); ++row) {
        if (layers.rows().at(row).digest != digest)
            continue;
        m_tabs->setCurrentWidget(m_layers);
        m_layers->view()->setCurrentIndex(m_layers->proxy()->index(row, LayerListModel::DigestColumn));
        m_layers->view()->setFocus();
        return true;
    }
    return false;
}

void DetailsPane::setRelativeTimes(bool relative)
{
    m_history->proxy()->setRelativeTimes(relative);
}

void DetailsPane::setListError(const MaybeError& error)
{
    m_listError = error;
    updateState();
}

void DetailsPane::buildTabs()
{
    m_tabs->setObjectName(QStringLiteral("detailTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideNone);
    new TabMenu(m_tabs); // owned by the tabs
    m_tabs->tabBar()->setAccessibleName(tr("Details"));

    auto* overview = new LabelTreeView(&m_inspector.overview(), tr("Overview"), m_tabs);
    overview->setObjectName(QStringLiteral("overviewTab"));
    m_layers = new TableTab(
        new LayerProxy(&m_inspector.layers(), this), LayerListModel::InstructionColumn, tr("Layers"), m_tabs);
    m_layers->setObjectName(QStringLiteral("layersTab"));
    QTreeView* layers = m_layers->view();
    layers->setItemDelegateForColumn(
        LayerListModel::SizeColumn, new BarDelegate(LayerListModel::ShareRole, layers));
    layers->setItemDelegateForColumn(
        LayerListModel::CumulativeColumn, new BarDelegate(LayerListModel::CumulativeShareRole, layers));
    m_config = new LabelTreeView(&m_inspector.config(), tr("Configuration"), m_tabs);
    m_config->setObjectName(QStringLiteral("configTab"));
    m_history = new TableTab(new PrettyProxy(&m_inspector.history(), this), HistoryModel::CreatedByColumn,
        tr("Build steps"), m_tabs);
    m_history->setObjectName(QStringLiteral("historyTab"));
    m_manifest = new ManifestTab(m_inspector.manifestText(), m_tabs);
    m_manifest->setObjectName(QStringLiteral("manifestTab"));
    auto* attached = new AttachedTab(m_inspector.attached(), m_tabs);
    attached->setObjectName(QStringLiteral("attachedTab"));

    m_layers->setWidths({{LayerListModel::NumberColumn, 4}, {LayerListModel::SizeColumn, 12},
        {LayerListModel::CumulativeColumn, 11}, {LayerListModel::MediaTypeColumn, 7},
        {LayerListModel::DigestColumn, 15}});
    layers->setColumnHidden(LayerListModel::DiffIdColumn, true); // beneath the table, with all the rest
    m_history->setWidths({{HistoryModel::CreatedColumn, 14}, {HistoryModel::CommentColumn, 14},
        {HistoryModel::AuthorColumn, 12}});
    m_history->setOptionalColumns({HistoryModel::CommentColumn, HistoryModel::AuthorColumn});

    m_tabs->addTab(overview, tr("Overview"));
    m_tabs->addTab(m_layers, tr("Layers"));
    m_tabs->addTab(m_config, tr("Config"));
    m_tabs->addTab(m_history, tr("Build steps"));
    m_tabs->addTab(m_manifest, tr("Manifest"));
    m_tabs->addTab(attached, tr("Attached"));

    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int index) {
        if (!m_updatingTabs)
            m_wanted = m_tabs->widget(index);
    });
    connect(overview, &LabelTreeView::digestActivated, this, &DetailsPane::digestActivated);
    connect(m_manifest, &ManifestTab::digestActivated, this, &DetailsPane::digestActivated);
    connect(attached, &AttachedTab::imageActivated, this, &DetailsPane::imageActivated);
    connect(attached, &AttachedTab::remedyRequested, this, &DetailsPane::remedyRequested);
}

void DetailsPane::buildLayout()
{
    m_name->setFont(scaledFont(font(), 1.2, true));
    m_name->setObjectName(QStringLiteral("detailsTitle"));
    setTone(m_context, Tone::Muted);
    m_copy->setIcon(themedIcon(QStringLiteral("copy-text")));
    m_copy->setText(tr("Copy"));
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->setToolTip(tr("Copy the reference, pinned to its digest"));
    m_copy->setAccessibleName(tr("Copy the pinned reference"));

    auto* title = new QHBoxLayout;
    title->setContentsMargins(10, 6, 6, 0);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_name);
    texts->addWidget(m_context);
    title->addLayout(texts, 1);
    title->addWidget(m_copy, 0, Qt::AlignTop);

    auto* content = new QWidget(this);
    auto* body = new QVBoxLayout(content);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(6);
    body->addWidget(m_platforms);
    body->addWidget(m_banner);
    body->addWidget(m_tabs, 1);
    m_pane = new StatePane(content, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(title);
    layout->addWidget(m_pane, 1);
    setTitle(QString(), QString());
}

void DetailsPane::updateState()
{
    const FetchState state = m_inspector.state();
    const bool hasImage = m_inspector.selection().details() != nullptr;
    const MaybeError error = m_inspector.error();
    m_banner->hide();
    if (hasImage) {
        m_pane->showContent();
        const bool said = error && m_listError && m_listError->kind() == error->kind();
        if (state == FetchState::Failed && error && !said)
            m_banner->showText(Tone::Danger,
                tr("This was seen before and may be outdated. %1").arg(errorText(*error).meaning),
                tr("Retry"));
    } else if (state == FetchState::Failed && error) {
        m_pane->showError(*error);
    } else if (state == FetchState::Loading) {
        m_pane->showLoading(tr("Fetching the manifest..."));
    } else {
        m_pane->showEmpty(QStringLiteral("image"), tr("No image chosen"),
            tr("Choose a tag to see what it holds: platforms, layers, configuration and build steps."));
    }
}

void DetailsPane::updateTabs()
{
    const QScopedValueRollback quiet(m_updatingTabs, true);
    const int layers = m_inspector.layers().rowCount();
    const int steps = m_inspector.history().rowCount();
    m_tabs->setTabToolTip(m_tabs->indexOf(m_layers), tr("Layers: %1").arg(numberText(layers)));
    m_tabs->setTabVisible(m_tabs->indexOf(m_layers), layers > 0);
    m_tabs->setTabVisible(m_tabs->indexOf(m_config), m_inspector.config().rowCount() > 0);
    m_tabs->setTabVisible(m_tabs->indexOf(m_history), steps > 0);
    if (m_wanted && m_tabs->isTabVisible(m_tabs->indexOf(m_wanted)))
        m_tabs->setCurrentWidget(m_wanted);
    m_platforms->setChosen(m_inspector.chosenPlatform());
    const auto& shown = m_inspector.platform().details();
    m_platforms->setShownPlatform(shown ? shown->document.digest() : Digest());
}

} // namespace portolan

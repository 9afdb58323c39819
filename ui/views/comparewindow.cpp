// SPDX-License-Identifier: Apache-2.0
#include "views/comparewindow.h"

#include "delegates/rowdelegate.h"
#include "present/commands.h"
#include "present/icons.h"
#include "present/valuetext.h"
#include "proxies/comparisonproxy.h"
#include "views/commandfield.h"
#include "views/itemcopy.h"
#include "views/statepane.h"
#include "views/vulnerabilitycomparisontab.h"
#include "views/widgets.h"

#include <QAction>
#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace portolan {
namespace {

using Part = ComparisonTableModel::Part;

QLabel* sideMark(QWidget* parent, const QString& letter, Tone tone)
{
    auto* mark = new QLabel(letter, parent);
    mark->setFont(scaledFont(parent->font(), 1.1, true));
    setTone(mark, tone);
    return mark;
}

bool isSideColumn(const QString& key)
{
    return key == u"a" || key == u"b" || key == u"text" || key == u"step";
}

} // namespace

CompareWindow::CompareWindow(
    RegistryService& service, std::function<QString(const ImageAddress&)> nameOf, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_comparison(service)
    , m_vulnerabilities(service.control())
    , m_nameOf(std::move(nameOf))
    , m_a(wrappedLabel(this))
    , m_b(wrappedLabel(this))
    , m_verdict(wrappedLabel(this))
    , m_cost(wrappedLabel(this))
    , m_onlyDifferences(new QCheckBox(tr("Only &differences"), this))
    , m_command(new CommandField(tr("Equivalent command"), this))
    , m_tabs(new QTabWidget(this))
    , m_pane(new StatePane(m_tabs, this))
    , m_vulnerabilityTab(new VulnerabilityComparisonTab(m_vulnerabilities, this))
{
    setObjectName(QStringLiteral("compareWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setFont(scaledFont(font(), 1.25, true));
    m_cost->setObjectName(QStringLiteral("cost"));
    m_onlyDifferences->setObjectName(QStringLiteral("onlyDifferences"));
    m_onlyDifferences->setChecked(true);
    m_onlyDifferences->setToolTip(tr("Hide what is the same on both sides"));
    m_tabs->setObjectName(QStringLiteral("compareTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the comparison"));
    buildTabs();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header());
    layout->addWidget(m_pane, 1);
    connect(m_onlyDifferences, &QCheckBox::toggled, this, [this](bool only) {
        m_comparison.setOnlyDifferences(only);
        Q_EMIT onlyDifferencesChanged(only);
    });
    connect(m_pane, &StatePane::retryRequested, &m_comparison, &Comparison::retry);
    const auto remedy = [this](const Error& error) {
        const CompareRequest& request = m_comparison.request();
        const QString nameOfA = m_nameOf(request.a);
        const bool isA = !error.host().isEmpty() && nameOfA.startsWith(error.host());
        Q_EMIT remedyRequested(error, isA ? request.a.registry : request.b.registry);
    };
    connect(m_pane, &StatePane::remedyRequested, this, remedy);
    connect(m_vulnerabilityTab, &ControlTab::remedyRequested, this, remedy);
    connect(&m_vulnerabilities, &VulnerabilityComparison::offeredChanged, this,
        &CompareWindow::updateVulnerabilities);
    connect(&m_vulnerabilities, &VulnerabilityComparison::stateChanged, this,
        &CompareWindow::updateVulnerabilities);
    connect(&m_comparison, &Comparison::stateChanged, this, &CompareWindow::updateState);
    auto* close = new QAction(tr("Close"), this);
    close->setShortcuts({QKeySequence(QKeySequence::Close), QKeySequence(Qt::Key_Escape)});
    connect(close, &QAction::triggered, this, &QWidget::close);
    addAction(close);
    resize(1040, 720);
}

void CompareWindow::compare(const CompareRequest& request)
{
    m_comparison.compare(request);
    updateNames();
}

void CompareWindow::setOnlyDifferences(bool only)
{
    m_onlyDifferences->setChecked(only);
    m_comparison.setOnlyDifferences(only);
}

void CompareWindow::buildTabs()
{
    m_parts = {{Part::Summary, tr("Summary")}, {Part::Config, tr("Config")}, {Part::Layers, tr("Layers")},
        {Part::History, tr("Build steps")}, {Part::Platforms, tr("Platforms")},
        {Part::ImageAnnotations, tr("Annotations")}, {Part::ManifestLines, tr("Manifest")},
        {Part::ConfigLines, tr("Config JSON")}};
    for (const auto& [part, title] : std::as_const(m_parts)) {
        QTreeView* view = addPart(part, title);
        m_tabs->addTab(view, title);
    }
    m_tabs->addTab(m_vulnerabilityTab, tr("Vulnerabilities"));
    updateVulnerabilities();
}

QTreeView* CompareWindow::addPart(ComparisonTableModel::Part part, const QString& title)
{
    auto* view = new QTreeView(m_tabs);
    setUpTree(view, title);
    view->setRootIsDecorated(false);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const bool lines = part == Part::ManifestLines || part == Part::ConfigLines;
    view->setItemDelegate(new RowDelegate(view, lines ? 0 : 8));
    auto* proxy = new ComparisonProxy(&m_comparison.model(part), view);
    proxy->setFullDigests(part == Part::Summary);
    view->setModel(proxy);
    addCopyAction(view);
    connect(proxy, &QAbstractItemModel::modelReset, view, [view] { fitColumns(view); });
    fitColumns(view);
    return view;
}

QWidget* CompareWindow::header()
{
    auto* box = new QWidget(this);
    auto* swap = new QToolButton(box);
    swap->setObjectName(QStringLiteral("swap"));
    swap->setText(tr("Swap"));
    swap->setIcon(themedIcon(QStringLiteral("compare")));
    swap->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    swap->setToolTip(tr("Make A what is B now, and the other way round"));
    swap->setFocusPolicy(Qt::StrongFocus);
    connect(swap, &QToolButton::clicked, this, [this] {
        m_comparison.swap();
        updateNames();
    });
    auto* names = new QGridLayout;
    names->setHorizontalSpacing(10);
    names->addWidget(sideMark(box, tr("A"), Tone::Removed), 0, 0, Qt::AlignTop);
    names->addWidget(m_a, 0, 1);
    names->addWidget(sideMark(box, tr("B"), Tone::Added), 1, 0, Qt::AlignTop);
    names->addWidget(m_b, 1, 1);
    names->addWidget(swap, 0, 2, 2, 1, Qt::AlignVCenter);
    names->setColumnStretch(1, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_onlyDifferences);
    foot->addSpacing(16);
    foot->addWidget(m_command, 1);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(16, 12, 16, 10);
    layout->setSpacing(6);
    layout->addLayout(names);
    layout->addSpacing(4);
    layout->addWidget(m_verdict);
    layout->addWidget(m_cost);
    layout->addLayout(foot);
    return box;
}

void CompareWindow::updateVulnerabilities()
{
    using Change = ComparedVulnerability::Change;
    const int tab = m_tabs->indexOf(m_vulnerabilityTab);
    const qsizetype changes =
        m_vulnerabilities.count(Change::Introduced) + m_vulnerabilities.count(Change::Fixed);
    const QString title = tr("Vulnerabilities");
    m_tabs->setTabText(tab, changes == 0 ? title : QStringLiteral("%1 (%2)").arg(title, numberText(changes)));
    m_tabs->setTabVisible(tab, m_vulnerabilities.isOffered());
}

void CompareWindow::updateNames()
{
    const CompareRequest& request = m_comparison.request();
    const QString a = m_nameOf(request.a);
    const QString b = m_nameOf(request.b);
    m_a->setText(a);
    m_b->setText(b);
    setWindowTitle(tr("Compare %1 with %2").arg(a, b));
    m_command->setCommand(cliDiffCommand(a, b));
    m_vulnerabilities.setImages(request);
    updateState();
}

void CompareWindow::updateState()
{
    m_verdict->setVisible(m_comparison.state() == FetchState::Ready);
    m_cost->setVisible(m_comparison.state() == FetchState::Ready);
    switch (m_comparison.state()) {
    case FetchState::Ready:
        showReady();
        break;
    case FetchState::Failed:
        if (m_comparison.error())
            m_pane->showError(*m_comparison.error());
        break;
    case FetchState::Loading:
        m_pane->showLoading(tr("Fetching both manifests and configurations..."));
        break;
    case FetchState::Idle:
        break;
    }
}

void CompareWindow::showReady()
{
    const ComparisonSummary& summary = m_comparison.summary();
    m_verdict->setText(verdict(summary));
    setTone(m_verdict, summary.sameness == Sameness::Different ? Tone::Changed : Tone::Success);
    m_cost->setText(cost(summary));
    m_cost->setVisible(!m_cost->text().isEmpty());
    for (int i = 0; i < m_parts.size(); ++i) {
        const auto& [part, title] = m_parts.at(i);
        const ComparisonTableModel& model = m_comparison.model(part);
        m_tabs->setTabText(i,
            part == Part::Summary || model.differences() == 0
                ? title
                : QStringLiteral("%1 (%2)").arg(title, numberText(model.differences())));
        m_tabs->setTabVisible(i, model.total() > 0);
    }
    m_pane->showContent();
}

void CompareWindow::fitColumns(QTreeView* view)
{
    QHeaderView* columns = view->header();
    columns->setStretchLastSection(false);
    // Reading every row of a long list for its width would stall; the first ones tell enough.
    columns->setResizeContentsPrecision(60);
    for (int column = 0; column < columns->count(); ++column) {
        const QString key = view->model()->headerData(column, Qt::Horizontal, modelrole::KeyRole).toString();
        columns->setSectionResizeMode(
            column, isSideColumn(key) ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    }
}

QString CompareWindow::verdict(const ComparisonSummary& summary) const
{
    switch (summary.sameness) {
    case Sameness::SameDigest:
        return tr("They are the same image: one digest.");
    case Sameness::SameContent:
        return tr("The same content, stored in another way.");
    case Sameness::Different:
        break;
    }
    return summary.sameFiles ? tr("The same files, with another configuration.") : tr("They differ.");
}

QString CompareWindow::cost(const ComparisonSummary& summary) const
{
    if (summary.sameness == Sameness::SameDigest || summary.b.uniqueSize < 0 || summary.b.size < 0)
        return {};
    return tr("With A at hand, B costs %1 of %2; %3 are shared.")
        .arg(sizeText(summary.b.uniqueSize), sizeText(summary.b.size), sizeText(summary.sharedSize));
}

} // namespace portolan

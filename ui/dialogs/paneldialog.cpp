// SPDX-License-Identifier: Apache-2.0
#include "dialogs/paneldialog.h"

#include "delegates/rowdelegate.h"
#include "dialogs/dialogstatus.h"
#include "present/icons.h"
#include "present/plaintext.h"
#include "present/sentencetext.h"
#include "present/valuetext.h"
#include "proxies/panelproxy.h"
#include "views/errorpanel.h"
#include "views/itemcopy.h"
#include "views/labeltreeview.h"
#include "views/statepane.h"
#include "views/widgets.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace portolan {
namespace {

constexpr int cellPadding = 14; // pixels between the columns
constexpr int aroundContent = 180; // what headline, buttons and margins take of the height, about
constexpr int maxColumnWidth = 360; // a long message must not push the other columns out of sight

QString panelText(const char* source)
{
    return modelText(QString::fromLatin1(source));
}

} // namespace

PanelDialog::PanelDialog(std::unique_ptr<PanelModel> model, const QString& place, QWidget* parent)
    : QDialog(parent)
    , m_model(std::move(model))
    , m_content(new QSplitter(Qt::Vertical, this))
    , m_pane(new StatePane(m_content, this))
    , m_facts(new LabelTreeView(&m_model->facts(), tr("Facts"), m_content))
    , m_tables(new QTabWidget(m_content))
    , m_warnings(wrappedLabel(this))
    , m_actions(new QHBoxLayout)
    , m_import(new QPushButton(themedIcon(QStringLiteral("key")), tr("&Import as login..."), this))
    , m_status(new DialogStatus(this))
{
    setObjectName(QStringLiteral("panelDialog"));
    buildLayout(place);
    m_status->errorPanel()->setRetryVisible(true);
    connect(m_pane, &StatePane::retryRequested, m_model.get(), &PanelModel::retry);
    connect(m_pane, &StatePane::remedyRequested, this, &PanelDialog::remedyRequested);
    connect(m_status, &DialogStatus::retryRequested, m_model.get(), &PanelModel::retry);
    connect(m_status, &DialogStatus::remedyRequested, this, &PanelDialog::remedyRequested);
    connect(m_model.get(), &PanelModel::stateChanged, this, &PanelDialog::updateState);
    connect(m_model.get(), &PanelModel::tablesChanged, this, &PanelDialog::rebuildTables);
    refresh();
}

void PanelDialog::buildLayout(const QString& place)
{
    const QString title = panelText(m_model->offer().title);
    setWindowTitle(title);
    m_content->setChildrenCollapsible(false);
    m_content->addWidget(m_facts);
    m_content->addWidget(m_tables);
    m_content->setStretchFactor(1, 1);
    m_tables->setObjectName(QStringLiteral("panelTables"));
    m_tables->setDocumentMode(true);
    m_tables->tabBar()->setAccessibleName(tr("Tables"));
    m_tables->hide();
    m_facts->setFrameShape(QFrame::StyledPanel);
    setTone(m_warnings, Tone::Warning);
    m_warnings->hide();
    QLabel* context = wrappedLabel(this, place);
    setTone(context, Tone::Muted);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* again = buttons->addButton(tr("&Refresh"), QDialogButtonBox::ActionRole);
    again->setIcon(themedIcon(QStringLiteral("refresh")));
    again->setObjectName(QStringLiteral("refreshButton"));
    again->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Return may be typed into a line
    connect(again, &QPushButton::clicked, this, &PanelDialog::refresh);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(headline(this, title));
    layout->addWidget(context);
    layout->addWidget(m_warnings);
    layout->addWidget(m_pane, 1);
    m_import->setObjectName(QStringLiteral("importSecretButton"));
    m_import->setAutoDefault(false);
    m_import->setEnabled(false);
    m_import->setVisible(m_model->offer().id == QLatin1String("pull-secrets"));
    m_import->setToolTip(tr("Take over the logins of the chosen pull secret"));
    connect(m_import, &QPushButton::clicked, this, [this] { Q_EMIT importRequested(chosenSecret()); });
    m_actions->addStretch(1);
    m_actions->addWidget(m_import);
    layout->addLayout(m_actions);
    if (m_model->offer().id == u"mirrors")
        layout->addLayout(checkLine());
    layout->addWidget(m_status);
    layout->addWidget(buttons);
    resize(820, 680);
}

QLayout* PanelDialog::checkLine()
{
    auto* reference = new QLineEdit(this);
    reference->setObjectName(QStringLiteral("checkedReference"));
    reference->setPlaceholderText(tr("A reference, such as quay.io/team/app:1"));
    auto* label = new QLabel(tr("Where is it pulled &from:"), this);
    label->setBuddy(reference);
    auto* check = new QPushButton(tr("Chec&k"), this);
    check->setObjectName(QStringLiteral("checkButton"));
    check->setAutoDefault(false);
    check->setEnabled(false);
    const auto ask = [this, reference] {
        if (!reference->text().trimmed().isEmpty())
            Q_EMIT checkRequested(reference->text().trimmed());
    };
    connect(reference, &QLineEdit::textChanged, check,
        [check](const QString& text) { check->setEnabled(!text.trimmed().isEmpty()); });
    connect(reference, &QLineEdit::returnPressed, this, ask);
    connect(check, &QPushButton::clicked, this, ask);
    auto* line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(reference, 1);
    line->addWidget(check);
    return line;
}

void PanelDialog::refresh()
{
    m_model->refresh();
}

void PanelDialog::rebuildTables()
{
    while (m_tables->count() > 0)
        delete m_tables->widget(0); // the models beneath are gone already
    m_secrets = nullptr;
    for (int i = 0; i < m_model->tableCount(); ++i)
        addTable(i);
    m_tables->setVisible(m_tables->count() > 0);
    // The facts get what they need, up to half of the room; the tables have the rest.
    const int room = height() - aroundContent; // the content itself may not have been laid out yet
    const int facts = std::min(heightOfFacts(), room / 2);
    m_content->setSizes({facts, room - facts});
}

void PanelDialog::addTable(int number)
{
    PanelTableModel& model = m_model->table(number);
    auto* box = new QWidget(m_tables);
    auto* view = new QTreeView(box);
    const QString title = panelText(model.table().title);
    setUpTree(view, title);
    view->setObjectName(QStringLiteral("panelTable-%1").arg(number));
    view->setRootIsDecorated(false);
    view->setItemDelegate(new RowDelegate(view));
    view->setModel(new PanelProxy(&model, view));
    addCopyAction(view);
    if (number == 0) {
        m_secrets = view;
        const auto chosen = [this] { m_import->setEnabled(!chosenSecret().isEmpty()); };
        connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, chosen);
        connect(&model, &QAbstractItemModel::modelReset, this, chosen, Qt::QueuedConnection);
    }
    QLabel* empty = wrappedLabel(box);
    empty->setObjectName(QStringLiteral("panelEmpty-%1").arg(number));
    empty->setContentsMargins(8, 8, 8, 8);
    setTone(empty, Tone::Muted);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view, 1);
    layout->addWidget(empty, 1, Qt::AlignTop);
    m_tables->addTab(box, title);
    const auto update = [this, &model, box, view, empty, title] {
        const int rows = model.rowCount();
        empty->setText(panelText(model.table().emptyText));
        empty->setVisible(rows == 0);
        view->setVisible(rows > 0);
        m_tables->setTabText(m_tables->indexOf(box),
            rows == 0 ? title : QStringLiteral("%1 (%2)").arg(title, numberText(rows)));
        for (int column = 0; column + 1 < model.columnCount(); ++column) { // the last one takes the rest
            view->resizeColumnToContents(column);
            view->setColumnWidth(column, std::min(view->columnWidth(column) + cellPadding, maxColumnWidth));
        }
    };
    connect(&model, &QAbstractItemModel::modelReset, box, update);
    update();
}

void PanelDialog::updateState()
{
    m_status->clear();
    if (m_model->hasContent()) {
        m_pane->showContent();
        m_facts->setVisible(m_model->facts().rowCount() > 0);
        if (m_model->state() == FetchState::Failed && m_model->error())
            m_status->showError(*m_model->error());
        else if (m_model->state() == FetchState::Loading)
            m_status->showBusy(tr("Asking again..."), false);
    } else if (m_model->state() == FetchState::Failed && m_model->error()) {
        m_pane->showError(*m_model->error());
    } else {
        m_pane->showLoading(tr("Asking the registry..."));
    }
    m_warnings->setText(sentenceText(m_model->warnings()));
    m_warnings->setVisible(!m_model->warnings().isEmpty());
    updateActions();
    if (m_model->hasContent() && !std::exchange(m_fitted, true))
        fitToFacts();
}

//! A few facts alone are not to stand in a large empty box.
void PanelDialog::fitToFacts()
{
    if (m_model->tableCount() > 0)
        return;
    const int warnings = m_warnings->isHidden() ? 0 : m_warnings->heightForWidth(width());
    resize(width(), std::min(height(), aroundContent + heightOfFacts() + warnings));
}

int PanelDialog::heightOfFacts() const
{
    return (m_model->facts().rowCount() + 1) * (fontMetrics().height() + 6);
}

void PanelDialog::updateActions()
{
    for (QWidget* button : std::as_const(m_buttons)) {
        button->setObjectName(QString());
        button->deleteLater();
    }
    m_buttons.clear();
    const QList<PanelAction> actions = m_model->actions();
    for (const PanelAction& action : actions) {
        auto* button = new QPushButton(panelText(action.label), this);
        button->setObjectName(QStringLiteral("panelAction-%1").arg(m_buttons.size()));
        button->setAutoDefault(false);
        button->setEnabled(action.ability != Ability::No);
        button->setToolTip(
            action.ability == Ability::No ? plainToolTip(sentenceText(action.reason)) : QString());
        connect(button, &QPushButton::clicked, this,
            [this, wish = action.wish] { Q_EMIT actionRequested(wish); });
        m_actions->insertWidget(int(m_buttons.size()), button);
        m_buttons << button;
    }
}

QString PanelDialog::chosenSecret() const
{
    return m_secrets ? m_secrets->currentIndex().siblingAtColumn(0).data(modelrole::ValueRole).toString()
                     : QString();
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "dialogs/explainpulldialog.h"

#include "present/icons.h"
#include "proxies/prettyproxy.h"
#include "views/labeltreeview.h"
#include "views/statepane.h"
#include "views/widgets.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace portolan {

ExplainPullDialog::ExplainPullDialog(
    std::unique_ptr<PullExplanationModel> model, const QString& reference, QWidget* parent)
    : QDialog(parent)
    , m_model(std::move(model))
    , m_reference(new QLineEdit(reference, this))
    , m_explain(new QPushButton(tr("&Explain"), this))
    , m_copy(new QPushButton(themedIcon(QStringLiteral("copy-text")), tr("&Copy as text"), this))
{
    setObjectName(QStringLiteral("explainPullDialog"));
    setWindowTitle(tr("Explain this pull"));
    buildLayout();
    connect(m_explain, &QPushButton::clicked, this, &ExplainPullDialog::explain);
    connect(m_copy, &QPushButton::clicked, this, &ExplainPullDialog::copy);
    connect(m_reference, &QLineEdit::textChanged, this,
        [this](const QString& text) { m_explain->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_pane, &StatePane::retryRequested, m_model.get(), &PullExplanationModel::retry);
    connect(m_pane, &StatePane::remedyRequested, this, &ExplainPullDialog::remedyRequested);
    connect(m_model.get(), &PullExplanationModel::stateChanged, this, &ExplainPullDialog::updateState);
    explain();
}

void ExplainPullDialog::buildLayout()
{
    m_reference->setObjectName(QStringLiteral("reference"));
    m_reference->setAccessibleName(tr("Image to pull"));
    m_reference->setToolTip(tr("A whole reference, or a short name like \"fedora:40\""));
    m_explain->setObjectName(QStringLiteral("explainButton"));
    m_explain->setToolTip(tr("Ask for another image"));
    m_explain->setDefault(true);
    m_copy->setObjectName(QStringLiteral("copyTextButton"));
    m_copy->setToolTip(tr("All of it, for a message or a bug report; there is no password in it"));
    m_copy->setAutoDefault(false);
    auto* tree = new LabelTreeView(new PrettyProxy(m_model.get(), this), tr("Explanation"), this);
    tree->setObjectName(QStringLiteral("explanation"));
    tree->setFrameShape(QFrame::StyledPanel);
    m_pane = new StatePane(tree, this);
    QLabel* about = wrappedLabel(this,
        tr("What a pull on this computer would do, by the rules of Podman and its registries.conf. Nothing "
           "is pulled."));
    setTone(about, Tone::Muted);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(headline(this, tr("Explain this pull")));
    layout->addWidget(about);
    layout->addWidget(formRow(this, m_reference, m_explain));
    layout->addWidget(m_pane, 1);
    layout->addWidget(buttons);
    resize(760, 560);
}

void ExplainPullDialog::explain()
{
    m_model->explain(m_reference->text().trimmed());
}

void ExplainPullDialog::updateState()
{
    switch (m_model->state()) {
    case FetchState::Ready:
        m_pane->showContent();
        break;
    case FetchState::Failed:
        if (m_model->error())
            m_pane->showError(*m_model->error());
        break;
    case FetchState::Loading:
    case FetchState::Idle:
        m_pane->showLoading(tr("Asking the registries..."));
        break;
    }
    m_copy->setEnabled(!m_model->text().isEmpty());
}

void ExplainPullDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_model->text());
}

} // namespace portolan

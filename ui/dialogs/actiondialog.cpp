// SPDX-License-Identifier: Apache-2.0
#include "dialogs/actiondialog.h"

#include "dialogs/actionform.h"
#include "dialogs/dialogstatus.h"
#include "present/actiontext.h"
#include "present/icons.h"
#include "present/sentencetext.h"
#include "views/commandfield.h"
#include "views/errorpanel.h"
#include "views/labeltreeview.h"
#include "views/widgets.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace portolan {

ActionDialog::ActionDialog(std::unique_ptr<Action> action, RegistryId registry, const ActionWish& wish,
    const QString& subject, const QStringList& logins, FindLogin findLogin, QWidget* parent)
    : QDialog(parent)
    , m_action(std::move(action))
    , m_registry(std::move(registry))
    , m_findLogin(std::move(findLogin))
    , m_form(new ActionForm(wish, logins, this))
    , m_plan(new LabelTreeView(&m_action->model(), tr("What will happen"), this))
    , m_confirmText(wrappedLabel(this))
    , m_confirm(new QLineEdit(this))
    , m_command(new CommandField(tr("Equivalent command"), this))
    , m_status(new DialogStatus(this))
{
    setObjectName(QStringLiteral("actionDialog"));
    m_plan->setObjectName(QStringLiteral("plan"));
    buildLayout(subject);
    connect(m_form, &ActionForm::edited, this, &ActionDialog::formEdited);
    connect(m_form, &ActionForm::changed, this, &ActionDialog::plan);
    connect(m_confirm, &QLineEdit::textChanged, this, &ActionDialog::updateButtons);
    connect(m_perform, &QPushButton::clicked, this, &ActionDialog::perform);
    connect(m_status, &DialogStatus::stopRequested, this, &ActionDialog::stop);
    connect(m_status, &DialogStatus::retryRequested, m_action.get(), &Action::retry);
    connect(m_status, &DialogStatus::remedyRequested, this, &ActionDialog::remedyRequested);
    connect(m_action.get(), &Action::stageChanged, this, &ActionDialog::stageChanged);
    connect(m_action.get(), &Action::progressed, this, [this] {
        const ActionProgress& now = m_action->progress();
        m_status->showProgress(sentenceText(now.text), now.done, now.total);
    });
    plan();
    if (m_form->isEmpty())
        m_cancel->setFocus();
    else
        m_form->focusFirst();
}

void ActionDialog::buildLayout(const QString& subject)
{
    const ActionText text = actionText(m_form->wish().kind);
    setWindowTitle(text.title);
    auto* buttons = new QDialogButtonBox(this);
    m_cancel = buttons->addButton(QDialogButtonBox::Cancel);
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_perform = buttons->addButton(text.perform, QDialogButtonBox::ActionRole);
    m_perform->setObjectName(QStringLiteral("performButton"));
    m_perform->setIcon(themedIcon(text.icon));
    m_perform->setToolTip(tr("Check that nothing changed, then do what is listed above"));
    m_perform->setDefault(!text.dangerous);
    m_cancel->setDefault(text.dangerous);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QLabel* context = wrappedLabel(this, subject);
    setTone(context, Tone::Muted);
    m_confirm->setObjectName(QStringLiteral("confirmWord"));
    m_confirm->setAccessibleName(tr("Word to confirm with"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(headline(this, text.title));
    layout->addWidget(context);
    layout->addWidget(m_form);
    layout->addWidget(m_plan, 1);
    layout->addWidget(m_confirmText);
    layout->addWidget(m_confirm);
    layout->addWidget(m_command);
    layout->addWidget(m_status);
    layout->addWidget(buttons);
    context->setVisible(!subject.isEmpty());
    m_form->setVisible(!m_form->isEmpty());
    m_confirmText->hide();
    m_confirm->hide();
    m_command->hide();
    m_plan->setFrameShape(QFrame::StyledPanel);
    m_plan->setMinimumHeight(200);
    resize(680, 560);
}

void ActionDialog::formEdited()
{
    m_isOutdated = true; // what is shown may not be done any more
    updateButtons();
}

void ActionDialog::plan()
{
    if (m_action->stage() == Action::Stage::Performing)
        return;
    if (!m_form->isComplete()) {
        m_isOutdated = true;
        m_action->model().clear();
        m_command->hide();
        m_status->showRemark(tr("Fill in what is missing; then it is shown what would happen."));
        updateButtons();
        return;
    }
    m_isOutdated = false;
    m_action->plan(m_registry, m_form->wish());
}

void ActionDialog::stop()
{
    if (m_action->stage() == Action::Stage::Performing)
        m_action->cancel();
    else
        reject(); // nothing was done yet
}

void ActionDialog::reject()
{
    if (m_action->stage() == Action::Stage::Performing)
        m_action->cancel();
    QDialog::reject();
}

void ActionDialog::perform()
{
    const ActionPlan& plan = m_action->currentPlan();
    if (plan.wish.kind != ActionKind::CreatePullSecret) {
        m_action->perform();
        return;
    }
    m_perform->setEnabled(false);
    const QString host = plan.wish.options.value(QStringLiteral("registry"));
    m_findLogin(host, [dialog = QPointer(this), host](const std::optional<Credential>& login) {
        if (!dialog)
            return;
        if (login)
            dialog->m_action->perform(login);
        else
            dialog->m_status->showRemark(tr("There is no login for %1 on this computer.").arg(host), true);
    });
}

void ActionDialog::stageChanged()
{
    const Action::Stage stage = m_action->stage();
    const bool isOver = stage == Action::Stage::Done || stage == Action::Stage::Idle;
    m_form->setEnabled(stage != Action::Stage::Performing && !isOver);
    switch (stage) {
    case Action::Stage::Idle:
        m_status->showRemark(tr("Stopped. What the server was already told to do goes on there."));
        m_perform->hide();
        m_cancel->setText(tr("Close"));
        Q_EMIT abandoned(m_action->currentPlan());
        break;
    case Action::Stage::Planning:
        m_status->showBusy(tr("Finding out what would happen..."));
        break;
    case Action::Stage::Planned:
        showPlanned();
        break;
    case Action::Stage::Performing:
        m_confirmText->hide();
        m_confirm->hide();
        m_status->showBusy(tr("Doing it..."));
        break;
    case Action::Stage::Done:
        showDone();
        break;
    case Action::Stage::Failed:
        if (m_action->error())
            m_status->showError(*m_action->error());
        m_status->errorPanel()->setRetryVisible(true);
        break;
    }
    updateButtons();
}

void ActionDialog::showPlanned()
{
    const ActionPlan& plan = m_action->currentPlan();
    m_command->setCommand(plan.command);
    m_command->setVisible(!plan.command.isEmpty());
    const bool confirm = !plan.confirmWord.isEmpty() && plan.isExecutable();
    m_confirmText->setText(tr("To confirm, type %1").arg(plan.confirmWord));
    m_confirmText->setVisible(confirm);
    m_confirm->setVisible(confirm);
    if (!plan.isExecutable())
        m_status->showRemark(plan.blockers.isEmpty() ? tr("There is nothing to do.")
                                                     : tr("This cannot be done; the list says why."),
            true);
    else if (plan.undoable)
        m_status->showRemark(tr("This can be taken back."));
    else
        m_status->clear();
}

void ActionDialog::showDone()
{
    const ActionReport& report = m_action->report();
    Q_EMIT performed(m_action->currentPlan(), report);
    const bool allWell =
        std::all_of(report.items.begin(), report.items.end(), [](const ActionItem& item) { return item.ok; });
    if (allWell && report.notes.isEmpty()) {
        accept();
        return;
    }
    m_command->hide();
    m_status->showRemark(allWell ? tr("Done.") : tr("Not all of it was done; the list says why."), !allWell);
    m_perform->hide();
    m_cancel->setText(tr("Close"));
}

void ActionDialog::updateButtons()
{
    const QString& word = m_action->currentPlan().confirmWord;
    m_perform->setEnabled(!m_isOutdated && m_action->canPerform() && m_form->isComplete()
        && (word.isEmpty() || m_confirm->text().trimmed() == word));
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "dialogs/deletedialog.h"

#include "dialogs/dialogstatus.h"
#include "present/commands.h"
#include "present/icons.h"
#include "present/valuetext.h"
#include "views/commandfield.h"
#include "views/errorpanel.h"
#include "views/labeltreeview.h"
#include "views/widgets.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace portolan {
namespace {

bool isDigest(const QString& target)
{
    return target.contains(u':');
}

} // namespace

DeleteDialog::DeleteDialog(std::unique_ptr<Deletion> deletion, RegistryId registry, QString repository,
    QStringList tagsOrDigests, QStringList references, QWidget* parent)
    : QDialog(parent)
    , m_deletion(std::move(deletion))
    , m_registry(std::move(registry))
    , m_repository(std::move(repository))
    , m_targets(std::move(tagsOrDigests))
    , m_references(std::move(references))
    , m_tagsOnly(new QRadioButton(this))
    , m_wholeImages(new QRadioButton(this))
    , m_throwaway(new QCheckBox(tr("Use a throw-away &manifest"), this))
    , m_throwawayText(wrappedLabel(this))
    , m_plan(new LabelTreeView(&m_deletion->model(), tr("What will happen"), this))
    , m_command(new CommandField(tr("Equivalent command"), this))
    , m_status(new DialogStatus(this))
{
    setObjectName(QStringLiteral("deleteDialog"));
    setWindowTitle(tr("Delete"));
    m_plan->setObjectName(QStringLiteral("plan"));
    buildLayout();
    connect(m_tagsOnly, &QRadioButton::toggled, this, &DeleteDialog::plan);
    connect(m_throwaway, &QCheckBox::toggled, this, &DeleteDialog::plan);
    connect(m_delete, &QPushButton::clicked, m_deletion.get(), &Deletion::perform);
    connect(m_status, &DialogStatus::stopRequested, this, [this] { m_deletion->cancel(); });
    connect(m_status, &DialogStatus::retryRequested, m_deletion.get(), &Deletion::retry);
    connect(m_status, &DialogStatus::remedyRequested, this, &DeleteDialog::remedyRequested);
    connect(m_deletion.get(), &Deletion::stageChanged, this, &DeleteDialog::stageChanged);
    connect(m_deletion.get(), &Deletion::progressed, this, [this](qint64 done, qint64 total) {
        m_status->showProgress(total > 0 ? tr("Looking for what shares the image: %1 of %2 tags")
                                               .arg(numberText(done), numberText(total))
                                         : tr("Looking for what shares the image..."),
            done, total);
    });
    m_status->errorPanel()->setRetryVisible(true);
    plan();
    m_cancel->setFocus();
}

void DeleteDialog::buildLayout()
{
    auto* buttons = new QDialogButtonBox(this);
    m_cancel = buttons->addButton(QDialogButtonBox::Cancel);
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_delete = buttons->addButton(tr("&Delete"), QDialogButtonBox::ActionRole);
    m_delete->setObjectName(QStringLiteral("deleteButton"));
    m_delete->setIcon(themedIcon(QStringLiteral("delete")));
    m_delete->setToolTip(tr("Check that nothing changed, then do what is listed above"));
    m_delete->setAutoDefault(false);
    m_cancel->setAutoDefault(true);
    m_cancel->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    const QString title = m_targets.size() == 1
        ? tr("Delete %1?").arg(m_targets.first())
        : tr("Delete %n tags?", nullptr, static_cast<int>(m_targets.size()));
    constexpr qsizetype mostLines = 5;
    QStringList lines = m_references.mid(0, mostLines);
    if (m_references.size() > mostLines)
        lines << tr("and %n more", nullptr, static_cast<int>(m_references.size() - mostLines));
    QLabel* context = wrappedLabel(this, lines.join(u'\n'));
    setTone(context, Tone::Muted);
    m_throwaway->setObjectName(QStringLiteral("throwaway"));
    m_throwawayText->setText(tr("This registry cannot delete a tag alone: deleting takes every tag of the "
                                "image along. There is a way round: an "
                                "empty, unique manifest is put on the tag first, then that manifest is "
                                "deleted, and the tag goes with it. The "
                                "image and its other tags are never touched. Whoever pulls the tag in that "
                                "instant gets the empty manifest."));
    setTone(m_throwawayText, Tone::Muted);
    m_throwawayText->setContentsMargins(24, 0, 0, 0);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(headline(this, title));
    layout->addWidget(context);
    layout->addWidget(choices());
    layout->addWidget(m_throwaway);
    layout->addWidget(m_throwawayText);
    layout->addWidget(m_plan, 1);
    layout->addWidget(m_command);
    layout->addWidget(m_status);
    layout->addWidget(buttons);
    m_throwaway->hide();
    m_throwawayText->hide();
    m_plan->setFrameShape(QFrame::StyledPanel);
    m_plan->setMinimumHeight(220);
    resize(680, 600);
}

QWidget* DeleteDialog::choices()
{
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(4);
    const bool many = m_targets.size() > 1;
    m_tagsOnly->setText(many ? tr("These &tags only; other tags and the images stay")
                             : tr("This &tag only; other tags and the image stay"));
    m_tagsOnly->setObjectName(QStringLiteral("tagsOnly"));
    m_tagsOnly->setToolTip(tr("The safe choice: nothing that has another name goes"));
    m_wholeImages->setText(many ? tr("The &images and all their tags") : tr("The &image and all its tags"));
    m_wholeImages->setObjectName(QStringLiteral("wholeImages"));
    m_wholeImages->setToolTip(tr("Every tag that points to the same digest goes too"));
    const bool byDigest = isDigest(m_targets.first());
    m_tagsOnly->setChecked(!byDigest);
    m_wholeImages->setChecked(byDigest);
    m_tagsOnly->setEnabled(!byDigest);
    layout->addWidget(m_tagsOnly);
    layout->addWidget(m_wholeImages);
    return box;
}

void DeleteDialog::plan()
{
    m_command->setCommand(cliDeleteCommand(m_references, wish()));
    m_deletion->plan(m_registry, wish());
}

void DeleteDialog::stageChanged()
{
    const Deletion::Stage stage = m_deletion->stage();
    const bool canChoose = stage != Deletion::Stage::Performing && stage != Deletion::Stage::Done;
    m_tagsOnly->setEnabled(canChoose && !isDigest(m_targets.first()));
    m_wholeImages->setEnabled(canChoose);
    m_throwaway->setEnabled(canChoose);
    m_delete->setEnabled(m_deletion->canPerform());
    switch (stage) {
    case Deletion::Stage::Idle:
        m_status->showRemark(tr("Stopped. Nothing was deleted by this step."));
        break;
    case Deletion::Stage::Planning:
        m_status->showBusy(tr("Finding out what would go..."));
        break;
    case Deletion::Stage::Planned:
        showPlanned();
        break;
    case Deletion::Stage::Performing:
        m_status->showBusy(tr("Deleting..."));
        break;
    case Deletion::Stage::Done:
        showDone();
        break;
    case Deletion::Stage::Failed:
        showFailed();
        break;
    }
}

void DeleteDialog::showPlanned()
{
    const DeletePlan& plan = m_deletion->currentPlan();
    if (!plan.command.isEmpty())
        m_command->setCommand(plan.command);
    const bool throwaway = m_tagsOnly->isChecked() && (plan.throwawayOffered || m_throwaway->isChecked());
    m_throwaway->setVisible(throwaway);
    m_throwawayText->setVisible(throwaway);
    if (!plan.isExecutable())
        m_status->showRemark(plan.blockers.isEmpty() ? tr("There is nothing to delete.")
                                                     : tr("This cannot be done; the list says why."),
            true);
    else if (plan.spaceAfterGarbageCollection)
        m_status->showRemark(tr("Space comes back only when the server collects its garbage. Until then the "
                                "deletion can be undone."));
    else
        m_status->clear();
    m_cancel->setFocus();
}

void DeleteDialog::showDone()
{
    Q_EMIT deleted(m_deletion->report());
    accept();
}

void DeleteDialog::showFailed()
{
    if (m_deletion->error())
        m_status->showError(*m_deletion->error());
    m_status->errorPanel()->setRetryVisible(true);
    m_cancel->setFocus();
}

DeleteWish DeleteDialog::wish() const
{
    DeleteWish wish;
    wish.repository = m_repository;
    wish.tagsOrDigests = m_targets;
    wish.scope = m_tagsOnly->isChecked() ? DeleteScope::TagsOnly : DeleteScope::ImagesAndAllTags;
    wish.allowThrowaway = m_tagsOnly->isChecked() && m_throwaway->isChecked();
    return wish;
}

} // namespace portolan

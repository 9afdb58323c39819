// SPDX-License-Identifier: Apache-2.0
#include "controllers/deletecontroller.h"

#include "controllers/actions.h"
#include "controllers/selection.h"
#include "controllers/windowmodels.h"
#include "dialogs/deletedialog.h"
#include "dialogs/undodialog.h"
#include "present/valuetext.h"
#include "service/session.h"

#include <QAction>

namespace portolan {

DeleteController::DeleteController(
    Session& session, WindowModels& models, Selection& selection, Actions& actions, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_models(models)
    , m_window(window)
{
    connect(actions.remove, &QAction::triggered, this, [this, &selection] { remove(selection.images()); });
    connect(actions.undo, &QAction::triggered, this, &DeleteController::showUndo);
    connect(&m_models.undo, &UndoListModel::undone, this,
        [this](const UndoEntry& entry, const UndoReport& report) {
            if (m_models.tags.repository() == RepositoryAddress(entry.registry, entry.repository))
                m_models.tags.tagsAdded(report.tagsRestored);
            m_models.registries.refresh(entry.registry);
        });
}

void DeleteController::remove(const QList<ImageAddress>& images)
{
    if (images.isEmpty())
        return;
    const RepositoryAddress repository = images.first().repositoryAddress();
    QStringList targets;
    QStringList references;
    for (const ImageAddress& image : images) {
        targets << image.tagOrDigest;
        references << m_session.referenceText(image);
    }
    auto* dialog = new DeleteDialog(std::make_unique<Deletion>(m_session.service()), repository.registry,
        repository.repository, targets, references, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DeleteDialog::deleted, this,
        [this, repository](const DeleteReport& report) { finished(repository, report); });
    connect(dialog, &DeleteDialog::remedyRequested, this,
        [this, repository](const Error& error) { Q_EMIT remedyRequested(error, repository.registry); });
    dialog->open();
}

void DeleteController::showUndo()
{
    auto* dialog = new UndoDialog(m_models.undo, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void DeleteController::finished(const RepositoryAddress& repository, const DeleteReport& report)
{
    if (m_models.tags.repository() == repository)
        m_models.tags.tagsRemoved(report.tagsRemoved);
    const auto profile = m_session.registry(repository.registry);
    if (profile && (profile->isLocal() || profile->kind == RegistryKind::Engine))
        m_models.registries.refresh(repository.registry);
    m_models.undo.refresh();
    QString text = report.tagsRemoved.size() == 1
        ? tr("%1 was deleted.").arg(report.tagsRemoved.first())
        : tr("%n tags were deleted.", nullptr, static_cast<int>(report.tagsRemoved.size()));
    if (report.tagsRemoved.isEmpty())
        text = tr("The image was deleted.");
    if (report.bytesFreed > 0)
        text += u' ' + tr("%1 were freed.").arg(sizeText(report.bytesFreed));
    Q_EMIT deleted(text, report.undoId != 0);
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "controllers/transfercontroller.h"

#include "controllers/actions.h"
#include "controllers/selection.h"
#include "controllers/windowmodels.h"
#include "dialogs/copydialog.h"
#include "dialogs/pulldialog.h"
#include "present/errortext.h"
#include "service/session.h"

#include <QAction>

namespace portolan {

TransferController::TransferController(
    Session& session, WindowModels& models, Selection& selection, Actions& actions, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_models(models)
    , m_window(window)
{
    connect(actions.pull, &QAction::triggered, this, [this, &selection] { pull(selection.images()); });
    connect(actions.copyTo, &QAction::triggered, this, [this, &selection] { copy(selection.images()); });
    connect(&m_models.transfers, &TransferListModel::transferFinished, this, &TransferController::finished);
}

void TransferController::pull(const QList<ImageAddress>& images)
{
    if (images.isEmpty())
        return;
    auto* dialog = new PullDialog(offersFor(images), libraryFolder(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PullDialog::pullRequested, this, &TransferController::start);
    dialog->open();
}

void TransferController::copy(const QList<ImageAddress>& images)
{
    QList<RegistryProfile> targets;
    for (const RegistryProfile& profile : m_session.registries()) {
        if (profile.kind == RegistryKind::Distribution)
            targets << profile;
    }
    for (const RegistryProfile& profile : m_session.registries()) {
        if (profile.kind == RegistryKind::Layout)
            targets << profile;
    }
    if (images.isEmpty() || targets.isEmpty())
        return;
    auto* dialog = new CopyDialog(
        offersFor(images), targets,
        [this](const QString& id) { return m_models.registries.repositories(id); }, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CopyDialog::copyRequested, this, &TransferController::start);
    dialog->open();
}

void TransferController::start(const QList<TransferRequest>& requests)
{
    qint64 id = 0;
    for (const TransferRequest& request : requests)
        id = m_models.transfers.enqueue(request);
    Q_EMIT transferStarted(id);
}

void TransferController::finished(qint64 id)
{
    const QModelIndex row = m_models.transfers.indexOf(id);
    const auto request = row.data(TransferListModel::RequestRole).value<TransferRequest>();
    const QString name = m_session.referenceText(request.source);
    const QVariant error = row.data(modelrole::ErrorRole);
    if (error.isValid() && error.value<MaybeError>()) {
        Q_EMIT message(
            tr("%1 was not transferred: %2").arg(name, errorText(*error.value<MaybeError>()).meaning));
        return;
    }
    Q_EMIT message(tr("%1 was transferred.").arg(name));
    RegistryId changed;
    if (request.destination.kind == DestinationSpec::Kind::LocalLibrary)
        changed = m_session.localLibrary();
    else if (request.destination.kind == DestinationSpec::Kind::Registry)
        changed = request.destination.registry;
    if (changed.isEmpty())
        return;
    m_models.registries.refresh(changed);
    if (m_models.tags.repository().registry == changed)
        m_models.tags.refresh();
}

QList<TransferOffer> TransferController::offersFor(const QList<ImageAddress>& images) const
{
    QList<TransferOffer> offers;
    for (const ImageAddress& image : images) {
        TransferOffer offer;
        offer.image = image;
        offer.reference = m_session.referenceText(image);
        const QModelIndex row = m_models.tags.repository() == image.repositoryAddress()
            ? m_models.tags.indexOf(image.tagOrDigest)
            : QModelIndex();
        if (row.isValid()) {
            const QVariant size = row.siblingAtColumn(TagListModel::SizeColumn).data(modelrole::ValueRole);
            offer.size = size.isValid() ? size.toLongLong() : -1;
            const QStringList platforms =
                row.siblingAtColumn(TagListModel::PlatformsColumn).data(modelrole::ValueRole).toStringList();
            for (const QString& text : platforms) {
                if (const Result<Platform> platform = Platform::parse(text))
                    offer.platforms << *platform;
            }
        }
        offers << offer;
    }
    return offers;
}

QString TransferController::libraryFolder() const
{
    const auto library = m_session.registry(m_session.localLibrary());
    return library ? library->path : QString();
}

} // namespace portolan

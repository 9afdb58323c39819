// SPDX-License-Identifier: Apache-2.0
#include "controllers/transfercontroller.h"

#include "controllers/actions.h"
#include "controllers/selection.h"
#include "controllers/windowmodels.h"
#include "dialogs/copydialog.h"
#include "dialogs/explainpulldialog.h"
#include "dialogs/pulldialog.h"
#include "present/errortext.h"
#include "service/enginelist.h"
#include "service/session.h"

#include <QAction>

#include <algorithm>

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
    connect(actions.explainPull, &QAction::triggered, this, [this, &selection] {
        if (!selection.images().isEmpty())
            explainPull(selection.images().first());
    });
    connect(&m_models.transfers, &TransferListModel::transferFinished, this, &TransferController::finished);
}

void TransferController::pull(const QList<ImageAddress>& images)
{
    if (images.isEmpty())
        return;
    auto* dialog = new PullDialog(offersFor(images), libraryFolder(), engines(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PullDialog::pullRequested, this, &TransferController::start);
    dialog->open();
}

void TransferController::copy(const QList<ImageAddress>& images)
{
    const QList<RegistryProfile> targets = copyTargets();
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
    const RegistryId changed = changedBy(request.destination);
    if (changed.isEmpty())
        return;
    if (request.destination.kind == DestinationSpec::Kind::Engine)
        m_models.inspector.refresh(); // it says what the engines have
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

void TransferController::explainPull(const ImageAddress& image)
{
    auto* dialog =
        new ExplainPullDialog(std::make_unique<PullExplanationModel>(m_session.service().control()),
            m_session.referenceText(image), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExplainPullDialog::remedyRequested, this,
        [this, image](const Error& error) { Q_EMIT remedyRequested(error, image.registry); });
    dialog->open();
}

QList<RegistryProfile> TransferController::engines() const
{
    QList<RegistryProfile> found;
    for (const RegistryProfile& profile : m_session.registries()) {
        if (profile.kind == RegistryKind::Engine)
            found << profile;
    }
    for (const EngineChoice& choice : engineChoices()) {
        const auto isChoice = [&choice](
                                  const RegistryProfile& known) { return known.path == choice.profile.path; };
        if (choice.problem.isEmpty() && std::none_of(found.cbegin(), found.cend(), isChoice))
            found << choice.profile;
    }
    return found;
}

QList<RegistryProfile> TransferController::copyTargets() const
{
    QList<RegistryProfile> targets;
    QList<RegistryProfile> layouts;
    for (const RegistryProfile& profile : m_session.registries()) {
        // Red Hat's registries are read only.
        const bool takesPush = profile.isHosted() && profile.kind != RegistryKind::RedHat;
        if (takesPush || profile.kind == RegistryKind::OpenShift)
            targets << profile;
        else if (profile.kind == RegistryKind::Layout)
            layouts << profile;
    }
    return targets + engines() + layouts;
}

RegistryId TransferController::changedBy(const DestinationSpec& destination) const
{
    switch (destination.kind) {
    case DestinationSpec::Kind::LocalLibrary:
        return m_session.localLibrary();
    case DestinationSpec::Kind::Registry:
        return destination.registry;
    case DestinationSpec::Kind::Engine:
        for (const RegistryProfile& engine : engines()) {
            if (engine.path == destination.path)
                return engine.id;
        }
        break;
    case DestinationSpec::Kind::OciLayout:
    case DestinationSpec::Kind::OciArchive:
    case DestinationSpec::Kind::DockerArchive:
        break;
    }
    return {};
}

QString TransferController::libraryFolder() const
{
    const auto library = m_session.registry(m_session.localLibrary());
    return library ? library->path : QString();
}

} // namespace portolan

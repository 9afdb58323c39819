// SPDX-License-Identifier: Apache-2.0
#include "controllers/clipboardcontroller.h"

#include "controllers/actions.h"
#include "controllers/selection.h"
#include "controllers/windowmodels.h"
#include "present/commands.h"
#include "service/session.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

namespace portolan {

ClipboardController::ClipboardController(
    Session& session, WindowModels& models, Selection& selection, Actions& actions, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_models(models)
    , m_selection(selection)
{
    connect(actions.copyReference, &QAction::triggered, this, &ClipboardController::copyReferences);
    connect(actions.copyPinned, &QAction::triggered, this, &ClipboardController::copyPinned);
    connect(actions.copyDigest, &QAction::triggered, this, &ClipboardController::copyDigests);
    connectCommand(actions.copyPodmanPull, &podmanPullCommand);
    connectCommand(actions.copySkopeo, &skopeoCopyCommand);
    connectCommand(actions.copyOcImport, &ocImportCommand);
    connectCommand(actions.copyOcTag, &ocTagCommand);
    connectCommand(actions.copyCli, &cliInspectCommand);
}

void ClipboardController::copyPinned()
{
    QStringList lines;
    for (const ImageAddress& image : m_selection.images())
        lines << referenceOf(image, true);
    if (lines.isEmpty())
        return copyReferences();
    put(lines);
}

void ClipboardController::connectCommand(QAction* action, Word command)
{
    connect(action, &QAction::triggered, this, [this, command] {
        QStringList lines;
        for (const ImageAddress& image : m_selection.images())
            lines << command(referenceOf(image, false));
        put(lines);
    });
}

void ClipboardController::copyReferences()
{
    QStringList lines;
    for (const ImageAddress& image : m_selection.images())
        lines << referenceOf(image, false);
    const RepositoryAddress& location = m_selection.location();
    if (lines.isEmpty() && !location.registry.isEmpty())
        lines << m_session.referenceText(ImageAddress(location.registry, location.repository, QString()));
    put(lines);
}

void ClipboardController::copyDigests()
{
    QStringList lines;
    for (const ImageAddress& image : m_selection.images()) {
        const QString digest = digestOf(image);
        if (!digest.isEmpty())
            lines << digest;
    }
    if (lines.isEmpty())
        Q_EMIT message(tr("The digest is not known yet."));
    put(lines);
}

void ClipboardController::put(const QStringList& lines)
{
    if (lines.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    Q_EMIT message(lines.size() == 1 ? tr("Copied: %1").arg(lines.first())
                                     : tr("Copied %n lines.", nullptr, static_cast<int>(lines.size())));
}

QString ClipboardController::digestOf(const ImageAddress& image) const
{
    if (image.isByDigest())
        return image.tagOrDigest;
    if (m_models.inspector.address() == image) {
        if (const auto& details = m_models.inspector.selection().details())
            return details->document.digest().toString();
    }
    if (m_models.tags.repository() == image.repositoryAddress()) {
        const QVariant digest = m_models.tags.indexOf(image.tagOrDigest).data(TagListModel::DigestRole);
        if (digest.isValid())
            return digest.value<Digest>().toString();
    }
    return {};
}

QString ClipboardController::referenceOf(const ImageAddress& image, bool pinned) const
{
    const QString digest = pinned ? digestOf(image) : QString();
    if (digest.isEmpty())
        return m_session.referenceText(image);
    return m_session.referenceText(ImageAddress(image.registry, image.repository, digest));
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "cli/deletecommands.h"

#include "base/bytesformat.h"
#include "cli/imagetext.h"
#include "cli/json.h"

#include <QJsonArray>

#include <algorithm>

namespace portolan {

void RmCommand::start()
{
    if (option(QStringLiteral("dry-run")) && option(QStringLiteral("yes")))
        return fail(Error::usage(QStringLiteral("--dry-run and --yes contradict each other")));
    const auto input = m_session.parse(arguments().constFirst());
    if (!input)
        return fail(input.error());
    if (!input->namesImage())
        return fail(
            Error::usage(QStringLiteral("name the tag or digest to delete; nothing is assumed here")));
    m_session.openImage(*input, [this](const Result<ImageAddress>& image) {
        if (!image)
            return fail(image.error());
        const auto wanted = wish(*image);
        if (!wanted)
            return fail(wanted.error());
        plan(image->registry, *wanted);
    });
}

Result<DeleteWish> RmCommand::wish(const ImageAddress& first)
{
    DeleteWish wish;
    wish.repository = first.repository;
    wish.tagsOrDigests << first.tagOrDigest;
    wish.scope = option(QStringLiteral("image")) ? DeleteScope::ImagesAndAllTags : DeleteScope::TagsOnly;
    wish.allowThrowaway = option(QStringLiteral("throwaway"));
    for (const QString& text : arguments().mid(1)) {
        const auto input = m_session.parse(text);
        if (!input)
            return input.error();
        const ImageAddress image = input->address();
        if (image.registry != first.registry || image.repository != first.repository)
            return Error::usage(
                QStringLiteral("\"%1\" is not in the repository %2").arg(text, first.repository));
        if (image.tagOrDigest.isEmpty())
            return Error::usage(QStringLiteral("\"%1\" names no tag or digest").arg(text));
        wish.tagsOrDigests << image.tagOrDigest;
    }
    return wish;
}

void RmCommand::plan(const RegistryId& registry, const DeleteWish& wish)
{
    const auto progress = [this](qint64 step, qint64 total) {
        m_session.console().showCount(QStringLiteral("looked at"), step, total);
    };
    m_request =
        m_session.service().planDelete(registry, wish, progress, [this](const Result<DeletePlan>& plan) {
            if (!plan)
                return fail(plan.error());
            take(*plan);
        });
}

void RmCommand::take(const DeletePlan& plan)
{
    Console& console = m_session.console();
    console.clearProgress();
    if (!m_session.json())
        console.printText(planText(plan));
    if (plan.isExecutable() && option(QStringLiteral("yes"))) {
        m_request = m_session.service().performDelete(plan, [this, plan](const Result<DeleteReport>& report) {
            if (!report)
                return fail(report.error());
            show(plan, *report);
        });
        return;
    }
    if (m_session.json())
        console.printJson(QJsonObject{{QStringLiteral("plan"), planJson(plan)}}, true);
    else if (plan.isExecutable())
        console.print(QStringLiteral("Nothing was deleted. Add --yes to do it."));
    Q_EMIT finished(plan.isExecutable() ? done : failed);
}

void RmCommand::show(const DeletePlan& plan, const DeleteReport& report)
{
    Console& console = m_session.console();
    if (m_session.json()) {
        console.printJson(QJsonObject{{QStringLiteral("plan"), planJson(plan)},
                              {QStringLiteral("report"), deleteReportJson(report)}},
            true);
    } else {
        console.print(QStringLiteral("Done: %1").arg(report.tagsRemoved.join(QStringLiteral(", "))));
        if (report.bytesFreed > 0)
            console.print(QStringLiteral("%1 freed.").arg(formatBytes(report.bytesFreed, QLocale::c())));
        if (report.undoId != 0)
            console.print(QStringLiteral("To undo: portolan-cli undo %1").arg(report.undoId));
    }
    Q_EMIT finished(done);
}

void UndoCommand::start()
{
    if (arguments().isEmpty())
        return list();
    bool isNumber = false;
    const qint64 id = arguments().constFirst().toLongLong(&isNumber);
    if (!isNumber)
        return fail(
            Error::usage(QStringLiteral("\"%1\" is no number of a deletion").arg(arguments().constFirst())));
    find(id);
}

void UndoCommand::list()
{
    m_request = m_session.service().fetchUndoEntries([this](const Result<QList<UndoEntry>>& entries) {
        if (!entries)
            return fail(entries.error());
        for (const UndoEntry& entry : *entries) {
            if (m_session.json()) {
                QJsonArray manifests;
                for (const Digest& digest : entry.manifests)
                    manifests.append(digest.toString());
                m_session.console().printJson(
                    QJsonObject{{QStringLiteral("id"), entry.id},
                        {QStringLiteral("when"), entry.when.toString(Qt::ISODate)},
                        {QStringLiteral("registry"), entry.registry},
                        {QStringLiteral("repository"), entry.repository},
                        {QStringLiteral("tags"), QJsonArray::fromStringList(entry.tags)},
                        {QStringLiteral("manifests"), manifests}, {QStringLiteral("undone"), entry.undone}},
                    false);
            } else {
                m_session.console().print(
                    QStringLiteral("%1  %2  %3/%4  %5%6")
                        .arg(entry.id, 5)
                        .arg(entry.when.toLocalTime().toString(Qt::ISODate), entry.registry, entry.repository,
                            entry.tags.join(QStringLiteral(", ")),
                            entry.undone ? QStringLiteral("  (undone)") : QString()));
            }
        }
        Q_EMIT finished(done);
    });
}

void UndoCommand::find(qint64 id)
{
    m_request = m_session.service().fetchUndoEntries([this, id](const Result<QList<UndoEntry>>& entries) {
        if (!entries)
            return fail(entries.error());
        const auto found = std::find_if(
            entries->cbegin(), entries->cend(), [id](const UndoEntry& entry) { return entry.id == id; });
        if (found == entries->cend())
            return fail(Error::notFound(QStringLiteral("there is no deletion number %1").arg(id)));
        ReferenceInput input;
        input.profile = m_session.profileOf(found->registry);
        input.repository = found->repository;
        m_session.open(input, [this, id](const Result<ImageAddress>& opened) {
            if (!opened)
                return fail(opened.error());
            undo(id);
        });
    });
}

void UndoCommand::undo(qint64 id)
{
    m_request = m_session.service().undo(id, [this](const Result<UndoReport>& report) {
        if (!report)
            return fail(report.error());
        Console& console = m_session.console();
        if (m_session.json()) {
            QJsonArray manifests;
            for (const Digest& digest : report->manifestsRestored)
                manifests.append(digest.toString());
            console.printJson(
                QJsonObject{
                    {QStringLiteral("tagsRestored"), QJsonArray::fromStringList(report->tagsRestored)},
                    {QStringLiteral("manifestsRestored"), manifests},
                    {QStringLiteral("tagsTaken"), QJsonArray::fromStringList(report->tagsTaken)}},
                true);
        } else {
            console.print(
                QStringLiteral("Restored: %1").arg(report->tagsRestored.join(QStringLiteral(", "))));
            if (!report->tagsTaken.isEmpty())
                console.warn(QStringLiteral("Left alone, because they point elsewhere by now: %1")
                                 .arg(report->tagsTaken.join(QStringLiteral(", "))));
        }
        Q_EMIT finished(report->tagsTaken.isEmpty() ? done : failed);
    });
}

} // namespace portolan

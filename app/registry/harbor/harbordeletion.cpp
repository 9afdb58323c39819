// SPDX-License-Identifier: Apache-2.0
#include "registry/harbor/harbordeletion.h"

#include "registry/harbor/harborpath.h"
#include "registry/planrun.h"

#include <QSet>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostPages = 3000;
const QString requestStart = u"DELETE /api/v2.0"_s;

} // namespace

HarborDeletion::HarborDeletion(HarborClient& harbor, DataPlane& plane, QString registryId, QString host)
    : m_harbor(harbor)
    , m_plane(plane)
    , m_host(std::move(host))
{
    m_facts.registryId = std::move(registryId);
}

QCoro::Task<Result<void>> HarborDeletion::readArtifacts(
    QString repository, StepProgress progress, std::stop_token stop)
{
    for (qint64 number = 1; number <= mostPages; ++number) {
        auto page = co_await m_harbor.artifacts(repository, number, stop);
        if (!page)
            co_return page.error();
        for (const HarborArtifact& artifact : std::as_const(page->items)) {
            const Descriptor manifest(artifact.manifestType, artifact.digest, -1);
            for (const HarborTag& tag : artifact.tags)
                m_facts.tags.insert(tag.name, manifest);
        }
        m_artifacts += page->items;
        if (progress)
            progress(m_artifacts.size(), std::max<qint64>(page->total, m_artifacts.size()));
        if (!page->hasMore)
            break;
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> HarborDeletion::addManifest(QString repository, Digest digest, std::stop_token stop)
{
    if (digest.isNull() || m_facts.manifests.contains(digest))
        co_return Result<void>();
    auto document = co_await m_plane.fetchManifest(repository, digest.toString(), std::move(stop));
    if (document)
        m_facts.manifests.insert(digest, *document);
    else if (document.error().kind() != ErrorKind::NotFound)
        co_return document.error();
    co_return Result<void>();
}

QCoro::Task<Result<void>> HarborDeletion::readManifests(DeleteWish wish, std::stop_token stop)
{
    QSet<Digest> wished;
    for (const QString& text : std::as_const(wish.tagsOrDigests)) {
        const auto digest = Digest::parse(text);
        wished.insert(digest ? *digest : m_facts.tags.value(text).digest);
    }
    wished.remove(Digest());
    QSet<Digest> needed = wished;
    for (const HarborArtifact& artifact : std::as_const(m_artifacts)) {
        for (const auto& child : artifact.children) {
            if (wished.contains(child.first))
                needed.insert(artifact.digest); // an index that would break
        }
    }
    const QList<Digest> digests(needed.cbegin(), needed.cend());
    for (const Digest& digest : digests) {
        auto added = co_await addManifest(wish.repository, digest, stop);
        if (!added)
            co_return added.error();
    }
    const QList<Digest> subjects(wished.cbegin(), wished.cend());
    for (const Digest& subject : subjects) {
        auto attached = co_await m_plane.fetchReferrers(wish.repository, subject, stop);
        if (!attached)
            co_return attached.error();
        m_facts.referrers.insert(subject, attached->referrers);
    }
    for (Descriptor& manifest : m_facts.tags) {
        const auto known = m_facts.manifests.constFind(manifest.digest);
        if (known != m_facts.manifests.cend())
            manifest = known->descriptor();
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> HarborDeletion::readRights(QString repository, std::stop_token stop)
{
    m_facts.deleteByTag = Ability::Yes;
    m_facts.deleteByDigest = Ability::Yes;
    Sentence reason;
    if (!m_harbor.hasLogin())
        reason = Sentence(QT_TRANSLATE_NOOP("Core", "Deleting in Harbor needs a login."));
    auto project = co_await m_harbor.project(repository.section(u'/', 0, 0), std::move(stop));
    if (!project && project.error().isCancelled())
        co_return project.error();
    if (project && project->isGuest())
        reason =
            Sentence(QT_TRANSLATE_NOOP("Core", "Your role in this project is guest, which may not delete."));
    if (!reason.isEmpty()) {
        m_facts.deleteByTag = Ability::No;
        m_facts.deleteByDigest = Ability::No;
        m_facts.deleteReason = reason;
    }
    co_return Result<void>();
}

void HarborDeletion::addImmutableBlockers(DeletePlan& plan) const
{
    QSet<QString> immutable;
    for (const HarborArtifact& artifact : m_artifacts) {
        for (const HarborTag& tag : artifact.tags) {
            if (tag.immutable)
                immutable.insert(tag.name);
        }
    }
    for (const DeleteSubject& subject : std::as_const(plan.subjects)) {
        for (const QString& tag : subject.tagsRemoved) {
            if (immutable.contains(tag))
                plan.blockers << Sentence(
                    QT_TRANSLATE_NOOP("Core", "The tag %1 is immutable by a rule of the project."), {tag});
        }
    }
    if (!plan.blockers.isEmpty())
        plan.steps.clear();
}

QCoro::Task<Result<DeletePlan>> HarborDeletion::plan(
    DeleteWish wish, StepProgress progress, std::stop_token stop)
{
    auto step = co_await readArtifacts(wish.repository, std::move(progress), stop);
    if (step)
        step = co_await readRights(wish.repository, stop);
    if (step)
        step = co_await readManifests(wish, stop);
    if (!step)
        co_return step.error();
    DeletePlan plan = planDeletion(wish, m_facts);
    addImmutableBlockers(plan);
    writeHarborRequests(plan);
    co_return plan;
}

void writeHarborRequests(DeletePlan& plan)
{
    for (DeleteStep& step : plan.steps) {
        const QByteArray artifact = harborArtifactPath(plan.repository, step.expected.toString());
        QString request = requestStart + QString::fromLatin1(artifact);
        if (step.method == DeleteMethod::ByTag)
            request += u"/tags/"_s + step.target;
        step.method = DeleteMethod::ControlPlane;
        step.requests = QStringList(request);
    }
}

QCoro::Task<Result<DeleteReport>> HarborDeletion::perform(DeletePlan plan, std::stop_token stop)
{
    if (!plan.isExecutable())
        co_return Error::conflict(u"this plan cannot be carried out"_s);
    auto unchanged = co_await recheckPlan(&m_plane, plan, m_host, stop);
    if (!unchanged)
        co_return unchanged.error();
    const std::stop_token never; // a step that has begun is seen through
    for (const DeleteStep& step : std::as_const(plan.steps)) {
        if (stop.stop_requested())
            co_return Error::cancelled();
        const bool whole = step.target == step.expected.toString();
        Result<void> done;
        if (whole)
            done = co_await m_harbor.deleteArtifact(plan.repository, step.expected, never);
        else
            done = co_await m_harbor.deleteTag(plan.repository, step.expected, step.target, never);
        if (!done)
            co_return done.error();
    }
    co_return reportOf(plan);
}

} // namespace portolan

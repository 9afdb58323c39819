// SPDX-License-Identifier: Apache-2.0
#include "registry/retag.h"

#include "oci/manifestdocument.h"
#include "oci/reference.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QString repositoryOf(const ActionWish& wish)
{
    return wish.repository.isEmpty() ? wish.targetRepository : wish.repository;
}

//! The tag or digest a wish begins at.
QString sourceOf(const ActionWish& wish)
{
    if (!wish.digest.isNull())
        return wish.digest.toString();
    const QString repository = repositoryOf(wish);
    const bool isLong =
        wish.source.startsWith(repository + u':') || wish.source.startsWith(repository + u'@');
    return isLong ? wish.source.mid(repository.size() + 1) : wish.source;
}

QString versionOf(const Descriptor& image, const Descriptor& target)
{
    return image.digest.toString() + u' ' + (target.digest.isNull() ? u"-"_s : target.digest.toString());
}

} // namespace

Retag::Retag(DataPlane& plane, QString registryId, QString host)
    : m_plane(plane)
    , m_registryId(std::move(registryId))
    , m_host(std::move(host))
{
}

QCoro::Task<Result<Descriptor>> Retag::find(QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto found = co_await m_plane.resolve(std::move(repository), std::move(tagOrDigest), std::move(stop));
    const bool isGone = !found && found.error().kind() == ErrorKind::NotFound;
    co_return isGone ? Result<Descriptor>(Descriptor()) : found;
}

QCoro::Task<Result<ActionPlan>> Retag::plan(ActionWish wish, std::stop_token stop)
{
    const QString repository = repositoryOf(wish);
    const QString source = sourceOf(wish);
    ActionPlan plan;
    plan.registryId = m_registryId;
    plan.wish = wish;
    if (!wish.targetRepository.isEmpty() && wish.targetRepository != repository)
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP(
                "Core", "Tags are set only within a repository here; copy the image to %1 instead."),
            {wish.targetRepository});
    if (!Reference::isValidTag(wish.targetTag))
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "\"%1\" cannot be a tag's name."), {wish.targetTag});
    if (!plan.blockers.isEmpty())
        co_return std::as_const(plan);
    auto image = co_await find(repository, source, stop);
    if (!image)
        co_return image.error();
    auto target = co_await find(repository, wish.targetTag, stop);
    if (!target)
        co_return target.error();
    describe(plan, *image, *target);
    co_return std::as_const(plan);
}

void Retag::describe(ActionPlan& plan, const Descriptor& image, const Descriptor& target) const
{
    const QString repository = repositoryOf(plan.wish);
    const QString tag = plan.wish.targetTag;
    if (image.digest.isNull()) {
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "\"%1\" is not there any more."), {sourceOf(plan.wish)});
        return;
    }
    if (image.digest == target.digest)
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "%1 points there already."), {tag});
    plan.wish.digest = image.digest;
    plan.requests << PlannedRequest(
        u"PUT"_s, u"/v2/%1/manifests/%2"_s.arg(repository, tag), QByteArray(), image.mediaType);
    if (target.digest.isNull()) {
        plan.effects << Sentence(
            QT_TRANSLATE_NOOP("Core", "The new tag %1 points to %2."), {tag, image.digest.shortText()});
    } else {
        plan.effects << Sentence(QT_TRANSLATE_NOOP("Core", "%1 points to %2, no longer to %3."),
            {tag, image.digest.shortText(), target.digest.shortText()});
        plan.warnings << Sentence(
            QT_TRANSLATE_NOOP(
                "Core", "If %1 has no other tag, the registry may remove it when it collects its garbage."),
            {target.digest.toString()});
    }
    plan.expectedVersion = versionOf(image, target);
    plan.command = u"skopeo copy --all docker://%1/%2@%3 docker://%1/%2:%4"_s.arg(
        m_host, repository, image.digest.toString(), tag);
    plan.undoable = true;
}

QCoro::Task<Result<ActionReport>> Retag::perform(ActionPlan plan, std::stop_token stop)
{
    const QString repository = repositoryOf(plan.wish);
    const QString tag = plan.wish.targetTag;
    const Error outdated = Error::conflict(u"the tag does not point to what it did when the plan was made"_s)
                               .withCode(u"PLAN_OUTDATED"_s)
                               .at(m_host, u"/v2/%1/manifests/%2"_s.arg(repository, tag));
    if (!plan.isExecutable() || plan.wish.kind != ActionKind::SetTag)
        co_return outdated;
    auto target = co_await find(repository, tag, stop);
    if (!target)
        co_return target.error();
    auto document = co_await m_plane.fetchManifest(repository, sourceOf(plan.wish), stop);
    if (!document)
        co_return document.error();
    if (versionOf(document->descriptor(), *target) != plan.expectedVersion)
        co_return outdated;
    // What has begun is not broken off: nobody would know what became of it.
    auto put = co_await m_plane.putManifest(repository, tag, *document, std::stop_token());
    if (!put)
        co_return put.error();
    ActionItem item;
    item.name = tag;
    item.digest = document->digest();
    ActionReport report;
    report.items << item;
    report.repository = repository;
    report.tagsChanged << tag;
    co_return report;
}

} // namespace portolan

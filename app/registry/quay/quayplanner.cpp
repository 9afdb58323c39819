// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quayplanner.h"

#include "oci/reference.h"
#include "registry/quay/quaylabels.h"
#include "registry/quay/quaytaghistory.h"
#include "registry/quay/quaytargets.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString jsonType = u"application/json"_s;
const QString nothing = u"-"_s;

QString repositoryOf(const ActionWish& wish)
{
    return wish.repository.isEmpty() ? wish.targetRepository : wish.repository;
}

//! The tag a wish's source names, when it is one of this repository.
QString sourceTag(const ActionWish& wish)
{
    const QString prefix = repositoryOf(wish) + u':';
    return wish.source.startsWith(prefix) ? wish.source.mid(prefix.size()) : wish.source;
}

//! What a plan rests on: where these tags point.
QStringList tagsConcerned(const ActionWish& wish)
{
    if (wish.kind != ActionKind::SetTag)
        return wish.tags;
    QStringList tags{wish.targetTag};
    if (wish.digest.isNull())
        tags << sourceTag(wish);
    return tags;
}

QString versionOf(const QStringList& tags, const QHash<QString, QuayTag>& now)
{
    QStringList parts;
    for (const QString& tag : tags) {
        const auto found = now.constFind(tag);
        parts << tag + u'=' + (found == now.cend() ? nothing : found->digest.toString());
    }
    return parts.join(u' ');
}

QByteArray digestBody(const Digest& digest)
{
    return R"({"manifest_digest":")" + digest.toString().toLatin1() + R"("})";
}

void put(ActionPlan& plan, const QString& tag, const QByteArray& body)
{
    plan.requests << PlannedRequest(u"PUT"_s, QuayTargets::tag(repositoryOf(plan.wish), tag), body, jsonType);
}

void checkRepository(ActionPlan& plan, const QuayRepository& repository)
{
    if (plan.wish.kind == ActionKind::SyncMirrorNow) {
        if (!repository.isMirror())
            plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "The repository is no mirror."));
        if (!repository.canAdmin.value_or(true))
            plan.blockers << Sentence(
                QT_TRANSLATE_NOOP("Core", "Starting a sync needs the right to administer the repository."));
        return;
    }
    if (repository.isMirror())
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "The repository is a mirror: only its sync changes its tags."));
    else if (!repository.takesChanges())
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "The repository is read-only (state %1)."), {repository.state});
    if (!repository.canWrite.value_or(true))
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core",
            "The login may not write to this repository (write permission, and the token's scope "
            "repo:write)."));
}

//! Those of the wish's tags that are there; the others are blockers.
QList<QuayTag> present(ActionPlan& plan, const QHash<QString, QuayTag>& now)
{
    QList<QuayTag> tags;
    for (const QString& name : std::as_const(plan.wish.tags)) {
        const auto found = now.constFind(name);
        if (found != now.cend())
            tags << *found;
        else
            plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "The tag %1 is not there any more."), {name});
    }
    return tags;
}

void setImmutable(ActionPlan& plan, const QuayRepository& repository, const QHash<QString, QuayTag>& now)
{
    const bool immutable = plan.wish.options.value(u"immutable"_s) == "true"_L1;
    if (!immutable && !repository.canAdmin.value_or(true))
        plan.blockers << Sentence(QT_TRANSLATE_NOOP(
            "Core", "Making a tag changeable again needs the right to administer the repository."));
    for (const QuayTag& tag : present(plan, now)) {
        put(plan, tag.name, immutable ? R"({"immutable":true})" : R"({"immutable":false})");
        plan.effects << (immutable
                ? Sentence(QT_TRANSLATE_NOOP("Core", "%1 can no longer be moved or deleted."), {tag.name})
                : Sentence(QT_TRANSLATE_NOOP("Core", "%1 can be moved and deleted again."), {tag.name}));
    }
    plan.undoable = true;
}

HttpMethod methodOf(const QString& name)
{
    if (name == "POST"_L1)
        return HttpMethod::Post;
    return name == "DELETE"_L1 ? HttpMethod::Delete : HttpMethod::Put;
}

Error outdated(const QString& detail)
{
    return Error::conflict(detail).withCode(u"PLAN_OUTDATED"_s);
}

bool isOurs(ActionKind kind)
{
    return kind == ActionKind::RollBackTag || kind == ActionKind::SetTag || kind == ActionKind::SetTagExpiry
        || kind == ActionKind::SetTagImmutable || kind == ActionKind::SyncMirrorNow;
}

} // namespace

QuayPlanner::QuayPlanner(QuayLookup& lookup, QString registryId, QString host)
    : m_lookup(lookup)
    , m_registryId(std::move(registryId))
    , m_host(std::move(host))
{
}

QCoro::Task<Result<ActionPlan>> QuayPlanner::plan(ActionWish wish, std::stop_token stop)
{
    if (!isOurs(wish.kind))
        co_return Error::unsupported(Sentence(QT_TRANSLATE_NOOP("Core", "Quay does not offer it here")))
            .withCode(u"NOT_OFFERED"_s);
    ActionPlan plan;
    plan.registryId = m_registryId;
    plan.wish = wish;
    if (!m_lookup.client().hasToken()) {
        plan.blockers << Sentence(QT_TRANSLATE_NOOP(
            "Core", "Quay takes changes only with an OAuth application token (user $oauthtoken)."));
        co_return std::as_const(plan);
    }
    m_lookup.forget(repositoryOf(wish)); // what is decided now must be so now
    auto repository = co_await m_lookup.repository(repositoryOf(wish), stop);
    if (!repository)
        co_return repository.error();
    checkRepository(plan, *repository);
    auto filled = co_await fill(plan, *repository, stop);
    co_return filled;
}

QCoro::Task<Result<ActionPlan>> QuayPlanner::fill(
    ActionPlan plan, QuayRepository repository, std::stop_token stop)
{
    const QString name = repositoryOf(plan.wish);
    if (plan.wish.kind == ActionKind::SyncMirrorNow) {
        plan.requests << PlannedRequest(u"POST"_s, QuayTargets::mirrorSyncNow(name));
        plan.effects << Sentence(
            QT_TRANSLATE_NOOP(
                "Core", "%1 is brought up to date with its origin; tags that match its rules may move."),
            {name});
        co_return std::as_const(plan);
    }
    auto now = co_await m_lookup.tags(name, tagsConcerned(plan.wish), stop);
    if (!now)
        co_return now.error();
    plan.expectedVersion = versionOf(tagsConcerned(plan.wish), *now);
    if (plan.wish.kind == ActionKind::RollBackTag) {
        auto filled = co_await rollBack(plan, repository, *now, stop);
        co_return filled;
    }
    if (plan.wish.kind == ActionKind::SetTagExpiry) {
        auto filled = co_await expire(plan, *now, stop);
        co_return filled;
    }
    if (plan.wish.kind == ActionKind::SetTag)
        setTag(plan, *now);
    else
        setImmutable(plan, repository, *now);
    co_return std::as_const(plan);
}

QCoro::Task<Result<ActionPlan>> QuayPlanner::rollBack(
    ActionPlan plan, QuayRepository repository, QHash<QString, QuayTag> now, std::stop_token stop)
{
    const Digest digest = plan.wish.digest;
    const QString name = repositoryOf(plan.wish);
    for (const QString& tag : std::as_const(plan.wish.tags)) {
        const QuayTag current = now.value(tag);
        if (current.digest == digest) {
            plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "%1 points there already."), {tag});
            continue;
        }
        if (current.immutable)
            plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "The tag %1 is immutable."), {tag});
        auto entries = co_await m_lookup.history(name, tag, stop);
        if (!entries)
            co_return entries.error();
        const TagHistory history =
            quayTagHistory(*entries, repository.timeMachineSeconds, QDateTime::currentDateTimeUtc());
        const bool known = std::any_of(history.events.cbegin(), history.events.cend(),
            [&digest](const TagEvent& event) { return event.digest == digest && event.restorable; });
        if (!known)
            plan.blockers << Sentence(
                QT_TRANSLATE_NOOP("Core", "%1 did not point to %2 within the time Quay keeps of it."),
                {tag, digest.shortText()});
        plan.requests << PlannedRequest(
            u"POST"_s, QuayTargets::restore(name, tag), digestBody(digest), jsonType);
        plan.effects << (current.digest.isNull()
                ? Sentence(QT_TRANSLATE_NOOP("Core", "%1 is there again and points to %2."),
                    {tag, digest.shortText()})
                : Sentence(QT_TRANSLATE_NOOP("Core", "%1 points to %2 again, no longer to %3."),
                    {tag, digest.shortText(), current.digest.shortText()}));
    }
    plan.undoable = true;
    co_return std::as_const(plan);
}

void QuayPlanner::setTag(ActionPlan& plan, const QHash<QString, QuayTag>& now) const
{
    const ActionWish& wish = plan.wish;
    const QString name = repositoryOf(wish);
    const QuayTag source = now.value(sourceTag(wish));
    const Digest digest = wish.digest.isNull() ? source.digest : wish.digest;
    if (!wish.targetRepository.isEmpty() && wish.targetRepository != name)
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "Quay tags only within a repository; copy the image to %1 instead."),
            {wish.targetRepository});
    if (!Reference::isValidTag(wish.targetTag))
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "\"%1\" cannot be a tag's name."), {wish.targetTag});
    if (digest.isNull()) {
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "There is no tag %1 in this repository."), {wish.source});
        return;
    }
    const QuayTag target = now.value(wish.targetTag);
    if (target.digest == digest)
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "%1 points there already."), {wish.targetTag});
    if (target.immutable)
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "The tag %1 is immutable."), {wish.targetTag});
    put(plan, wish.targetTag, digestBody(digest));
    if (target.digest.isNull())
        plan.effects << Sentence(
            QT_TRANSLATE_NOOP("Core", "The new tag %1 points to %2."), {wish.targetTag, digest.shortText()});
    else
        plan.effects << Sentence(QT_TRANSLATE_NOOP("Core", "%1 points to %2, no longer to %3."),
            {wish.targetTag, digest.shortText(), target.digest.shortText()});
    plan.command = u"skopeo copy --all docker://%1/%2@%3 docker://%1/%2:%4"_s.arg(
        m_host, name, digest.toString(), wish.targetTag);
    plan.undoable = true;
}

QCoro::Task<Result<ActionPlan>> QuayPlanner::expire(
    ActionPlan plan, QHash<QString, QuayTag> now, std::stop_token stop)
{
    const QString text = plan.wish.options.value(u"expires"_s);
    const QDateTime end = QDateTime::fromString(text, Qt::ISODate).toUTC();
    if (!text.isEmpty() && !end.isValid())
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "\"%1\" is no time."), {text});
    else if (!text.isEmpty() && end <= QDateTime::currentDateTimeUtc())
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "The time to expire must be in the future."));
    const QByteArray when = text.isEmpty() ? QByteArray("null") : QByteArray::number(end.toSecsSinceEpoch());
    const QList<QuayTag> tags = present(plan, now);
    for (const QuayTag& tag : tags) {
        if (tag.immutable)
            plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "The tag %1 is immutable."), {tag.name});
        put(plan, tag.name, R"({"expiration":)" + when + '}');
        plan.effects << (text.isEmpty()
                ? Sentence(QT_TRANSLATE_NOOP("Core", "%1 no longer expires."), {tag.name})
                : Sentence(QT_TRANSLATE_NOOP("Core", "Quay takes %1 away at %2."),
                    {tag.name, end.toString(Qt::ISODate)}));
    }
    plan.undoable = true;
    if (tags.size() != 1)
        co_return std::as_const(plan);
    const QString target = QuayTargets::labels(repositoryOf(plan.wish), tags.first().digest);
    auto labels = co_await m_lookup.client().get<QuayLabels>(target, stop);
    const QString after = labels ? labels->value(u"quay.expires-after"_s) : QString();
    if (!after.isEmpty())
        plan.warnings << Sentence(
            QT_TRANSLATE_NOOP(
                "Core", "The image has the label quay.expires-after=%1: pushing it again sets that."),
            {after});
    co_return std::as_const(plan);
}

QCoro::Task<Result<void>> QuayPlanner::recheck(ActionPlan plan, std::stop_token stop)
{
    const QStringList tags = tagsConcerned(plan.wish);
    if (tags.isEmpty())
        co_return Result<void>();
    const QString name = repositoryOf(plan.wish);
    auto now = co_await m_lookup.tags(name, tags, stop);
    if (!now)
        co_return now.error();
    if (versionOf(tags, *now) == plan.expectedVersion)
        co_return Result<void>();
    const Error moved = outdated(u"a tag does not point to what it did when the plan was made"_s);
    co_return m_lookup.client().placed(moved, QuayTargets::tag(name, tags.first()));
}

QCoro::Task<Result<ActionReport>> QuayPlanner::perform(
    ActionPlan plan, ActionProgressFunction progress, std::stop_token stop)
{
    if (!plan.isExecutable() || !isOurs(plan.wish.kind))
        co_return outdated(u"this plan cannot be carried out"_s);
    auto unchanged = co_await recheck(plan, stop);
    if (!unchanged)
        co_return unchanged.error();
    ActionReport report;
    report.repository = repositoryOf(plan.wish);
    const bool syncs = plan.wish.kind == ActionKind::SyncMirrorNow;
    const QStringList names =
        plan.wish.kind == ActionKind::SetTag ? QStringList{plan.wish.targetTag} : plan.wish.tags;
    std::optional<Error> failed;
    for (qsizetype i = 0; i < plan.requests.size() && !stop.stop_requested(); ++i) {
        const PlannedRequest& request = plan.requests.at(i);
        ActionItem item;
        item.name = syncs ? report.repository : names.value(i);
        ActionProgress step;
        step.done = i;
        step.total = plan.requests.size();
        step.text = item.name;
        if (progress)
            progress(step);
        // What has begun is not broken off: nobody would know what became of it.
        auto done = co_await m_lookup.client().change(
            methodOf(request.method), request.path, request.body, std::stop_token());
        item.ok = done.has_value();
        if (done && !syncs)
            report.tagsChanged << item.name;
        if (!done) {
            item.message = done.error().said();
            failed = done.error();
        }
        report.items << item;
    }
    m_lookup.forget(report.repository);
    if (failed && report.tagsChanged.isEmpty())
        co_return *failed;
    if (report.items.size() < plan.requests.size())
        report.notes << Sentence(QT_TRANSLATE_NOOP("Core", "It was stopped before the rest."));
    if (syncs)
        report.notes << Sentence(QT_TRANSLATE_NOOP(
            "Core", "The sync begins within a moment; its state is in the mirror's panel."));
    co_return std::as_const(report);
}

} // namespace portolan

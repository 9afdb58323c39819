// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/actionplanner.h"

#include "oci/reference.h"
#include "registry/openshift/actionrights.h"
#include "registry/openshift/importplan.h"
#include "registry/openshift/kubeclient.h"
#include "registry/openshift/operatorplan.h"
#include "registry/openshift/pullsecretplan.h"
#include "registry/openshift/rollbackplan.h"
#include "registry/openshift/streamplan.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

//! The tag a wish writes; of one that names none, the source's own name in another place.
QString targetTagOf(const ActionWish& wish, const TagSource& source)
{
    if (!wish.targetTag.isEmpty())
        return wish.targetTag;
    if (source.kind == TagSource::Kind::External) {
        const auto reference = Reference::parse(source.pullSpec);
        return reference ? reference->tag().value_or(u"latest"_s) : QString();
    }
    return source.tag;
}

ActionPlan refusedPlan(const ActionWish& wish, const Sentence& why)
{
    ActionPlan plan;
    plan.wish = wish;
    plan.blockers << why;
    return plan;
}

} // namespace

ActionPlanner::ActionPlanner(ActionReader& reader, AccessReview& access) : m_reader(reader), m_access(access)
{
}

QCoro::Task<Result<ActionPlan>> ActionPlanner::plan(ActionWish wish, std::stop_token stop)
{
    const auto rights = rightsFor(wish);
    if (!rights)
        co_return rights.error();
    auto answers = co_await m_access.ask(*rights, stop);
    if (!answers)
        co_return answers.error();
    const Sentence missing = answers->reason(*rights);
    auto plan = co_await planByKind(wish, missing.isEmpty(), stop);
    if (!plan) {
        // Who may not write often may not read either; then the missing right is what helps.
        if (plan.error().kind() == ErrorKind::Denied && !missing.isEmpty())
            co_return refusedPlan(wish, missing);
        co_return plan.error();
    }
    if (!missing.isEmpty())
        plan->blockers.prepend(missing);
    if (!plan->blockers.isEmpty())
        plan->undoable = false;
    co_return std::move(*plan);
}

QCoro::Task<Result<ActionPlan>> ActionPlanner::planByKind(
    ActionWish wish, bool isAllowed, std::stop_token stop)
{
    if (isOperatorAction(wish.kind)) {
        auto config = co_await m_reader.fetchOperator(stop);
        if (!config)
            co_return config.error();
        co_return planOperator(wish, *config);
    }
    if (wish.kind == ActionKind::CreatePullSecret)
        co_return planCreatePullSecret(wish);
    if (wish.kind == ActionKind::LinkPullSecret) {
        const QString project = wish.options.value(u"project"_s);
        auto account = co_await m_reader.fetchAccount(project, linkedAccount(wish), stop);
        if (!account)
            co_return account.error();
        co_return planLinkPullSecret(wish, *account);
    }
    if (wish.kind == ActionKind::ImportImages)
        co_return co_await planImportImages(wish, isAllowed, stop);
    if (wish.kind == ActionKind::SetTag || wish.kind == ActionKind::AliasTag
        || wish.kind == ActionKind::RollBackTag)
        co_return co_await planTags(wish, stop);
    const auto target = targetOf(wish);
    if (!target)
        co_return target.error();
    auto stream = co_await m_reader.fetchStream(*target, stop);
    if (!stream)
        co_return stream.error();
    co_return wish.kind == ActionKind::CreateRepository ? planCreateStream(wish, *stream)
                                                        : planDeleteStream(wish, *stream);
}

QCoro::Task<Result<ActionPlan>> ActionPlanner::planTags(ActionWish wish, std::stop_token stop)
{
    if (wish.kind != ActionKind::RollBackTag) {
        auto facts = co_await fetchTagFacts(wish, stop);
        if (!facts)
            co_return facts.error();
        co_return wish.kind == ActionKind::SetTag ? planSetTag(wish, *facts) : planAliasTag(wish, *facts);
    }
    const auto place = StreamPlace::parseStream(wish.repository);
    if (!place)
        co_return place.error();
    auto stream = co_await m_reader.fetchStream(*place, stop);
    if (!stream)
        co_return stream.error();
    if (wish.digest.isNull())
        co_return planRollBack(wish, *stream, false);
    auto exists = co_await m_reader.hasImage(*place, wish.digest.toString(), stop);
    if (!exists)
        co_return exists.error();
    co_return planRollBack(wish, *stream, *exists);
}

QCoro::Task<Result<SetTagFacts>> ActionPlanner::fetchTagFacts(ActionWish wish, std::stop_token stop)
{
    const auto target = targetOf(wish);
    if (!target)
        co_return target.error();
    auto source = TagSource::of(wish);
    if (!source)
        co_return source.error();
    SetTagFacts facts;
    facts.source = *source;
    facts.targetTag = targetTagOf(wish, *source);
    if (!Reference::isValidTag(facts.targetTag))
        co_return Error::usage(
            Sentence(QT_TRANSLATE_NOOP("Core", "\"%1\" cannot be a tag"), {facts.targetTag}));
    auto stream = co_await m_reader.fetchStream(*target, stop);
    if (!stream)
        co_return stream.error();
    facts.target = *stream;
    if (source->kind == TagSource::Kind::External)
        co_return facts;
    facts.sourceStream = facts.target;
    if (source->place != *target) {
        auto sourceStream = co_await m_reader.fetchStream(source->place, stop);
        if (!sourceStream)
            co_return sourceStream.error();
        facts.sourceStream = *sourceStream;
    }
    const QString digest = sourceDigest(facts.source, facts.sourceStream);
    if (digest.isEmpty())
        co_return facts;
    auto exists = co_await m_reader.hasImage(source->place, digest, stop);
    if (!exists)
        co_return exists.error();
    facts.imageExists = *exists;
    co_return facts;
}

QCoro::Task<Result<ActionPlan>> ActionPlanner::planImportImages(
    ActionWish wish, bool isAllowed, std::stop_token stop)
{
    const auto target = targetOf(wish);
    if (!target)
        co_return target.error();
    auto stream = co_await m_reader.fetchStream(*target, stop);
    if (!stream)
        co_return stream.error();
    const auto request = ImportRequest::of(wish, *stream);
    if (!request)
        co_return request.error();
    ImportOutcome outcome;
    if (isAllowed) {
        const PlannedRequest dryRun = request->request(true);
        auto answer = co_await m_reader.client().postAndWait(dryRun.path, dryRun.body, importPatience, stop);
        if (!answer) {
            const Error& error = answer.error();
            // The policy of registries to import from, or a name the server does not take.
            if (error.kind() == ErrorKind::Denied || error.kind() == ErrorKind::Usage)
                co_return refusedPlan(wish, error.said());
            co_return error;
        }
        outcome = ImportOutcome::parse(*request, *answer);
    }
    ActionPlan plan = planImport(wish, *stream, *request, outcome);
    if (!isAllowed)
        plan.blockers.clear(); // the missing right says it
    co_return plan;
}

} // namespace portolan

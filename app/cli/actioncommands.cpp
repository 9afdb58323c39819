// SPDX-License-Identifier: Apache-2.0
#include "cli/actioncommands.h"

#include "cli/controltext.h"

#include <QDateTime>

#include <algorithm>

namespace portolan {

QString ActionCommand::optionValue(const char* name) const
{
    return m_session.invocation().value(QString::fromLatin1(name));
}

void ActionCommand::start()
{
    const auto input = placeIsLocation() ? m_session.parseLocation(place()) : m_session.parse(place());
    if (!input)
        return fail(input.error());
    m_session.open(*input, [this](const Result<ImageAddress>& opened) {
        if (!opened)
            return fail(opened.error());
        const auto wanted = wish(*opened);
        if (!wanted)
            return fail(wanted.error());
        plan(opened->registry, *wanted);
    });
}

void ActionCommand::plan(const RegistryId& registry, const ActionWish& wish)
{
    m_request =
        m_session.service().control().planAction(registry, wish, [this](const Result<ActionPlan>& plan) {
            if (!plan)
                return fail(plan.error());
            take(*plan);
        });
}

void ActionCommand::take(const ActionPlan& plan)
{
    Console& console = m_session.console();
    if (!m_session.json())
        console.printText(actionPlanText(plan));
    if (plan.isExecutable() && option(QStringLiteral("yes")))
        return perform(plan);
    if (m_session.json())
        console.printJson(QJsonObject{{QStringLiteral("plan"), actionPlanJson(plan)}}, true);
    else if (plan.isExecutable())
        console.print(QStringLiteral("Nothing was done. Add --yes to do it."));
    Q_EMIT finished(plan.isExecutable() ? done : failed);
}

void ActionCommand::perform(const ActionPlan& plan)
{
    m_request = m_session.service().control().performAction(
        plan, std::nullopt,
        [this](const ActionProgress& progress) {
            m_session.console().showCount(progress.text.english(), progress.done, progress.total);
        },
        [this, plan](const Result<ActionReport>& report) {
            m_session.console().clearProgress();
            if (!report)
                return fail(report.error());
            show(plan, *report);
        });
}

void ActionCommand::show(const ActionPlan& plan, const ActionReport& report)
{
    Console& console = m_session.console();
    const bool allWell =
        std::all_of(report.items.begin(), report.items.end(), [](const ActionItem& item) { return item.ok; });
    if (m_session.json()) {
        console.printJson(QJsonObject{{QStringLiteral("plan"), actionPlanJson(plan)},
                              {QStringLiteral("report"), actionReportJson(report)}},
            true);
    } else {
        for (const ActionItem& item : report.items)
            console.print(QStringLiteral("%1 %2 %3")
                              .arg(item.ok ? QStringLiteral("ok") : QStringLiteral("failed"), -6)
                              .arg(item.name, item.message.english()));
        for (const Sentence& note : report.notes)
            console.print(note.english());
        if (allWell)
            console.print(QStringLiteral("Done."));
    }
    Q_EMIT finished(allWell ? done : failed);
}

Result<ActionWish> RollbackCommand::wish(const ImageAddress& opened) const
{
    if (opened.tagOrDigest.isEmpty() || opened.isByDigest())
        return Error::usage(QStringLiteral("name the tag to roll back"));
    const auto digest = Digest::parse(arguments().at(1));
    if (!digest)
        return Error::usage(
            QStringLiteral("\"%1\" is no digest; \"history\" lists them").arg(arguments().at(1)));
    ActionWish wish(ActionKind::RollBackTag);
    wish.repository = opened.repository;
    wish.tags = QStringList(opened.tagOrDigest);
    wish.digest = *digest;
    return wish;
}

Result<ActionWish> TagCommand::wish(const ImageAddress& opened) const
{
    const auto target = m_session.parse(arguments().at(1));
    if (!target)
        return target.error();
    if (target->profile.id != opened.registry)
        return Error::usage(
            QStringLiteral("a tag can only point to an image of the same registry; use copy"));
    if (target->tagOrDigest.isEmpty() || opened.tagOrDigest.isEmpty())
        return Error::usage(QStringLiteral("name the tags on both sides; nothing is assumed here"));
    ActionWish wish(option(QStringLiteral("alias")) ? ActionKind::AliasTag : ActionKind::SetTag);
    wish.repository = opened.repository;
    wish.source = opened.repository + (opened.isByDigest() ? u'@' : u':') + opened.tagOrDigest;
    if (const auto digest = Digest::parse(opened.tagOrDigest); opened.isByDigest() && digest)
        wish.digest = *digest;
    wish.targetRepository = target->repository;
    wish.targetTag = target->tagOrDigest;
    return wish;
}

Result<ActionWish> ImportCommand::wish(const ImageAddress& opened) const
{
    ActionWish wish(ActionKind::ImportImages);
    wish.repository = opened.repository;
    wish.source = arguments().at(1);
    wish.tags = arguments().mid(2);
    if (wish.tags.isEmpty() && !opened.tagOrDigest.isEmpty())
        wish.tags = QStringList(opened.tagOrDigest);
    wish.options.insert(QStringLiteral("mode"),
        option(QStringLiteral("one-platform")) ? QStringLiteral("Legacy")
                                               : QStringLiteral("PreserveOriginal"));
    wish.options.insert(QStringLiteral("referencePolicy"),
        option(QStringLiteral("local")) ? QStringLiteral("Local") : QStringLiteral("Source"));
    const auto flag = [this](const char* name) {
        return option(QString::fromLatin1(name)) ? QStringLiteral("true") : QStringLiteral("false");
    };
    wish.options.insert(QStringLiteral("scheduled"), flag("scheduled"));
    wish.options.insert(QStringLiteral("insecure"), flag("insecure-source"));
    return wish;
}

Result<ActionWish> ExpireCommand::wish(const ImageAddress& opened) const
{
    if (opened.tagOrDigest.isEmpty() || opened.isByDigest())
        return Error::usage(QStringLiteral("name the tag that shall expire"));
    ActionWish wish(ActionKind::SetTagExpiry);
    wish.repository = opened.repository;
    wish.tags = QStringList(opened.tagOrDigest);
    if (option(QStringLiteral("never")))
        return wish;
    const QDateTime at = QDateTime::fromString(optionValue("at"), Qt::ISODate);
    if (!at.isValid())
        return Error::usage(
            QStringLiteral("--at takes a time such as 2027-01-31T12:00:00Z; or give --never"));
    wish.options.insert(QStringLiteral("expires"), at.toUTC().toString(Qt::ISODate));
    return wish;
}

Result<ActionWish> RescanCommand::wish(const ImageAddress& opened) const
{
    if (opened.tagOrDigest.isEmpty())
        return Error::usage(QStringLiteral("name the tag or digest that shall be scanned"));
    ActionWish wish(ActionKind::ScanImage);
    wish.repository = opened.repository;
    wish.tags = QStringList(opened.tagOrDigest);
    return wish;
}

Result<ActionWish> ScaleCommand::wish(const ImageAddress& /*opened*/) const
{
    bool isNumber = false;
    const int replicas = arguments().constFirst().toInt(&isNumber);
    if (!isNumber || replicas < 0)
        return Error::usage(QStringLiteral("\"%1\" is no number of replicas").arg(arguments().constFirst()));
    ActionWish wish(ActionKind::ScaleRegistry);
    wish.options.insert(QStringLiteral("replicas"), QString::number(replicas));
    return wish;
}

} // namespace portolan

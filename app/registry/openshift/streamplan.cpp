// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/streamplan.h"

#include "registry/openshift/kubepath.h"
#include "registry/openshift/occommand.h"
#include "registry/openshift/tagwrite.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isStreamName(const QString& name)
{
    static const QRegularExpression pattern(u"^[a-z0-9]+(?:[._-][a-z0-9]+)*$"_s);
    return name.size() <= 253 && pattern.match(name).hasMatch();
}

QStringList followedOutside(const StreamFacts& stream)
{
    QStringList tags;
    for (const StreamTag& tag : stream.stream.tags) {
        if (tag.spec && followsOutside(*tag.spec))
            tags << tag.name;
    }
    return tags;
}

} // namespace

ActionPlan planCreateStream(const ActionWish& wish, const StreamFacts& stream)
{
    ActionPlan plan;
    plan.wish = wish;
    const StreamPlace& place = stream.place;
    if (stream.exists)
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "There is an image stream %1 already."), {place.text()});
    if (!isStreamName(place.stream))
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core",
                                      "\"%1\" cannot be an image stream's name: small letters and digits, "
                                      "with single dots, dashes or underscores between them."),
            {place.stream});
    const bool local = wish.options.value(u"lookup"_s) == u"local"_s;
    const QJsonObject lookup{{u"local"_s, local}};
    const QJsonObject spec{{u"lookupPolicy"_s, lookup}};
    const QJsonObject metadata{{u"name"_s, place.stream}, {u"namespace"_s, place.project}};
    const QJsonObject body{{u"kind"_s, u"ImageStream"_s}, {u"apiVersion"_s, QString(kube::image)},
        {u"metadata"_s, metadata}, {u"spec"_s, spec}};
    plan.requests << PlannedRequest(u"POST"_s, kubePath(kube::image, u"imagestreams"_s, place.project),
        QJsonDocument(body).toJson(QJsonDocument::Compact), u"application/json"_s);
    plan.effects << Sentence(
        QT_TRANSLATE_NOOP("Core",
            "The empty image stream %1 is created. Images come into it by pushing, tagging or importing."),
        {place.text()});
    if (local)
        plan.effects << Sentence(
            QT_TRANSLATE_NOOP("Core", "Pods in project %1 may name its tags without a registry."),
            {place.project});
    plan.command = OcCommand({u"create"_s, u"imagestream"_s})
                       .add(place.stream)
                       .flag(u"lookup-local"_s, local)
                       .inProject(place.project)
                       .text();
    plan.undoable = true;
    return plan;
}

ActionPlan planDeleteStream(const ActionWish& wish, const StreamFacts& stream)
{
    ActionPlan plan;
    plan.wish = wish;
    plan.expectedVersion = stream.version();
    const StreamPlace& place = stream.place;
    plan.confirmWord = place.stream;
    if (!stream.exists) {
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "There is no image stream %1."), {place.text()});
        return plan;
    }
    const QStringList tags = stream.tags();
    plan.requests << PlannedRequest(
        u"DELETE"_s, kubePath(kube::image, u"imagestreams"_s, place.project, place.stream));
    plan.effects << Sentence(QT_TRANSLATE_NOOP("Core",
                                 "The image stream %1 goes, with %2 tag(s) and %3 item(s) of their history."),
        {place.text(), QString::number(tags.size()), QString::number(stream.historyLength())});
    plan.effects << Sentence(QT_TRANSLATE_NOOP(
        "Core", "Its images stay until the next pruning, unless other image streams hold them."));
    plan.warnings << Sentence(QT_TRANSLATE_NOOP("Core", "The history cannot be brought back."));
    const QStringList outside = followedOutside(stream);
    if (!outside.isEmpty())
        plan.warnings << Sentence(
            QT_TRANSLATE_NOOP("Core", "Which sources these tags follow is forgotten: %1."),
            {outside.join(u", "_s)});
    plan.warnings << Sentence(QT_TRANSLATE_NOOP("Core",
        "What runs from it goes on, but cannot be started on another node once its images are pruned."));
    for (const QString& tag : tags) {
        ActionItem item;
        item.name = tag;
        if (const auto digest = Digest::parse(stream.current(tag)))
            item.digest = *digest;
        plan.preview << item;
    }
    plan.command =
        OcCommand({u"delete"_s}).add(u"imagestream/"_s + place.stream).inProject(place.project).text();
    return plan;
}

} // namespace portolan

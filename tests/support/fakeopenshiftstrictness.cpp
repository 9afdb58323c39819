// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftstrictness.h"

#include <QJsonDocument>

namespace portolan {
namespace {

QStringList words(QLatin1StringView text)
{
    return QString(text).split(u' ');
}

QStringList parametersOf(const QString& verb)
{
    if (verb == QLatin1StringView("list"))
        return words(QLatin1StringView("limit continue resourceVersion resourceVersionMatch labelSelector "
                                       "fieldSelector timeoutSeconds pretty"));
    if (verb == QLatin1StringView("watch"))
        return words(QLatin1StringView(
            "watch resourceVersion resourceVersionMatch allowWatchBookmarks timeoutSeconds labelSelector "
            "fieldSelector pretty"));
    if (verb == QLatin1StringView("get"))
        return words(QLatin1StringView("resourceVersion pretty"));
    if (verb == QLatin1StringView("delete"))
        return words(
            QLatin1StringView("dryRun gracePeriodSeconds propagationPolicy orphanDependents pretty"));
    return words(QLatin1StringView("dryRun fieldManager fieldValidation force pretty"));
}

QString valueComplaint(const QString& name, const QString& value)
{
    const bool isFlag =
        name == QLatin1StringView("watch") || name == QLatin1StringView("allowWatchBookmarks");
    const bool isNumber = name == QLatin1StringView("limit") || name == QLatin1StringView("timeoutSeconds");
    bool good = true;
    if (isFlag)
        good = value == QLatin1StringView("true") || value == QLatin1StringView("false")
            || value == QLatin1StringView("1") || value == QLatin1StringView("0");
    else if (isNumber)
        good = value.toLongLong() > 0;
    else if (name == QLatin1StringView("dryRun"))
        good = value == QLatin1StringView("All");
    else if (name == QLatin1StringView("continue"))
        good = !value.isEmpty();
    return good ? QString() : QStringLiteral("the query parameter %1 is \"%2\"").arg(name, value);
}

QStringList membersOf(const QString& path)
{
    static const QMap<QString, QString> members{
        {QStringLiteral("ImageStreamTag"),
            QStringLiteral("kind apiVersion metadata tag generation lookupPolicy conditions image")},
        {QStringLiteral("ImageStreamTag.tag"),
            QStringLiteral("name annotations from reference generation importPolicy referencePolicy")},
        {QStringLiteral("ImageStreamTag.tag.importPolicy"), QStringLiteral("insecure scheduled importMode")},
        {QStringLiteral("ImageStreamTag.tag.referencePolicy"), QStringLiteral("type")},
        {QStringLiteral("ImageStreamTag.tag.from"), QStringLiteral("kind name namespace")},
        {QStringLiteral("ImageStreamImport"), QStringLiteral("kind apiVersion metadata spec status")},
        {QStringLiteral("ImageStreamImport.spec"), QStringLiteral("import repository images")},
        {QStringLiteral("ImageStreamImport.spec.repository"),
            QStringLiteral("from importPolicy referencePolicy includeManifest")},
        {QStringLiteral("SelfSubjectAccessReview"), QStringLiteral("kind apiVersion metadata spec status")},
        {QStringLiteral("SelfSubjectAccessReview.spec"),
            QStringLiteral("resourceAttributes nonResourceAttributes")},
        {QStringLiteral("SelfSubjectAccessReview.spec.resourceAttributes"),
            QStringLiteral(
                "namespace verb group version resource subresource name fieldSelector labelSelector")},
        {QStringLiteral("SelfSubjectRulesReview.spec"), QStringLiteral("namespace")},
    };
    return members.value(path).split(u' ', Qt::SkipEmptyParts);
}

void checkMembers(const QString& path, const QJsonObject& object, QStringList& complaints)
{
    const QStringList known = membersOf(path);
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (!known.isEmpty() && !known.contains(it.key()))
            complaints += QStringLiteral("%1 has no member \"%2\"").arg(path, it.key());
        else if (it.value().isObject())
            checkMembers(path + u'.' + it.key(), it.value().toObject(), complaints);
    }
}

} // namespace

QStringList fakeOpenShiftComplaints(const FakeOpenShiftCall& call)
{
    QStringList complaints;
    const QStringList known = parametersOf(call.verb);
    for (auto it = call.query.cbegin(); it != call.query.cend(); ++it) {
        if (!known.contains(it.key()))
            complaints += QStringLiteral("unknown query parameter %1").arg(it.key());
        else if (const QString why = valueComplaint(it.key(), it.value()); !why.isEmpty())
            complaints += why;
    }
    if (!call.kind.verbs.contains(call.verb))
        complaints += QStringLiteral("%1 cannot be %2").arg(call.kind.id(), call.verb);
    const bool hasBody = call.verb == QLatin1StringView("create") || call.verb == QLatin1StringView("update");
    if (hasBody)
        checkMembers(call.kind.kind, QJsonDocument::fromJson(call.request.body).object(), complaints);
    else if (!call.request.body.isEmpty() && call.verb != QLatin1StringView("patch")
        && call.verb != QLatin1StringView("delete"))
        complaints += QStringLiteral("a body where none belongs");
    return complaints;
}

} // namespace portolan

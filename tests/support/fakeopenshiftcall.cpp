// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftcall.h"

#include "support/fakeopenshiftstore.h"

#include <QJsonDocument>

#include <algorithm>

namespace portolan {
namespace {

QByteArray mediaType(const FakeRequest& request)
{
    return request.header("Content-Type").split(';').first().trimmed().toLower();
}

QJsonObject fieldsOf(const QJsonObject& object)
{
    QJsonObject fields;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const QJsonObject inner = it.value().isObject() ? fieldsOf(it.value().toObject()) : QJsonObject();
        fields.insert(QStringLiteral("f:") + it.key(), inner);
    }
    return fields;
}

FakeOpenShiftOutcome<QJsonObject> parsed(const QByteArray& body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return FakeOpenShiftStatus::badRequest(
            QStringLiteral("couldn't get version/kind; json parse error: ") + error.errorString());
    return document.object();
}

//! Merge patch, but lists of named objects are merged by name.
QJsonValue strategicMerge(const QJsonValue& target, const QJsonValue& patch)
{
    if (patch.isObject()) {
        QJsonObject object = target.toObject();
        const QJsonObject changes = patch.toObject();
        for (auto it = changes.constBegin(); it != changes.constEnd(); ++it) {
            if (it.value().isNull())
                object.remove(it.key());
            else
                object.insert(it.key(), strategicMerge(object.value(it.key()), it.value()));
        }
        return object;
    }
    const QString name = QStringLiteral("name");
    if (!patch.isArray() || !patch.toArray().first().toObject().contains(name))
        return patch;
    QJsonArray list = target.toArray();
    const QJsonArray additions = patch.toArray();
    for (const QJsonValue addition : additions) {
        const auto same = std::find_if(list.begin(), list.end(), [&](const QJsonValue& each) {
            return each.toObject().value(name) == addition.toObject().value(name);
        });
        if (same == list.end())
            list.append(addition);
        else
            *same = strategicMerge(*same, addition);
    }
    return list;
}

//! One operation of a JSON patch on `target`, at the rest of its path. False: it does not fit.
bool applyOperation(QJsonValue& target, QStringList path, const QString& operation, const QJsonValue& value)
{
    if (path.isEmpty()) {
        if (operation == QLatin1StringView("test"))
            return target == value;
        target = value;
        return true;
    }
    const QString step = path.takeFirst()
                             .replace(QStringLiteral("~1"), QStringLiteral("/"))
                             .replace(QStringLiteral("~0"), QStringLiteral("~"));
    const bool last = path.isEmpty();
    if (target.isArray()) {
        QJsonArray list = target.toArray();
        const qsizetype at = step == QLatin1StringView("-") ? list.size() : step.toLongLong();
        const bool adds = last && operation == QLatin1StringView("add");
        if (at < 0 || at > list.size() || (at == list.size() && !adds))
            return false;
        bool good = true;
        if (adds) {
            list.insert(at, value);
        } else if (last && operation == QLatin1StringView("remove")) {
            list.removeAt(at);
        } else {
            QJsonValue inner = list.at(at);
            good = applyOperation(inner, path, operation, value);
            list.replace(at, inner);
        }
        target = list;
        return good;
    }
    QJsonObject object = target.toObject();
    if (!object.contains(step) && !(last && operation == QLatin1StringView("add")))
        return false;
    if (last && operation == QLatin1StringView("remove")) {
        object.remove(step);
        target = object;
        return true;
    }
    QJsonValue inner = object.value(step);
    const bool good = applyOperation(inner, path, operation, value);
    object.insert(step, inner);
    target = object;
    return good;
}

FakeOpenShiftOutcome<QJsonObject> applyJsonPatch(const QByteArray& body, const QJsonObject& object)
{
    QJsonValue target = object;
    const QJsonArray operations = QJsonDocument::fromJson(body).array();
    if (operations.isEmpty())
        return FakeOpenShiftStatus::badRequest(QStringLiteral("error decoding patch"));
    for (const QJsonValue each : operations) {
        const QJsonObject one = each.toObject();
        const QString path = one.value(QStringLiteral("path")).toString();
        if (!applyOperation(target, path.split(u'/').mid(1), one.value(QStringLiteral("op")).toString(),
                one.value(QStringLiteral("value"))))
            return FakeOpenShiftStatus(422, QStringLiteral("Invalid"),
                QStringLiteral("the server rejected our request due to an error in our request"));
    }
    return target.toObject();
}

//! "a=b,c!=d,e" split at the commas outside of parentheses.
QStringList terms(const QString& selector)
{
    QStringList list;
    int depth = 0;
    QString term;
    for (const QChar c : selector) {
        depth += c == u'(' ? 1 : (c == u')' ? -1 : 0);
        if (c == u',' && depth == 0) {
            list += term.trimmed();
            term.clear();
        } else {
            term += c;
        }
    }
    if (!term.trimmed().isEmpty())
        list += term.trimmed();
    return list;
}

bool fitsLabel(const QString& term, const QJsonObject& labels)
{
    const qsizetype unequal = term.indexOf(QLatin1StringView("!="));
    if (unequal >= 0)
        return labels.value(term.first(unequal)).toString() != term.mid(unequal + 2);
    const qsizetype equal = term.indexOf(u'=');
    if (equal >= 0) {
        const QString wanted = term.mid(equal + (term.mid(equal, 2) == QLatin1StringView("==") ? 2 : 1));
        return labels.value(term.first(equal)) == QJsonValue(wanted);
    }
    const qsizetype in = term.indexOf(QLatin1StringView(" in ("));
    if (in >= 0) {
        const QStringList values = term.mid(in + 5).chopped(1).split(u',');
        return values.contains(labels.value(term.first(in)).toString());
    }
    return term.startsWith(u'!') ? !labels.contains(term.mid(1)) : labels.contains(term);
}

bool isKnownField(const FakeOpenShiftCall& call, const QString& field)
{
    if (field == QLatin1StringView("metadata.name") || field == QLatin1StringView("metadata.namespace"))
        return true;
    const QString id = call.kind.id();
    if (id == QLatin1StringView("pods"))
        return field == QLatin1StringView("status.phase") || field == QLatin1StringView("spec.nodeName")
            || field == QLatin1StringView("spec.serviceAccountName");
    return id == QLatin1StringView("secrets") && field == QLatin1StringView("type");
}

} // namespace

FakeOpenShiftStatus::Attempt FakeOpenShiftCall::attempt() const
{
    FakeOpenShiftStatus::Attempt attempt;
    attempt.user = user.name;
    attempt.verb = verb;
    attempt.resource = kind.asResource();
    attempt.project = project;
    attempt.object = name;
    return attempt;
}

FakeOpenShiftStatus FakeOpenShiftCall::notFound() const
{
    return FakeOpenShiftStatus::notFound(kind.asResource(), name);
}

QString FakeOpenShiftCall::manager() const
{
    const QString given = query.value(QStringLiteral("fieldManager"));
    return given.isEmpty() ? QString::fromUtf8(request.header("User-Agent").split('/').first()) : given;
}

QJsonArray FakeOpenShiftCall::managedFields(const QJsonObject& written) const
{
    QJsonObject kept = written;
    for (const QString& key :
        {QStringLiteral("metadata"), QStringLiteral("kind"), QStringLiteral("apiVersion")})
        kept.remove(key);
    if (kept.isEmpty())
        return {};
    QJsonObject fields;
    fields.insert(QStringLiteral("manager"), manager());
    fields.insert(QStringLiteral("operation"), QStringLiteral("Update"));
    fields.insert(QStringLiteral("apiVersion"), kind.apiVersion());
    fields.insert(QStringLiteral("time"), fakeOpenShiftNow());
    fields.insert(QStringLiteral("fieldsType"), QStringLiteral("FieldsV1"));
    fields.insert(QStringLiteral("fieldsV1"), fieldsOf(kept));
    return {fields};
}

FakeOpenShiftOutcome<QJsonObject> readFakeBody(const FakeOpenShiftCall& call)
{
    if (mediaType(call.request) != "application/json")
        return FakeOpenShiftStatus::unsupportedMediaType();
    FakeOpenShiftOutcome<QJsonObject> read = parsed(call.request.body);
    if (!read)
        return read;
    QJsonObject body = read.value();
    const QString kind = body.value(QStringLiteral("kind")).toString(call.kind.kind);
    const QString version = body.value(QStringLiteral("apiVersion")).toString(call.kind.apiVersion());
    if (kind != call.kind.kind || version != call.kind.apiVersion())
        return FakeOpenShiftStatus::badRequest(
            QStringLiteral("%1 in version \"%2\" cannot be handled as a %3")
                .arg(kind, version, call.kind.kind));
    QJsonObject metadata = body.value(QStringLiteral("metadata")).toObject();
    const QString name = metadata.value(QStringLiteral("name")).toString();
    if (!call.name.isEmpty() && name != call.name)
        return FakeOpenShiftStatus::badRequest(
            QStringLiteral("the name of the object (%1) does not match the name on the URL (%2)")
                .arg(name, call.name));
    const QString project = metadata.value(QStringLiteral("namespace")).toString();
    if (!project.isEmpty() && project != call.project)
        return FakeOpenShiftStatus::badRequest(
            QStringLiteral("the namespace of the provided object does not match the namespace sent on the "
                           "request"));
    if (call.kind.namespaced && !metadata.isEmpty()) {
        metadata.insert(QStringLiteral("namespace"), call.project);
        body.insert(QStringLiteral("metadata"), metadata);
    }
    return body;
}

FakeOpenShiftOutcome<QJsonObject> applyFakePatch(const FakeOpenShiftCall& call, const QJsonObject& object)
{
    const QByteArray type = mediaType(call.request);
    if (type == "application/json-patch+json")
        return applyJsonPatch(call.request.body, object);
    const bool strategic = type == "application/strategic-merge-patch+json" && !call.kind.custom;
    if (!strategic && type != "application/merge-patch+json")
        return FakeOpenShiftStatus::unsupportedMediaType();
    FakeOpenShiftOutcome<QJsonObject> patch = parsed(call.request.body);
    if (!patch)
        return patch;
    return strategic ? strategicMerge(object, patch.value()).toObject()
                     : mergeFakePatch(object, patch.value());
}

FakeOpenShiftOutcome<bool> fitsFakeSelectors(const FakeOpenShiftCall& call, const QJsonObject& object)
{
    const QJsonObject labels =
        fakeMember(object, {QStringLiteral("metadata"), QStringLiteral("labels")}).toObject();
    const QStringList labelTerms = terms(call.query.value(QStringLiteral("labelSelector")));
    const bool fits = std::all_of(labelTerms.cbegin(), labelTerms.cend(),
        [&labels](const QString& term) { return fitsLabel(term, labels); });
    bool fieldsFit = true;
    const QStringList fieldTerms = terms(call.query.value(QStringLiteral("fieldSelector")));
    for (const QString& term : fieldTerms) {
        const bool unequal = term.contains(QLatin1StringView("!="));
        const QString field = term.section(u'=', 0, 0).remove(u'!');
        if (!isKnownField(call, field))
            return FakeOpenShiftStatus::badRequest(
                QStringLiteral("field label not supported: %1").arg(field));
        const bool same = fakeMember(object, field.split(u'.')).toString() == term.section(u'=', -1);
        fieldsFit = fieldsFit && same != unequal;
    }
    return fits && fieldsFit;
}

} // namespace portolan

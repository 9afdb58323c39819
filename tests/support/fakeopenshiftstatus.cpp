// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftstatus.h"

#include <QJsonDocument>
#include <QUuid>

namespace portolan {
namespace {

constexpr qsizetype chunkedFrom = 4096;

QJsonObject detailsOf(const FakeOpenShiftStatus::Resource& resource, const QString& name)
{
    QJsonObject details;
    if (!name.isEmpty())
        details.insert(QStringLiteral("name"), name);
    if (!resource.group.isEmpty())
        details.insert(QStringLiteral("group"), resource.group);
    details.insert(QStringLiteral("kind"), resource.name.section(u'/', 0, 0));
    return details;
}

QString quoted(const QString& text)
{
    return u'"' + text + u'"';
}

} // namespace

QString FakeOpenShiftStatus::Resource::qualified() const
{
    const QString plain = name.section(u'/', 0, 0);
    return group.isEmpty() ? plain : plain + u'.' + group;
}

FakeOpenShiftStatus::FakeOpenShiftStatus(int code, QString reason, QString message, QJsonObject details)
    : m_code(code)
    , m_reason(std::move(reason))
    , m_message(std::move(message))
    , m_details(std::move(details))
    , m_hasDetails(!m_details.isEmpty())
{
}

FakeOpenShiftStatus FakeOpenShiftStatus::unauthorized()
{
    return {401, QStringLiteral("Unauthorized"), QStringLiteral("Unauthorized")};
}

FakeOpenShiftStatus FakeOpenShiftStatus::forbidden(const Attempt& attempt)
{
    const QString where = attempt.project.isEmpty()
        ? QStringLiteral("at the cluster scope")
        : QStringLiteral("in the namespace ") + quoted(attempt.project);
    const QString why = QStringLiteral(R"(User "%1" cannot %2 resource "%3" in API group "%4" %5)")
                            .arg(attempt.user, attempt.verb, attempt.resource.name, attempt.resource.group)
                            .arg(where);
    return forbidden(attempt.resource, attempt.object, why);
}

FakeOpenShiftStatus FakeOpenShiftStatus::forbidden(
    const Resource& resource, const QString& name, const QString& why)
{
    const QString what = name.isEmpty() ? resource.qualified() : resource.qualified() + u' ' + quoted(name);
    return {403, QStringLiteral("Forbidden"), what + QStringLiteral(" is forbidden: ") + why,
        detailsOf(resource, name)};
}

FakeOpenShiftStatus FakeOpenShiftStatus::notFound(const Resource& resource, const QString& name)
{
    return {404, QStringLiteral("NotFound"),
        resource.qualified() + u' ' + quoted(name) + QStringLiteral(" not found"), detailsOf(resource, name)};
}

FakeOpenShiftStatus FakeOpenShiftStatus::noSuchResource()
{
    FakeOpenShiftStatus status(
        404, QStringLiteral("NotFound"), QStringLiteral("the server could not find the requested resource"));
    status.m_hasDetails = true;
    return status;
}

FakeOpenShiftStatus FakeOpenShiftStatus::alreadyExists(const Resource& resource, const QString& name)
{
    return {409, QStringLiteral("AlreadyExists"),
        resource.qualified() + u' ' + quoted(name) + QStringLiteral(" already exists"),
        detailsOf(resource, name)};
}

FakeOpenShiftStatus FakeOpenShiftStatus::conflict(
    const Resource& resource, const QString& name, const QString& why)
{
    return {409, QStringLiteral("Conflict"),
        QStringLiteral("Operation cannot be fulfilled on %1 \"%2\": %3").arg(resource.qualified(), name, why),
        detailsOf(resource, name)};
}

FakeOpenShiftStatus FakeOpenShiftStatus::badRequest(const QString& message)
{
    return {400, QStringLiteral("BadRequest"), message};
}

FakeOpenShiftStatus FakeOpenShiftStatus::unsupportedMediaType()
{
    FakeOpenShiftStatus status(
        415, QStringLiteral("UnsupportedMediaType"), QStringLiteral("415: Unsupported Media Type"));
    status.m_hasDetails = true;
    return status;
}

FakeOpenShiftStatus FakeOpenShiftStatus::methodNotAllowed()
{
    FakeOpenShiftStatus status(405, QStringLiteral("MethodNotAllowed"),
        QStringLiteral("the server does not allow this method on the requested resource"));
    status.m_hasDetails = true;
    return status;
}

FakeOpenShiftStatus FakeOpenShiftStatus::invalid(const QString& group, const QString& kind,
    const QString& name, const QString& field, const QString& causeReason, const QString& causeMessage)
{
    QJsonObject cause;
    cause.insert(QStringLiteral("reason"), causeReason);
    cause.insert(QStringLiteral("message"), causeMessage);
    cause.insert(QStringLiteral("field"), field);
    QJsonObject details;
    details.insert(QStringLiteral("name"), name);
    if (!group.isEmpty())
        details.insert(QStringLiteral("group"), group);
    details.insert(QStringLiteral("kind"), kind);
    details.insert(QStringLiteral("causes"), QJsonArray{cause});
    const QString qualified = group.isEmpty() ? kind : kind + u'.' + group;
    return {422, QStringLiteral("Invalid"),
        QStringLiteral("%1 \"%2\" is invalid: %3: %4").arg(qualified, name, field, causeMessage), details};
}

FakeOpenShiftStatus FakeOpenShiftStatus::expired(const QString& message)
{
    return {410, QStringLiteral("Expired"), message};
}

FakeOpenShiftStatus FakeOpenShiftStatus::tooManyRequests(int retryAfterSeconds)
{
    QJsonObject details;
    details.insert(QStringLiteral("retryAfterSeconds"), retryAfterSeconds);
    return {429, QStringLiteral("TooManyRequests"),
        QStringLiteral("Too many requests, please try again later."), details};
}

FakeOpenShiftStatus FakeOpenShiftStatus::serverTimeout(
    const Resource& resource, const QString& operation, int retryAfterSeconds)
{
    QJsonObject details = detailsOf(resource, operation);
    details.insert(QStringLiteral("retryAfterSeconds"), retryAfterSeconds);
    return {500, QStringLiteral("ServerTimeout"),
        QStringLiteral("The %1 operation against %2 could not be completed at this time, please try again.")
            .arg(operation, resource.qualified()),
        details};
}

FakeOpenShiftStatus FakeOpenShiftStatus::withContinue(const QString& token) const
{
    FakeOpenShiftStatus status = *this;
    status.m_continue = token;
    return status;
}

QJsonObject FakeOpenShiftStatus::toJson() const
{
    QJsonObject metadata;
    if (!m_continue.isEmpty())
        metadata.insert(QStringLiteral("continue"), m_continue);
    QJsonObject status;
    status.insert(QStringLiteral("kind"), QStringLiteral("Status"));
    status.insert(QStringLiteral("apiVersion"), QStringLiteral("v1"));
    status.insert(QStringLiteral("metadata"), metadata);
    status.insert(QStringLiteral("status"), QStringLiteral("Failure"));
    status.insert(QStringLiteral("message"), m_message);
    status.insert(QStringLiteral("reason"), m_reason);
    if (m_hasDetails)
        status.insert(QStringLiteral("details"), m_details);
    status.insert(QStringLiteral("code"), m_code);
    return status;
}

FakeAnswer FakeOpenShiftStatus::answer() const
{
    const FakeAnswer answer = fakeOpenShiftJson(toJson(), m_code);
    const int wait = m_details.value(QStringLiteral("retryAfterSeconds")).toInt();
    return wait > 0 ? answer.withHeader("Retry-After", QByteArray::number(wait)) : answer;
}

FakeAnswer fakeOpenShiftJson(const QByteArray& json, int status)
{
    const FakeAnswer answer =
        FakeAnswer(status, json + '\n')
            .withHeader("Audit-Id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces))
            .withHeader("Cache-Control", "no-cache, private")
            .withHeader("Content-Type", "application/json");
    return json.size() > chunkedFrom ? answer.chunked() : answer;
}

FakeAnswer fakeOpenShiftJson(const QJsonObject& object, int status)
{
    return fakeOpenShiftJson(QJsonDocument(object).toJson(QJsonDocument::Compact), status);
}

} // namespace portolan

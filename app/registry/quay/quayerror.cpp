// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quayerror.h"

#include "base/jsonreader.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isChange(HttpMethod method)
{
    return method != HttpMethod::Get && method != HttpMethod::Head;
}

QString typeOf(const HttpResponse& response)
{
    const auto json = JsonReader::parse(response.body);
    return json ? (*json)["error_type"_L1].text() : QString();
}

//! What a type means where it is not what the status alone would mean.
std::optional<Error> byType(const QString& type, const Sentence& detail)
{
    if (type == "insufficient_scope"_L1)
        return Error::denied(Sentence(
            QT_TRANSLATE_NOOP("Core", "The OAuth application token lacks a scope or right for this: %1"),
            {detail}));
    if (type == "fresh_login_required"_L1)
        return Error::denied(Sentence(
            QT_TRANSLATE_NOOP("Core", "Quay wants a fresh login on its web page for this: %1"), {detail}));
    if (type == "tag_immutable"_L1)
        return Error::denied(Sentence(QT_TRANSLATE_NOOP("Core", "The tag is immutable: %1"), {detail}));
    if (type == "exceeds_license"_L1)
        return Error::denied(
            Sentence(QT_TRANSLATE_NOOP("Core", "The plan or licence of the account does not allow more: %1"),
                {detail}));
    if (type == "downstream_issue"_L1 || type == "external_service_timeout"_L1)
        return Error::network(
            Sentence(QT_TRANSLATE_NOOP("Core", "A service behind Quay does not answer: %1"), {detail}));
    return std::nullopt;
}

} // namespace

Error quayError(const HttpResponse& response, HttpMethod method)
{
    const Error plain = response.toError();
    const auto copied = [&plain](const Error& error, const QString& code) {
        return error.withStatus(plain.httpStatus()).withCode(code).at(plain.host(), plain.path());
    };
    const QString type = typeOf(response);
    if (const auto meant = byType(type, plain.said()))
        return copied(*meant, type.toUpper());
    if (response.status == 403 && plain.detail().contains("CSRF"_L1))
        return copied(Error::denied(Sentence(
                          QT_TRANSLATE_NOOP("Core",
                              "Quay takes changes through its API only with an OAuth application token: %1"),
                          {plain.said()})),
            u"OAUTH_TOKEN_NEEDED"_s);
    if (response.status == 503 && isChange(method))
        return copied(
            Error::denied(Sentence(
                QT_TRANSLATE_NOOP("Core", "The repository takes no changes, being a mirror or read-only: %1"),
                {plain.said()})),
            u"REPOSITORY_READ_ONLY"_s);
    return type.isEmpty() ? plain : plain.withCode(type.toUpper());
}

} // namespace portolan

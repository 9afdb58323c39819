// SPDX-License-Identifier: Apache-2.0
#include "present/errortext.h"

#include "base/bytesformat.h"
#include "base/errorwording.h"
#include "present/sentencetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

namespace portolan {
namespace {

//! When an ended login was last good, as far as the error says it; else invalid.
QDateTime loginEndOf(const Error& error)
{
    static const QRegularExpression pattern(QStringLiteral("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z"));
    if (error.code() != QLatin1StringView("LOGIN_EXPIRED"))
        return {};
    return QDateTime::fromString(pattern.match(error.detail()).captured(), Qt::ISODate);
}

//! What a path of the distribution protocol is about: "team/app:v1", "team/app"; empty for the registry
//! itself.
QString subjectOf(const QString& path)
{
    static const QRegularExpression pattern(
        QStringLiteral("^/v2/(.+)/(?:tags/list|(manifests|blobs|referrers)(?:/(.*))?)$"));
    const QRegularExpressionMatch match = pattern.match(path);
    if (!match.hasMatch())
        return {};
    const QString item = match.captured(3);
    if (match.captured(2) != u"manifests" || item.isEmpty())
        return match.captured(1);
    return match.captured(1) + (item.contains(u':') ? u'@' : u':') + item;
}

enum class Digests { Short, Whole };

//! With its digests as short as everywhere in the window: whole, none fits into a pane.
QString shortened(QString subject)
{
    static const QRegularExpression digest(QStringLiteral("([a-z0-9+._-]+:[0-9a-f]{12})[0-9a-f]{20,}"));
    return subject.replace(digest, QStringLiteral("\\1\u2026"));
}

//! The request's path as it was sent is among the details; here stands what people know it by.
QString whereText(const Error& error, Digests digests)
{
    QString where = error.host();
    if (where.isEmpty())
        return error.path();
    const QString subject = subjectOf(error.path());
    if (!subject.isEmpty())
        where += u'/' + (digests == Digests::Short ? shortened(subject) : subject);
    if (error.httpStatus() > 0)
        where += QStringLiteral(" (%1)").arg(error.httpStatus());
    return where;
}

QString briefText(const Error& error)
{
    const auto translated = [](const char* source) {
        return QCoreApplication::translate("ErrorText", source);
    };
    if (error.code() == u"LOGIN_REFUSED")
        return translated(QT_TRANSLATE_NOOP("ErrorText", "login refused"));
    if (error.code() == u"CATALOG_REFUSED")
        return translated(QT_TRANSLATE_NOOP("ErrorText", "no catalog"));
    if (error.code() == u"PLAIN_HTTP")
        return translated(QT_TRANSLATE_NOOP("ErrorText", "speaks plain HTTP only"));
    switch (error.kind()) {
    case ErrorKind::Network:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "not reachable"));
    case ErrorKind::Timeout:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "no answer"));
    case ErrorKind::Tls:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "certificate not trusted"));
    case ErrorKind::AuthRequired:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "login needed"));
    case ErrorKind::Denied:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "not allowed"));
    case ErrorKind::NotFound:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "not found"));
    case ErrorKind::RateLimited:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "too many requests"));
    default:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "failed"));
    }
}

QString detailsText(const Error& error)
{
    QStringList lines;
    const auto add = [&lines](const QString& label, const QString& value) {
        if (!value.isEmpty())
            lines << QStringLiteral("%1: %2").arg(label, value);
    };
    add(QCoreApplication::translate("ErrorText", "Kind"), QString(errorKindName(error.kind())));
    add(QCoreApplication::translate("ErrorText", "Host"), error.host());
    add(QCoreApplication::translate("ErrorText", "Path"), error.path());
    if (error.httpStatus() > 0)
        add(QCoreApplication::translate("ErrorText", "HTTP status"), QString::number(error.httpStatus()));
    add(QCoreApplication::translate("ErrorText", "Code"), error.code());
    if (error.retryAfter())
        add(QCoreApplication::translate("ErrorText", "Try again after"),
            formatDuration(error.retryAfter()->count()));
    if (error.tlsFailure()) {
        for (const TlsFailure::Reason reason : error.tlsFailure()->reasons)
            add(QCoreApplication::translate("ErrorText", "Certificate"), tlsReasonText(reason));
    }
    add(QCoreApplication::translate("ErrorText", "Detail"), sentenceText(error.said()));
    return lines.join(u'\n');
}

} // namespace

QString ErrorText::sentence() const
{
    return where.isEmpty() ? meaning : QStringLiteral("%1: %2").arg(where, meaning);
}

ErrorText errorText(const Error& error)
{
    const ErrorWording wording = errorWording(error);
    const auto translated = [](const char* source) {
        return *source ? QCoreApplication::translate("ErrorWording", source) : QString();
    };
    ErrorText text;
    text.meaning = translated(wording.meaning);
    text.advice = translated(wording.advice);
    if (const QDateTime end = loginEndOf(error); end.isValid())
        text.meaning += u' '
            + QCoreApplication::translate("ErrorText", "It was good until %1.")
                  .arg(QLocale().toString(end.toLocalTime(), QLocale::ShortFormat));
    if (error.retryAfter()) {
        text.advice = QCoreApplication::translate("ErrorText", "Try again in %1.")
                          .arg(formatDuration(error.retryAfter()->count()));
    }
    text.brief = briefText(error);
    text.where = whereText(error, Digests::Short);
    text.wholeWhere = whereText(error, Digests::Whole);
    text.details = detailsText(error);
    return text;
}

QString tlsReasonText(TlsFailure::Reason reason)
{
    switch (reason) {
    case TlsFailure::Reason::UnknownAuthority:
        return QCoreApplication::translate(
            "ErrorText", "It was issued by an authority this computer does not know.");
    case TlsFailure::Reason::NameMismatch:
        return QCoreApplication::translate("ErrorText", "It was made for another host name.");
    case TlsFailure::Reason::Expired:
        return QCoreApplication::translate("ErrorText", "It has expired.");
    case TlsFailure::Reason::NotYetValid:
        return QCoreApplication::translate("ErrorText", "It is not valid yet. Check this computer's clock.");
    case TlsFailure::Reason::Revoked:
        return QCoreApplication::translate("ErrorText", "Its authority has revoked it.");
    case TlsFailure::Reason::ClientCertificateNeeded:
        return QCoreApplication::translate(
            "ErrorText", "The server wants a client certificate (certs.d: client.cert and client.key).");
    case TlsFailure::Reason::Other:
        break;
    }
    return QCoreApplication::translate("ErrorText", "The secure connection could not be made.");
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"
#include "base/tlsfailure.h"

#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace portolan {

enum class ErrorKind {
    Network, //!< no answer: name not found, refused, connection lost
    Timeout,
    Tls, //!< see Error::tlsFailure()
    AuthRequired, //!< 401: no login, or one that was refused
    Denied, //!< 403, or a token without the right
    NotFound,
    RateLimited, //!< 429, see Error::retryAfter()
    Protocol, //!< the answer is not what the specification says
    TooLarge, //!< over a limit of ours
    Unsupported, //!< the server, or this program, cannot do it
    Storage, //!< this machine's disk or keychain
    Cancelled,
    Conflict, //!< what was planned is no longer so (a tag moved, a file exists)
    Usage, //!< the user's input cannot be understood
    Internal, //!< a defect of this program
};

//! What went wrong, as a value: never thrown, never worded for people here (see errorwording.h and
//! ui/present). `detail` is redacted on the way in; it belongs in the details pane and the log: in English,
//! and as said() for the window's language where the words are ours.
class Error final {
public:
    [[nodiscard]] static Error network(Sentence detail);
    [[nodiscard]] static Error timeout(Sentence detail);
    [[nodiscard]] static Error tls(Sentence detail, std::shared_ptr<const TlsFailure> failure);
    [[nodiscard]] static Error authRequired(Sentence detail);
    [[nodiscard]] static Error denied(Sentence detail);
    [[nodiscard]] static Error notFound(Sentence detail);
    [[nodiscard]] static Error rateLimited(Sentence detail, std::optional<std::chrono::seconds> retryAfter);
    [[nodiscard]] static Error protocol(Sentence detail);
    [[nodiscard]] static Error tooLarge(Sentence detail);
    [[nodiscard]] static Error unsupported(Sentence detail);
    [[nodiscard]] static Error storage(Sentence detail);
    [[nodiscard]] static Error cancelled();
    [[nodiscard]] static Error conflict(Sentence detail);
    [[nodiscard]] static Error usage(Sentence detail);
    [[nodiscard]] static Error internal(Sentence detail);

    //! Copies of this error that say more. at() keeps a host and path already known: the innermost wins.
    [[nodiscard]] Error at(const QString& host, const QString& path) const;
    [[nodiscard]] Error withStatus(int httpStatus) const;
    //! An upper-case code: the registry's (`MANIFEST_UNKNOWN`) or one of ours (`PROXY_AUTH_REQUIRED`).
    [[nodiscard]] Error withCode(const QString& code) const;

    [[nodiscard]] ErrorKind kind() const { return m_kind; }
    [[nodiscard]] int httpStatus() const { return m_httpStatus; } //!< 0 when there was no response
    [[nodiscard]] const QString& code() const { return m_code; }
    [[nodiscard]] const QString& detail() const { return m_detail; }
    [[nodiscard]] const Sentence& said() const { return m_said; } //!< the detail, translatable
    [[nodiscard]] const QString& host() const { return m_host; } //!< host[:port], or empty
    [[nodiscard]] const QString& path() const { return m_path; } //!< URL path or file path, without query
    [[nodiscard]] std::optional<std::chrono::seconds> retryAfter() const { return m_retryAfter; }
    [[nodiscard]] const std::shared_ptr<const TlsFailure>& tlsFailure() const { return m_tlsFailure; }
    [[nodiscard]] bool isCancelled() const { return m_kind == ErrorKind::Cancelled; }

    //! One line for logs and tests: kind, host, path, status, code, detail.
    [[nodiscard]] QString toLogLine() const;

private:
    Error(ErrorKind kind, Sentence detail);

    ErrorKind m_kind;
    int m_httpStatus = 0;
    QString m_code;
    QString m_detail;
    Sentence m_said;
    QString m_host;
    QString m_path;
    std::optional<std::chrono::seconds> m_retryAfter;
    std::shared_ptr<const TlsFailure> m_tlsFailure;
};

//! The enumerator's name, for logs and tests.
[[nodiscard]] QLatin1String errorKindName(ErrorKind kind);

} // namespace portolan

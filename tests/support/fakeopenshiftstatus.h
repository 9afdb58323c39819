// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeanswer.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <variant>

namespace portolan {

//! A Status object, as Kubernetes says that something failed, with the wording of the real server. A value.
class FakeOpenShiftStatus final {
public:
    //! Which resource it is about, as Status names it.
    struct Resource {
        QString group; //!< empty for the core
        QString name; //!< "imagestreams"

        [[nodiscard]] QString qualified() const; //!< "imagestreams.image.openshift.io"
    };

    //! What a request would have done; for the sentence of a 403.
    struct Attempt {
        QString user;
        QString verb;
        Resource resource; //!< with "/sub" where it has one
        QString project; //!< empty: cluster-wide
        QString object;
    };

    FakeOpenShiftStatus(int code, QString reason, QString message, QJsonObject details = {});

    [[nodiscard]] static FakeOpenShiftStatus unauthorized();
    [[nodiscard]] static FakeOpenShiftStatus forbidden(const Attempt& attempt);
    //! "reason" is the sentence after "is forbidden: ".
    [[nodiscard]] static FakeOpenShiftStatus forbidden(
        const Resource& resource, const QString& name, const QString& why);
    [[nodiscard]] static FakeOpenShiftStatus notFound(const Resource& resource, const QString& name);
    [[nodiscard]] static FakeOpenShiftStatus noSuchResource();
    [[nodiscard]] static FakeOpenShiftStatus alreadyExists(const Resource& resource, const QString& name);
    [[nodiscard]] static FakeOpenShiftStatus conflict(
        const Resource& resource, const QString& name, const QString& why);
    [[nodiscard]] static FakeOpenShiftStatus badRequest(const QString& message);
    [[nodiscard]] static FakeOpenShiftStatus unsupportedMediaType();
    [[nodiscard]] static FakeOpenShiftStatus methodNotAllowed();
    //! 422 with one cause.
    [[nodiscard]] static FakeOpenShiftStatus invalid(const QString& group, const QString& kind,
        const QString& name, const QString& field, const QString& causeReason, const QString& causeMessage);
    [[nodiscard]] static FakeOpenShiftStatus expired(const QString& message);
    [[nodiscard]] static FakeOpenShiftStatus tooManyRequests(int retryAfterSeconds);
    [[nodiscard]] static FakeOpenShiftStatus serverTimeout(
        const Resource& resource, const QString& operation, int retryAfterSeconds);

    [[nodiscard]] int code() const { return m_code; }
    //! With a continue token in its metadata.
    [[nodiscard]] FakeOpenShiftStatus withContinue(const QString& token) const;
    [[nodiscard]] QJsonObject toJson() const;
    //! With Retry-After where the details have one.
    [[nodiscard]] FakeAnswer answer() const;

private:
    int m_code;
    QString m_reason;
    QString m_message;
    QString m_continue;
    QJsonObject m_details;
    bool m_hasDetails = false;
};

//! An object, or why there is none.
template <typename T> class FakeOpenShiftOutcome final {
public:
    FakeOpenShiftOutcome(T value) : m_content(std::move(value)) {}
    FakeOpenShiftOutcome(FakeOpenShiftStatus status) : m_content(std::move(status)) {}

    explicit operator bool() const { return std::holds_alternative<T>(m_content); }
    [[nodiscard]] const T& value() const { return std::get<T>(m_content); }
    [[nodiscard]] const FakeOpenShiftStatus& status() const
    {
        return std::get<FakeOpenShiftStatus>(m_content);
    }

private:
    std::variant<T, FakeOpenShiftStatus> m_content;
};

//! 200 (or another code) with this JSON, chunked where a real server would not know the length.
[[nodiscard]] FakeAnswer fakeOpenShiftJson(const QByteArray& json, int status = 200);
[[nodiscard]] FakeAnswer fakeOpenShiftJson(const QJsonObject& object, int status = 200);

} // namespace portolan

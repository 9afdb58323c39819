// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeopenshiftrbac.h"
#include "support/fakeopenshiftschema.h"

#include <QMap>

namespace portolan {

//! A request for a resource, understood: what the parts of a FakeOpenShift are given. A value.
class FakeOpenShiftCall final {
public:
    FakeRequest request;
    FakeOpenShiftUser user;
    FakeOpenShiftKind kind;
    QString verb; //!< as RBAC names it
    QString project; //!< empty: all
    QString name;
    QMap<QString, QString> query;

    [[nodiscard]] bool isDryRun() const { return query.contains(QStringLiteral("dryRun")); }
    [[nodiscard]] FakeOpenShiftStatus::Attempt attempt() const;
    //! The status of a 404 for what it names.
    [[nodiscard]] FakeOpenShiftStatus notFound() const;
    //! "Portolan" of "Portolan/1.0 (...)": the field manager.
    [[nodiscard]] QString manager() const;
    //! metadata.managedFields of an object this call creates or changes.
    [[nodiscard]] QJsonArray managedFields(const QJsonObject& written) const;
};

//! Why a body cannot be taken as it is, or the body: content type, JSON, kind, name and namespace.
[[nodiscard]] FakeOpenShiftOutcome<QJsonObject> readFakeBody(const FakeOpenShiftCall& call);
//! The object after the patch of the request.
[[nodiscard]] FakeOpenShiftOutcome<QJsonObject> applyFakePatch(
    const FakeOpenShiftCall& call, const QJsonObject& object);
//! Whether the object fits labelSelector and fieldSelector of the call; a Status for what no server knows.
[[nodiscard]] FakeOpenShiftOutcome<bool> fitsFakeSelectors(
    const FakeOpenShiftCall& call, const QJsonObject& object);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"
#include "base/sentence.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>
#include <type_traits>

namespace portolan {

//! How something about an operator stands. A value.
class OperatorCondition final {
public:
    OperatorCondition() = default;

    [[nodiscard]] bool isTrue() const { return status == QLatin1String("True"); }

    QString type;
    QString status; //!< True, False, Unknown
    QString reason;
    QString message;
    QDateTime since;
};
static_assert(!std::is_aggregate_v<OperatorCondition>);

//! The `status.conditions` of an object.
[[nodiscard]] QList<OperatorCondition> conditionsOf(const JsonReader& object);
//! Of one type; null: there is none.
[[nodiscard]] const OperatorCondition* findCondition(
    const QList<OperatorCondition>& conditions, const QString& type);

//! Where the integrated registry keeps its content. A value.
class OperatorStorage final {
public:
    enum class Kind { None, EmptyDir, Claim, ObjectStore };

    OperatorStorage() = default;
    [[nodiscard]] static OperatorStorage parse(const JsonReader& storage);

    //! A claim that only one node may mount; not known until its access modes were read.
    [[nodiscard]] bool isReadWriteOnce() const;

    Kind kind = Kind::None;
    Sentence text; //!< "S3 bucket images", "persistent volume claim registry", "emptyDir"
    QString claim; //!< of Claim
    QStringList accessModes; //!< of Claim, empty: not known
    QString managementState; //!< Managed: the operator made it and removes it
};
static_assert(!std::is_aggregate_v<OperatorStorage>);

//! The image registry operator's config: configs/cluster of imageregistry.operator.openshift.io. A value.
class OperatorConfig final {
public:
    OperatorConfig() = default;
    [[nodiscard]] static OperatorConfig parse(const JsonReader& json);

    [[nodiscard]] bool isManaged() const { return managementState == QLatin1String("Managed"); }
    //! What its spec asks for is so: the rollout has ended.
    [[nodiscard]] bool isSettled() const;
    //! "1 of 2 replicas are ready".
    [[nodiscard]] Sentence progressText() const;
    //! What ActionPlan::expectedVersion is for it. Its resourceVersion moves with every condition; what a
    //! plan rests on is its spec.
    [[nodiscard]] QString planVersion() const;

    QString managementState; //!< Managed, Unmanaged, Removed
    qint64 replicas = 0;
    qint64 readyReplicas = 0;
    bool readOnly = false;
    bool defaultRoute = false;
    QString rolloutStrategy;
    QString logLevel;
    OperatorStorage storage;
    bool storageManaged = false; //!< the operator made it
    qint64 generation = 0;
    qint64 observedGeneration = 0;
    QList<OperatorCondition> conditions;
};
static_assert(!std::is_aggregate_v<OperatorConfig>);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/operatorconfig.h"

#include "registry/openshift/kubetime.h"

#include <algorithm>
#include <array>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

class StoreKind final {
public:
    QLatin1StringView key;
    QLatin1StringView title;
    QLatin1StringView place; //!< the member that names where
};

constexpr std::array<StoreKind, 6> stores{{
    {"s3"_L1, "S3 bucket"_L1, "bucket"_L1},
    {"gcs"_L1, "Google Cloud Storage bucket"_L1, "bucket"_L1},
    {"swift"_L1, "Swift container"_L1, "container"_L1},
    {"azure"_L1, "Azure container"_L1, "container"_L1},
    {"ibmcos"_L1, "IBM Cloud Object Storage bucket"_L1, "bucket"_L1},
    {"oss"_L1, "Alibaba OSS bucket"_L1, "bucket"_L1},
}};

} // namespace

QList<OperatorCondition> conditionsOf(const JsonReader& object)
{
    QList<OperatorCondition> conditions;
    for (const JsonReader& json : object["status"_L1]["conditions"_L1].items()) {
        OperatorCondition condition;
        condition.type = json["type"_L1].text();
        condition.status = json["status"_L1].text();
        condition.reason = json["reason"_L1].text();
        condition.message = json["message"_L1].text();
        condition.since = kubeTime(json["lastTransitionTime"_L1]);
        conditions << condition;
    }
    return conditions;
}

const OperatorCondition* findCondition(const QList<OperatorCondition>& conditions, const QString& type)
{
    const auto found = std::find_if(conditions.cbegin(), conditions.cend(),
        [&type](const OperatorCondition& condition) { return condition.type == type; });
    return found == conditions.cend() ? nullptr : &*found;
}

OperatorStorage OperatorStorage::parse(const JsonReader& storage)
{
    OperatorStorage parsed;
    parsed.managementState = storage["managementState"_L1].text();
    for (const StoreKind& store : stores) {
        const JsonReader json = storage[store.key];
        if (!json.isObject())
            continue;
        parsed.kind = Kind::ObjectStore;
        parsed.text = u"%1 %2"_s.arg(store.title, json[store.place].text()).trimmed();
        return parsed;
    }
    if (const JsonReader claim = storage["pvc"_L1]; claim.isObject()) {
        parsed.kind = Kind::Claim;
        // The operator's own name for a claim that is not named.
        parsed.claim = claim["claim"_L1].string().value_or(u"image-registry-storage"_s);
        if (parsed.claim.isEmpty())
            parsed.claim = u"image-registry-storage"_s;
        parsed.text = Sentence(QT_TRANSLATE_NOOP("Core", "Persistent volume claim %1"), {parsed.claim});
    } else if (storage["emptyDir"_L1].isObject()) {
        parsed.kind = Kind::EmptyDir;
        parsed.text = u"emptyDir"_s;
    }
    return parsed;
}

bool OperatorStorage::isReadWriteOnce() const
{
    return kind == Kind::Claim && !accessModes.isEmpty() && !accessModes.contains(u"ReadWriteMany"_s);
}

OperatorConfig OperatorConfig::parse(const JsonReader& json)
{
    OperatorConfig config;
    const JsonReader spec = json["spec"_L1];
    const JsonReader status = json["status"_L1];
    config.managementState = spec["managementState"_L1].text();
    config.replicas = spec["replicas"_L1].integer().value_or(0);
    config.readyReplicas = status["readyReplicas"_L1].integer().value_or(0);
    config.readOnly = spec["readOnly"_L1].boolean().value_or(false);
    config.defaultRoute = spec["defaultRoute"_L1].boolean().value_or(false);
    config.rolloutStrategy = spec["rolloutStrategy"_L1].text();
    config.logLevel = spec["logLevel"_L1].text();
    config.storage = OperatorStorage::parse(spec["storage"_L1]);
    if (config.storage.kind == OperatorStorage::Kind::None)
        config.storage = OperatorStorage::parse(status["storage"_L1]);
    config.storageManaged = status["storageManaged"_L1].boolean().value_or(false)
        || config.storage.managementState == u"Managed"_s;
    config.generation = json["metadata"_L1]["generation"_L1].integer().value_or(0);
    config.observedGeneration = status["observedGeneration"_L1].integer().value_or(0);
    config.conditions = conditionsOf(json);
    return config;
}

bool OperatorConfig::isSettled() const
{
    if (observedGeneration < generation)
        return false;
    const OperatorCondition* const progressing = findCondition(conditions, u"Progressing"_s);
    if (!progressing || progressing->status != u"False"_s)
        return false;
    return !isManaged() || readyReplicas == replicas;
}

Sentence OperatorConfig::progressText() const
{
    if (observedGeneration < generation)
        return Sentence(QT_TRANSLATE_NOOP("Core", "The operator has not seen the change yet"));
    if (!isManaged())
        return Sentence(
            QT_TRANSLATE_NOOP("Core", "The registry is being brought to the state %1"), {managementState});
    return Sentence(QT_TRANSLATE_NOOP("Core", "%1 of %2 replicas are ready"),
        {QString::number(readyReplicas), QString::number(replicas)});
}

QString OperatorConfig::planVersion() const
{
    return u"generation %1"_s.arg(generation);
}

} // namespace portolan

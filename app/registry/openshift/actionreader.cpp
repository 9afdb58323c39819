// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/actionreader.h"

#include "registry/openshift/imagepolicy.h"
#include "registry/openshift/kubeclient.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

QCoro::Task<Result<std::optional<JsonReader>>> ActionReader::fetchIfReadable(
    QString path, std::stop_token stop)
{
    auto answer = co_await m_client.get(path, stop);
    std::optional<JsonReader> found;
    if (answer) {
        found = *answer;
        co_return found;
    }
    const ErrorKind kind = answer.error().kind();
    if (kind == ErrorKind::Denied || kind == ErrorKind::NotFound)
        co_return found;
    co_return answer.error();
}

QCoro::Task<Result<StreamFacts>> ActionReader::fetchStream(StreamPlace place, std::stop_token stop)
{
    const QString path = kubePath(kube::image, u"imagestreams"_s, place.project, place.stream);
    auto answer = co_await m_client.get(path, stop);
    if (answer)
        co_return StreamFacts::of(place, ImageStream::fromJson(*answer));
    if (answer.error().kind() == ErrorKind::NotFound)
        co_return StreamFacts::missing(place);
    co_return answer.error();
}

QCoro::Task<Result<bool>> ActionReader::hasImage(StreamPlace place, QString digest, std::stop_token stop)
{
    const QString name = place.stream + u'@' + digest;
    const QString path = kubePath(kube::image, u"imagestreamimages"_s, place.project, name);
    auto answer = co_await m_client.get(path, stop);
    if (answer || answer.error().kind() == ErrorKind::Denied)
        co_return true;
    if (answer.error().kind() == ErrorKind::NotFound)
        co_return false;
    co_return answer.error();
}

QCoro::Task<Result<OperatorConfig>> ActionReader::fetchOperator(std::stop_token stop)
{
    const QString path = kubePath(kube::imageRegistry, u"configs"_s, QString(), u"cluster"_s);
    auto answer = co_await m_client.get(path, stop);
    if (!answer)
        co_return answer.error();
    OperatorConfig config = OperatorConfig::parse(*answer);
    if (config.storage.kind != OperatorStorage::Kind::Claim)
        co_return config;
    const QString claimPath = kubePath(
        kube::core, u"persistentvolumeclaims"_s, u"openshift-image-registry"_s, config.storage.claim);
    auto claim = co_await fetchIfReadable(claimPath, stop);
    if (!claim)
        co_return claim.error();
    if (*claim)
        config.storage.accessModes = (**claim)["spec"_L1]["accessModes"_L1].strings();
    co_return config;
}

QCoro::Task<Result<std::optional<ServiceAccountInfo>>> ActionReader::fetchAccount(
    QString project, QString name, std::stop_token stop)
{
    const QString path = kubePath(kube::core, u"serviceaccounts"_s, project, name);
    auto answer = co_await m_client.get(path, stop);
    std::optional<ServiceAccountInfo> account;
    if (answer) {
        account = ServiceAccountInfo::parse(*answer);
        co_return account;
    }
    if (answer.error().kind() == ErrorKind::NotFound)
        co_return account;
    co_return answer.error();
}

QCoro::Task<Result<QString>> ActionReader::fetchRouteHost(std::stop_token stop)
{
    const QString path =
        kubePath(kube::route, u"routes"_s, u"openshift-image-registry"_s, u"default-route"_s);
    auto route = co_await fetchIfReadable(path, stop);
    if (!route)
        co_return route.error();
    co_return *route ? admittedRouteHost(**route) : QString();
}

} // namespace portolan

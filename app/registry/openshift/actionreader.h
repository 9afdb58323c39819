// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"
#include "registry/openshift/operatorconfig.h"
#include "registry/openshift/pullsecrets.h"
#include "registry/openshift/streamfacts.h"

#include <QCoro/QCoroTask>

#include <optional>
#include <stop_token>

namespace portolan {

class KubeClient;

//! Reads from a cluster what plans, panels and their doing rest on. Worker thread; outlives its tasks.
class ActionReader final {
public:
    //! Not owned; outlives this.
    explicit ActionReader(KubeClient& client) : m_client(client) {}
    Q_DISABLE_COPY_MOVE(ActionReader)
    ~ActionReader() = default;

    //! Nothing when it is not there or may not be read.
    [[nodiscard]] QCoro::Task<Result<std::optional<JsonReader>>> fetchIfReadable(
        QString path, std::stop_token stop);
    //! One that is not there is StreamFacts::missing().
    [[nodiscard]] QCoro::Task<Result<StreamFacts>> fetchStream(StreamPlace place, std::stop_token stop);
    //! Whether the image is still in the stream. True where it may not be asked: the server checks it again.
    [[nodiscard]] QCoro::Task<Result<bool>> hasImage(StreamPlace place, QString digest, std::stop_token stop);
    //! With the access modes of its claim, where they may be read. Errors: NotFound where there is no
    //! operator.
    [[nodiscard]] QCoro::Task<Result<OperatorConfig>> fetchOperator(std::stop_token stop);
    //! Nothing when it is not there.
    [[nodiscard]] QCoro::Task<Result<std::optional<ServiceAccountInfo>>> fetchAccount(
        QString project, QString name, std::stop_token stop);
    //! The host of the default route; empty when there is none, or it may not be read.
    [[nodiscard]] QCoro::Task<Result<QString>> fetchRouteHost(std::stop_token stop);

    [[nodiscard]] KubeClient& client() { return m_client; }

private:
    KubeClient& m_client;
};

} // namespace portolan

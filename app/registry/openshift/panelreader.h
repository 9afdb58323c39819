// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/openshift/accessreview.h"
#include "registry/openshift/actionreader.h"
#include "registry/openshift/mirrorspanel.h"
#include "registry/openshift/operatorpanel.h"
#include "registry/panel.h"

namespace portolan {

//! Reads what panels show. Changes nothing. Worker thread; outlives its tasks.
class PanelReader final {
public:
    //! Neither is owned; both outlive this.
    PanelReader(ActionReader& reader, AccessReview& access) : m_reader(reader), m_access(access) {}
    Q_DISABLE_COPY_MOVE(PanelReader)
    ~PanelReader() = default;

    [[nodiscard]] QCoro::Task<Result<Panel>> fetchOperator(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Panel>> fetchPullSecrets(QString project, std::stop_token stop);
    //! With a reference: where nodes pull that from.
    [[nodiscard]] QCoro::Task<Result<Panel>> fetchMirrors(QString reference, std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<bool>> addOperatorParts(OperatorPanelFacts* facts, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QList<PullSecretInfo>>> listSecrets(
        QString project, QString type, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QList<MirrorSetRule>>> listRules(
        QString path, MirrorSetRule::For what, std::stop_token stop);
    //! Nothing when it may not be listed, or is not served.
    [[nodiscard]] QCoro::Task<Result<std::optional<std::vector<JsonReader>>>> listIfReadable(
        QString path, std::stop_token stop);

    ActionReader& m_reader;
    AccessReview& m_access;
};

} // namespace portolan

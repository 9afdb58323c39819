// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/offering.h"
#include "registry/openshift/accessreview.h"
#include "registry/openshift/actionreader.h"

#include <QDeadlineTimer>

#include <optional>

namespace portolan {

//! What can be done in a place with the login in use. Remembers for a while. Worker thread; outlives its
//! tasks.
class ActionOffering final {
public:
    //! Neither is owned; both outlive this.
    ActionOffering(ActionReader& reader, AccessReview& access) : m_reader(reader), m_access(access) {}
    Q_DISABLE_COPY_MOVE(ActionOffering)
    ~ActionOffering() = default;

    [[nodiscard]] QCoro::Task<Result<Offering>> offer(StreamPlace place, std::stop_token stop);

private:
    //! Whether the cluster has the operator at all: rights alone do not tell.
    [[nodiscard]] QCoro::Task<Result<bool>> hasOperator(std::stop_token stop);

    ActionReader& m_reader;
    AccessReview& m_access;
    std::optional<bool> m_hasOperator;
    QDeadlineTimer m_operatorKnownUntil;
};

} // namespace portolan

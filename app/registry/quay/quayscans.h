// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/dataplane.h"
#include "registry/quay/quaylookup.h"
#include "registry/vulnerabilityreport.h"

namespace portolan {

//! Gets what Quay's scanner knows of an image, or of each image of an index, which has no result of its own
//! (protocols/quay.md section 6). Worker thread; outlives its tasks.
class QuayScans final {
public:
    //! Neither is owned; both outlive it.
    QuayScans(QuayLookup& lookup, DataPlane& dataPlane);

    //! As ControlPlane::fetchVulnerabilities.
    [[nodiscard]] QCoro::Task<Result<QList<VulnerabilityReport>>> fetch(
        QString repository, QString tagOrDigest, std::stop_token stop);

private:
    //! The images to ask about: digest and platform, nothing else is set.
    using Images = QList<VulnerabilityReport>;

    [[nodiscard]] QCoro::Task<Result<Images>> images(
        QString repository, QString tagOrDigest, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Images>> byApi(
        QString repository, QString tagOrDigest, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<VulnerabilityReport>> scanOf(
        QString repository, VulnerabilityReport image, std::stop_token stop);

    QuayLookup& m_lookup;
    DataPlane& m_dataPlane;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/registrysession.h"
#include "registry/distribution/hostdeletion.h"

namespace portolan {

//! Takes tags off images of Azure's registry through its metadata API, under the registry's own tokens;
//! images themselves go by /v2/ (protocols/other-registries.md section 7).
class AcrDeletion final : public HostDeletion {
public:
    //! The session is not owned and outlives this.
    explicit AcrDeletion(RegistrySession& session);

    [[nodiscard]] QCoro::Task<Result<DeleteRights>> rights(
        QString repository, DeleteRights plain, std::stop_token stop) override;
    [[nodiscard]] QString request(const QString& repository, const QString& tagOrDigest) const override;
    [[nodiscard]] QCoro::Task<Result<void>> remove(
        QString repository, QString tagOrDigest, std::stop_token stop) override;

private:
    RegistrySession& m_session;
};

} // namespace portolan

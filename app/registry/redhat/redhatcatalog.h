// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/controlplane.h"
#include "registry/redhat/pyxisclient.h"

namespace portolan {

//! What the Ecosystem Catalog says of registry.redhat.io and its kin: search, descriptions, histories,
//! vulnerabilities, health grades. Everything is read, nothing is changed. Worker thread; outlives its tasks.
class RedHatCatalog final : public ControlPlane {
public:
    //! Neither is owned; `user`: the name of the login in use, empty without one.
    RedHatCatalog(PyxisClient& pyxis, QString host, QString user);

    //! The catalog's own name for a host: registry.redhat.io is listed as registry.access.redhat.com.
    [[nodiscard]] static QString catalogRegistry(const QString& host);
    //! Whether a user name is a registry service account's ("12345|name").
    [[nodiscard]] static bool isServiceAccount(const QString& user);

    [[nodiscard]] QCoro::Task<Result<Offering>> offering(QString place, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<TagHistory>> fetchTagHistory(
        QString repository, QString tag, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RepositoryInfo>> fetchRepositoryInfo(
        QString repository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<QList<VulnerabilityReport>>> fetchVulnerabilities(
        QString repository, QString tagOrDigest, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<SearchPage>> search(
        QString words, PageCursor cursor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<Panel>> fetchPanel(
        QString place, QString panelId, std::stop_token stop) override;

private:
    [[nodiscard]] QCoro::Task<Result<QList<PyxisImage>>> imagesOf(
        QString repository, QString tagOrDigest, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<VulnerabilityReport>> scanOf(
        QString repository, PyxisImage image, std::stop_token stop);

    PyxisClient& m_pyxis;
    QString m_registry; //!< as the catalog names it
    QString m_host;
    QString m_user;
};

} // namespace portolan

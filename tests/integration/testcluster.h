// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeoauth.h"
#include "support/fakeopenshift.h"
#include "support/fakeopenshiftregistry.h"
#include "support/skopeotool.h"
#include "support/testcertificates.h"

#include <QTemporaryDir>

#include <memory>

namespace portolan {

//! A cluster as a user meets one: API server and registry behind certificates nobody knows, a registry that
//! really holds the images, and in the project "shop" an application with a history, an import that fails,
//! pods, pull secrets and mirrors.
class TestCluster final {
public:
    TestCluster() = default;
    Q_DISABLE_COPY_MOVE(TestCluster)

    [[nodiscard]] bool start(); //!< false: see failure()
    void stop(); //!< its API server goes
    [[nodiscard]] QString failure() const { return m_failure; }

    [[nodiscard]] FakeOpenShift& api() { return *m_api; }
    [[nodiscard]] FakeOpenShiftRegistry& registry() { return *m_registry; }
    [[nodiscard]] QString storageReference(const QString& tag) const; //!< of shop/app, past the cluster
    [[nodiscard]] QString digest(const QString& version) const { return m_digests.value(version); }
    //! As `podman push` of one more version would.
    void push(const QString& version, const QString& tag);

    QString user = QStringLiteral("ann");
    QString token = QStringLiteral("sha256~the-token-of-ann");
    QString otherToken = QStringLiteral("sha256~the-other-token-of-ann");

private:
    void fillShop();
    void fillRest();

    QTemporaryDir m_folder;
    TestCertificates m_certificates;
    SkopeoTool m_skopeo;
    RegistryProcess m_storage;
    std::unique_ptr<FakeOpenShift> m_api;
    std::unique_ptr<FakeOpenShiftRegistry> m_registry;
    std::unique_ptr<ImageFixture> m_fixture;
    QHash<QString, QString> m_digests;
    QString m_failure;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeharbor.h"
#include "support/fakehub.h"
#include "support/fakepyxis.h"
#include "support/imagefixture.h"
#include "support/registryprocess.h"

#include <QTemporaryDir>

namespace portolan {

//! The Red Hat catalog, a Harbor, and Docker Hub with its registry, filled, with a real registry behind them
//! that has the content; registry.redhat.io is that registry itself.
class TestRegistries final {
public:
    TestRegistries();

    [[nodiscard]] static QString ubi()
    {
        return QStringLiteral("ubi9/ubi");
    } //!< in the catalog: 9, 9.2-7, 9.1-5
    [[nodiscard]] static QString app()
    {
        return QStringLiteral("team/tools/app");
    } //!< in Harbor: 1.0, stable, 1.1
    [[nodiscard]] static QString nginx()
    {
        return QStringLiteral("library/nginx");
    } //!< on Docker Hub: 1.27, latest
    //! Of the user "ada", in Harbor.
    [[nodiscard]] static QString harborPassword() { return QStringLiteral("Harbor12345$+"); }
    //! Of the user "ada", on Docker Hub, whose repository ada/tool is.
    [[nodiscard]] static QString hubToken() { return QStringLiteral("dckr_pat_verysecret"); }

    [[nodiscard]] bool start();

    [[nodiscard]] RegistryProcess& data() { return m_data; }
    [[nodiscard]] FakePyxis& pyxis() { return m_pyxis; }
    [[nodiscard]] FakeHarbor& harbor() { return m_harbor; }
    [[nodiscard]] FakeHub& hub() { return m_hub; }
    [[nodiscard]] HttpServer& hubRegistry() { return m_hubRegistry; }

    [[nodiscard]] const FixtureDescriptor& ubiImage() const { return m_ubi; } //!< 9 and 9.2-7
    [[nodiscard]] const FixtureDescriptor& appImage() const { return m_app; } //!< 1.0 and stable; scanned
    [[nodiscard]] const FixtureDescriptor& nextAppImage() const { return m_nextApp; } //!< 1.1; not scanned

private:
    void fillCatalog();
    void addBuild(const QString& architecture, const FixtureDescriptor& list, const FixtureDescriptor& image,
        const QStringList& tags, const QString& grade);
    void fillHarbor();
    void fillHub();
    [[nodiscard]] FakeAnswer answerAsHubRegistry(const ApiCall& call) const;

    QTemporaryDir m_folder;
    RegistryProcess m_data;
    FakePyxis m_pyxis;
    FakeHarbor m_harbor;
    FakeHub m_hub;
    HttpServer m_hubRegistry{[this](const ApiCall& call) { return answerAsHubRegistry(call); }};
    FixtureDescriptor m_ubi;
    FixtureDescriptor m_app;
    FixtureDescriptor m_nextApp;
    FixtureDescriptor m_nginx;
};

} // namespace portolan

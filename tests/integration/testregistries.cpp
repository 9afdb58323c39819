// SPDX-License-Identifier: Apache-2.0
#include "integration/testregistries.h"

#include "support/storageseeder.h"

#include <QJsonArray>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject finding(const QString& id, const QString& severity, const QString& fixed)
{
    return {{u"id"_s, id}, {u"package"_s, u"openssl"_s}, {u"version"_s, u"3.0.1"_s},
        {u"fix_version"_s, fixed}, {u"severity"_s, severity},
        {u"description"_s, u"A buffer is read beyond its end."_s},
        {u"links"_s, QJsonArray{u"https://example.com/"_s + id}}};
}

//! A scan by Trivy that found one critical and one low weakness, of which one can be mended.
QJsonObject scanned()
{
    const QJsonObject counts{{u"Critical"_s, 1}, {u"Low"_s, 1}};
    const QJsonObject summary{{u"total"_s, 2}, {u"fixable"_s, 1}, {u"summary"_s, counts}};
    const QJsonObject report{{u"scan_status"_s, u"Success"_s}, {u"severity"_s, u"Critical"_s},
        {u"summary"_s, summary}, {u"end_time"_s, u"2026-03-05T05:06:07.000Z"_s},
        {u"scanner"_s, QJsonObject{{u"name"_s, u"Trivy"_s}}}};
    return {{u"scan_overview"_s,
        QJsonObject{{u"application/vnd.security.vulnerability.report; version=1.1"_s, report}}}};
}

QJsonObject catalogEntry(const QString& title, const QString& category)
{
    const QJsonObject display{{u"name"_s, title}, {u"short_description"_s, u"Made by Red Hat."_s},
        {u"long_description"_s,
            u"# %1\n\nA *base* image, supported for ten years. See [the page](https://example.com)."_s.arg(
                title)}};
    const QJsonArray grades{QJsonObject{{u"tag"_s, u"9.2-7"_s}, {u"grade"_s, u"A"_s}},
        QJsonObject{{u"tag"_s, u"9.1-5"_s}, {u"grade"_s, u"C"_s}}};
    return {{u"display_data"_s, display}, {u"release_categories"_s, QJsonArray{category}},
        {u"content_stream_grades"_s, grades}, {u"architectures"_s, QJsonArray{u"amd64"_s, u"arm64"_s}},
        {u"last_update_date"_s, u"2026-02-01T00:00:00.000000+00:00"_s}};
}

} // namespace

TestRegistries::TestRegistries()
{
    fillCatalog();
    fillHarbor();
    fillHub();
}

bool TestRegistries::start()
{
    if (!m_data.start())
        return false;
    m_harbor.setContent(m_data.url());
    return true;
}

void TestRegistries::addBuild(const QString& architecture, const FixtureDescriptor& list,
    const FixtureDescriptor& image, const QStringList& tags, const QString& grade)
{
    const QString when = (grade == u"C" ? u"2026-01-01"_s : u"2026-02-01"_s) + u"T00:00:00.000000+00:00"_s;
    const QString id = u"image-"_s + architecture + grade;
    QJsonObject record = FakePyxis::image(
        id, architecture, ubi(), u"ubi9-"_s + tags.last(), list.digest, image.digest, tags, when);
    record.insert(
        u"freshness_grades"_s, QJsonArray{QJsonObject{{u"grade"_s, grade}, {u"start_date"_s, when}}});
    m_pyxis.addImage(record);
    const QJsonArray packages{QJsonObject{{u"name"_s, u"openssl-libs"_s}, {u"version"_s, u"3.0.7"_s}}};
    m_pyxis.addVulnerability(id,
        {{u"cve_id"_s, u"CVE-2026-1001"_s}, {u"severity"_s, u"Important"_s},
            {u"advisory_id"_s, u"2026:0974"_s}, {u"advisory_type"_s, u"RHSA"_s},
            {u"affected_packages"_s, packages}});
    m_pyxis.addVulnerability(id, {{u"cve_id"_s, u"CVE-2026-1002"_s}, {u"severity"_s, u"Low"_s}});
}

void TestRegistries::fillCatalog()
{
    ImageFixture fixture(m_folder.filePath(u"catalog"_s));
    ImageSpec spec = ImageSpec::withLayers(1, 20'000);
    const FixtureDescriptor amd = fixture.addImage(spec);
    spec.architecture = u"arm64"_s;
    const FixtureDescriptor arm = fixture.addImage(spec);
    m_ubi = fixture.addIndex({amd, arm}, u"9"_s);
    fixture.tag(m_ubi, u"9.2-7"_s);
    spec.layers[0].seed = 7;
    const FixtureDescriptor old = fixture.addImage(spec, u"9.1-5"_s);
    StorageSeeder(m_data.storagePath()).addFixture(fixture, ubi());
    m_pyxis.addRepository(ubi(), catalogEntry(u"Red Hat Universal Base Image 9"_s, u"Generally Available"_s));
    m_pyxis.addRepository(u"ubi8/ubi"_s, catalogEntry(u"Universal Base Image 8"_s, u"Deprecated"_s));
    addBuild(u"arm64"_s, old, old, {u"9.1-5"_s}, u"C"_s);
    addBuild(u"amd64"_s, m_ubi, amd, {u"9"_s, u"9.2-7"_s}, u"A"_s);
    addBuild(u"arm64"_s, m_ubi, arm, {u"9"_s, u"9.2-7"_s}, u"B"_s);
}

void TestRegistries::fillHarbor()
{
    ImageFixture fixture(m_folder.filePath(u"harbor"_s));
    ImageSpec spec = ImageSpec::withLayers(2, 30'000);
    m_app = fixture.addImage(spec, u"1.0"_s);
    fixture.tag(m_app, u"stable"_s);
    spec.layers[0].seed = 11;
    m_nextApp = fixture.addImage(spec, u"1.1"_s);
    StorageSeeder(m_data.storagePath()).addFixture(fixture, app());
    m_harbor.addUser(u"ada"_s, harborPassword());
    m_harbor.addProject(u"library"_s, true);
    m_harbor.addProject(u"team"_s, false, 4);
    m_harbor.addRepository(app(),
        {{u"description"_s, u"# The app\n\nServes *everything*."_s}, {u"artifact_count"_s, 2},
            {u"pull_count"_s, 1234}, {u"creation_time"_s, u"2025-03-04T05:06:07.000Z"_s},
            {u"update_time"_s, u"2026-03-04T05:06:07.000Z"_s}});
    QJsonObject more = scanned();
    more.insert(u"size"_s, 60'000);
    more.insert(u"push_time"_s, u"2026-03-04T05:06:07.000Z"_s);
    m_harbor.addArtifact(app(), m_app.digest, {u"1.0"_s, u"stable"_s}, more);
    m_harbor.addArtifact(app(), m_nextApp.digest, {u"1.1"_s}, {{u"size"_s, 60'000}});
    const QJsonArray found{finding(u"CVE-2026-2001"_s, u"Critical"_s, u"3.0.9"_s),
        finding(u"CVE-2026-2002"_s, u"Low"_s, QString())};
    m_harbor.setVulnerabilities(m_app.digest,
        {{u"application/vnd.security.vulnerability.report; version=1.1"_s,
            QJsonObject{{u"vulnerabilities"_s, found}}}});
}

void TestRegistries::fillHub()
{
    ImageFixture fixture(m_folder.filePath(u"hub"_s));
    m_nginx = fixture.addImage(ImageSpec::withLayers(3, 10'000), u"1.27"_s);
    fixture.tag(m_nginx, u"latest"_s);
    StorageSeeder seeder(m_data.storagePath());
    seeder.addFixture(fixture, nginx());
    seeder.addFixture(fixture, u"ada/tool"_s);
    m_hub.addUser(u"ada"_s, hubToken(), {u"ada"_s});
    const auto described = [](const QString& text, int stars) {
        return QJsonObject{{u"description"_s, text}, {u"star_count"_s, stars}, {u"pull_count"_s, stars * 10},
            {u"last_updated"_s, u"2026-05-06T07:08:09.123456Z"_s}};
    };
    m_hub.addRepository(u"library"_s, u"nginx"_s, described(u"Official build of Nginx."_s, 20'000));
    m_hub.addRepository(u"bitnami"_s, u"nginx"_s, described(u"Another Nginx."_s, 200));
    m_hub.addRepository(u"ada"_s, u"tool"_s, described(u"A tool"_s, 2));
    const QJsonObject platform{{u"os"_s, u"linux"_s}, {u"architecture"_s, u"amd64"_s}};
    const QJsonObject tag{{u"digest"_s, m_nginx.digest}, {u"full_size"_s, 30'000},
        {u"tag_last_pushed"_s, u"2026-05-06T07:08:09.123456Z"_s}, {u"images"_s, QJsonArray{platform}}};
    for (const QString& repository : {nginx(), u"ada/tool"_s}) {
        m_hub.addTag(repository, u"1.27"_s, tag);
        m_hub.addTag(repository, u"latest"_s, tag);
    }
}

//! registry-1.docker.io: tokens, the pull limit, and content of a real registry.
FakeAnswer TestRegistries::answerAsHubRegistry(const ApiCall& call) const
{
    const QByteArray path = call.request.path();
    if (path == "/token")
        return FakeAnswer::json(R"({"token":"hub"})");
    if (call.request.header("Authorization") != "Bearer hub")
        return FakeAnswer(401).withHeader("WWW-Authenticate",
            "Bearer realm=\"" + m_hubRegistry.url(u"/token"_s).toEncoded()
                + R"(",service="registry.docker.io")");
    if (path == "/v2/")
        return FakeAnswer::json("{}");
    if (path.startsWith("/v2/ratelimitpreview/"))
        return FakeAnswer(200)
            .withHeader("ratelimit-limit", "200;w=21600")
            .withHeader("ratelimit-remaining", "12;w=21600")
            .withHeader("docker-ratelimit-source", "192.0.2.1");
    return FakeAnswer::redirect(m_data.url().resolved(QUrl(QString::fromLatin1(path))).toEncoded());
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "integration/testcluster.h"

#include "support/fakeopenshiftoperator.h"

#include <QJsonDocument>

namespace portolan {
namespace {

const QString project = QStringLiteral("shop");
const QString stream = QStringLiteral("app");

QJsonObject named(const QString& name, const QString& nameSpace = QString())
{
    QJsonObject metadata{{QStringLiteral("name"), name}};
    if (!nameSpace.isEmpty())
        metadata.insert(QStringLiteral("namespace"), nameSpace);
    return {{QStringLiteral("metadata"), metadata}};
}

QJsonObject podSpec(const QString& container, const QString& image)
{
    const QJsonObject one{{QStringLiteral("name"), container}, {QStringLiteral("image"), image}};
    return {{QStringLiteral("containers"), QJsonArray{one}}};
}

QJsonObject pullSecret(const QString& name, const QByteArray& content)
{
    QJsonObject secret = named(name, project);
    secret.insert(QStringLiteral("type"), QStringLiteral("kubernetes.io/dockerconfigjson"));
    const QJsonObject data{{QStringLiteral(".dockerconfigjson"), QString::fromLatin1(content.toBase64())}};
    secret.insert(QStringLiteral("data"), data);
    return secret;
}

} // namespace

bool TestCluster::start()
{
    if (!m_storage.start()) {
        m_failure = m_storage.failure();
        return false;
    }
    m_api = std::make_unique<FakeOpenShift>(m_certificates.server());
    m_registry = std::make_unique<FakeOpenShiftRegistry>(*m_api, m_storage.url(), m_certificates.server());
    m_fixture = std::make_unique<ImageFixture>(m_folder.filePath(QStringLiteral("fixture")));
    m_api->addUser(user, token);
    m_api->addUser(user, otherToken);
    m_api->grantRole(user, QStringLiteral("cluster-admin"));
    fillShop();
    fillRest();
    return m_failure.isEmpty();
}

void TestCluster::stop()
{
    m_registry.reset();
    m_api.reset();
}

QString TestCluster::storageReference(const QString& tag) const
{
    return QStringLiteral("docker://%1/%2/%3:%4").arg(m_storage.host(), project, stream, tag);
}

void TestCluster::push(const QString& version, const QString& tag)
{
    ImageSpec spec = ImageSpec::withLayers(3, 200'000);
    spec.cmd = {QStringLiteral("/usr/bin/serve"), version};
    spec.labels = {{QStringLiteral("org.opencontainers.image.version"), version}};
    spec.created = spec.created.addDays(m_digests.size() * 9);
    spec.layers.last().seed = static_cast<quint32>(m_digests.size()) + 40;
    const FixtureDescriptor image = m_fixture->addImage(spec, tag);
    m_digests.insert(version, image.digest);
    const ToolResult pushed = m_skopeo.push(*m_fixture, tag, m_storage, project + u'/' + stream);
    if (!pushed.ok())
        m_failure = pushed.describe();
    else if (m_registry->adopt(project, stream, tag) != image.digest)
        m_failure = QStringLiteral("%1 did not reach the cluster").arg(tag);
}

void TestCluster::fillShop()
{
    FakeOpenShiftProject shop;
    shop.displayName = QStringLiteral("The web shop");
    shop.description = QStringLiteral("What customers see");
    m_api->addProject(project, shop);
    for (const QString& version : {QStringLiteral("1.0"), QStringLiteral("1.1"), QStringLiteral("1.2")}) {
        push(version, version);
        push(version + QStringLiteral("-prod"), QStringLiteral("prod"));
    }
    const QString gone =
        m_api->pushImage(project, stream, QStringLiteral("old"), FakeOpenShiftImage::made(5));
    m_api->pruneImage(gone);
    m_api->importImage(project, stream, QStringLiteral("base"), QStringLiteral("quay.io/team/base:9"),
        FakeOpenShiftImage::made(7));
    m_api->failImport(project, stream, QStringLiteral("base"), QStringLiteral("quay.io/team/base:9"),
        QStringLiteral("Unauthorized"),
        QStringLiteral("you may not have access to the container image \"quay.io/team/base:9\""));
    const QString inside = m_api->internalRegistryHost();
    QJsonObject pod = named(QStringLiteral("web-6d5f"), project);
    pod.insert(QStringLiteral("spec"),
        podSpec(QStringLiteral("web"), QStringLiteral("%1/shop/app:prod").arg(inside)));
    m_api->addObject(QStringLiteral("pods"), pod);
    QJsonObject deployment = named(QStringLiteral("web"), project);
    const QJsonObject pattern{{QStringLiteral("spec"),
        podSpec(QStringLiteral("web"), QStringLiteral("%1/shop/app:prod").arg(inside))}};
    deployment.insert(QStringLiteral("spec"), QJsonObject{{QStringLiteral("template"), pattern}});
    m_api->addObject(QStringLiteral("apps/deployments"), deployment);
}

void TestCluster::fillRest()
{
    FakeOpenShiftProject payments;
    payments.displayName = QStringLiteral("Payments");
    m_api->addProject(QStringLiteral("payments"), payments);
    m_api->pushImage(
        QStringLiteral("payments"), QStringLiteral("api"), QStringLiteral("2"), FakeOpenShiftImage::made(3));
    m_api->addObject(QStringLiteral("secrets"),
        pullSecret(QStringLiteral("quay-pull"),
            R"({"auths":{"quay.io/team":{"auth":"cm9ib3Q6aHVudGVyMg=="},"ghcr.io":{"auth":"eDp5"}}})"));
    QJsonObject account = named(QStringLiteral("builder"), project);
    const QJsonObject reference{{QStringLiteral("name"), QStringLiteral("quay-pull")}};
    account.insert(QStringLiteral("imagePullSecrets"), QJsonArray{reference});
    m_api->addObject(QStringLiteral("serviceaccounts"), account);
    QJsonObject mirrors = named(QStringLiteral("release"));
    const QJsonObject rule{{QStringLiteral("source"), QStringLiteral("quay.io/openshift")},
        {QStringLiteral("mirrors"), QJsonArray{QStringLiteral("mirror.lan/ocp")}},
        {QStringLiteral("mirrorSourcePolicy"), QStringLiteral("NeverContactSource")}};
    mirrors.insert(
        QStringLiteral("spec"), QJsonObject{{QStringLiteral("imageDigestMirrors"), QJsonArray{rule}}});
    m_api->addObject(QStringLiteral("config.openshift.io/imagedigestmirrorsets"), mirrors);
    m_api->registryOperator().setPace(-1);
}

} // namespace portolan

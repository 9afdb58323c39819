// SPDX-License-Identifier: Apache-2.0
#include "credentials/kubeconfigfiles.h"

#include <QDir>
#include <QFile>

namespace portolan {
namespace {

constexpr qint64 largestFile = qint64(16) * 1024 * 1024;

Error fileError(const QString& path, const QString& what)
{
    return Error::storage(what).withCode(QStringLiteral("KUBECONFIG_FILE")).at(QString(), path);
}

Result<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(path, file.errorString());
    QByteArray content = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return fileError(path, file.errorString());
    if (content.size() > largestFile)
        return fileError(path, QStringLiteral("It is larger than 16 MiB"));
    return content;
}

Result<Kubeconfig> readKubeconfig(const QString& path)
{
    auto content = contentOf(path);
    if (!content)
        return content.error();
    auto config = Kubeconfig::parse(*content, path);
    content->fill('\0');
    return config;
}

Result<Secret> secretIn(const QString& path)
{
    auto content = contentOf(path);
    if (!content)
        return content.error();
    if (content->trimmed().isEmpty())
        return fileError(path, QStringLiteral("It is empty"));
    return Secret(std::move(*content));
}

Result<Credential> certificateCredential(const KubeUser& user, Credential credential)
{
    credential.clientCertificate = user.certificatePem;
    if (credential.clientCertificate.isEmpty()) {
        const auto content = contentOf(user.certificateFile);
        if (!content)
            return content.error();
        credential.clientCertificate = *content;
    }
    credential.clientKey = user.keyPem;
    if (credential.clientKey.isEmpty()) {
        const auto key = secretIn(user.keyFile);
        if (!key)
            return key.error();
        credential.clientKey = *key;
    }
    return credential;
}

} // namespace

QStringList kubeconfigPaths(const QString& list)
{
    QStringList paths;
    const QStringList entries = list.split(QDir::listSeparator(), Qt::SkipEmptyParts);
    for (const QString& entry : entries)
        paths << QDir::cleanPath(QDir::current().absoluteFilePath(entry));
    paths.removeDuplicates();
    return paths;
}

QStringList kubeconfigPaths(const AuthEnvironment& environment)
{
    const QString list = environment.variable(QLatin1String("KUBECONFIG"));
    if (!list.isEmpty())
        return kubeconfigPaths(list);
    return {environment.home + QStringLiteral("/.kube/config")};
}

Kubeconfig loadKubeconfig(const QStringList& paths)
{
    Kubeconfig merged;
    for (const QString& path : paths) {
        if (!QFile::exists(path))
            continue;
        const auto config = readKubeconfig(path);
        if (config)
            merged.merge(*config);
        else
            merged.problems << config.error();
    }
    return merged;
}

Result<QByteArray> clusterAuthority(const KubeCluster& cluster)
{
    QByteArray pem = cluster.authorityPem;
    if (pem.isEmpty() && !cluster.authorityFile.isEmpty()) {
        auto content = contentOf(cluster.authorityFile);
        if (!content)
            return content;
        pem = std::move(*content);
    }
    const bool isAsked = !cluster.authorityPem.isEmpty() || !cluster.authorityFile.isEmpty();
    if (isAsked && !pem.contains("-----BEGIN CERTIFICATE-----"))
        return Error::protocol(
            QStringLiteral("The authority of cluster \"%1\" is no certificate in PEM").arg(cluster.name))
            .withCode(QStringLiteral("KUBECONFIG_ENTRY"))
            .at(QString(), cluster.authorityFile.isEmpty() ? cluster.file : cluster.authorityFile);
    return pem;
}

Result<Credential> userCredential(const KubeUser& user)
{
    if (user.problem)
        return *user.problem;
    Credential credential(user.userName, user.password, user.file);
    credential.impersonation = user.impersonation;
    switch (user.loginKind()) {
    case KubeLoginKind::TokenFile: {
        const auto token = secretIn(user.tokenFile);
        if (!token)
            return token.error();
        credential.registryToken = Secret(token->reveal().trimmed().toByteArray());
        break;
    }
    case KubeLoginKind::Token:
        credential.registryToken = user.token;
        break;
    case KubeLoginKind::ClientCertificate:
        return certificateCredential(user, std::move(credential));
    case KubeLoginKind::Password:
    case KubeLoginKind::Exec:
    case KubeLoginKind::AuthProvider:
    case KubeLoginKind::Anonymous:
        break;
    }
    return credential;
}

} // namespace portolan

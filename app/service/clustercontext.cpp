// SPDX-License-Identifier: Apache-2.0
#include "service/clustercontext.h"

#include "http/origin.h"

#include <QDir>

namespace portolan {
namespace {

Error missingPart(const KubeContext& context, const QString& what, const QString& name)
{
    return Error::protocol(
        QStringLiteral("context \"%1\" names the %2 \"%3\", which is nowhere").arg(context.name, what, name))
        .withCode(QStringLiteral("KUBECONFIG_ENTRY"))
        .at(QString(), context.file);
}

} // namespace

ClusterContext::ClusterContext(const Kubeconfig& config, KubeContext named) : context(std::move(named))
{
    const auto knownCluster = config.cluster(context.cluster);
    const auto knownUser = config.user(context.user);
    cluster = knownCluster.value_or(KubeCluster());
    user = knownUser.value_or(KubeUser());
    if (!knownCluster)
        problem = missingPart(context, QStringLiteral("cluster"), context.cluster);
    else if (cluster.problem)
        problem = cluster.problem;
    else if (!knownUser && !context.user.isEmpty())
        problem = missingPart(context, QStringLiteral("user"), context.user);
    else
        problem = user.problem;
}

QStringList ClusterContext::files(const QString& list, const AuthEnvironment& environment)
{
    return list.isEmpty() ? kubeconfigPaths(environment) : kubeconfigPaths(list);
}

Result<std::optional<ClusterContext>> ClusterContext::of(
    const RegistryProfile& profile, const AuthEnvironment& environment)
{
    using Found = std::optional<ClusterContext>;
    if (profile.context.isEmpty())
        return Found();
    const QStringList paths = files(profile.kubeconfig, environment);
    const Kubeconfig config = loadKubeconfig(paths);
    const auto context = config.context(profile.context);
    if (!context) {
        // A file that cannot be read may be the one.
        if (!config.problems.isEmpty())
            return config.problems.first();
        return Error::notFound(
            Sentence(QT_TRANSLATE_NOOP("Core", "there is no context \"%1\" in it"), {profile.context}))
            .withCode(QStringLiteral("CONTEXT_MISSING"))
            .at(QString(), paths.join(QDir::listSeparator()));
    }
    ClusterContext found(config, *context);
    if (found.problem)
        return *found.problem;
    const QUrl server(profile.server);
    if (!sameOrigin(found.cluster.server, server))
        return Error::conflict(
            Sentence(QT_TRANSLATE_NOOP("Core", "context \"%1\" now means %2, no longer %3"),
                {profile.context, hostAndPort(found.cluster.server), hostAndPort(server)}))
            .withCode(QStringLiteral("CONTEXT_MOVED"))
            .at(QString(), context->file);
    return Found(std::move(found));
}

Result<void> ClusterContext::applyTrust(TlsTrust& trust) const
{
    const QString host = hostAndPort(cluster.server);
    if (!cluster.tlsServerName.isEmpty())
        trust.setServerName(host, cluster.tlsServerName);
    if (!cluster.proxy.isEmpty())
        trust.setProxy(host, cluster.proxy);
    if (cluster.insecureSkipTlsVerify)
        trust.setPinOnFirstUse(host);
    const auto authority = clusterAuthority(cluster);
    if (!authority)
        return authority.error();
    if (!authority->isEmpty())
        trust.addAuthority(host, *authority);
    return {};
}

} // namespace portolan

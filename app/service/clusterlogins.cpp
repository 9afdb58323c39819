// SPDX-License-Identifier: Apache-2.0
#include "service/clusterlogins.h"

#include "credentials/memorystore.h"
#include "service/clustercontext.h"
#include "service/clusterlookup.h"
#include "settings/settings.h"

#include <QPointer>
#include <QUrl>

namespace portolan {
namespace {

QStringList candidates(const QString& wanted, const QStringList& known)
{
    return wanted.isEmpty() ? known : QStringList{wanted};
}

bool givesToken(const KubeUser& user)
{
    const KubeLoginKind kind = user.loginKind();
    const bool hasToken =
        kind == KubeLoginKind::Token || kind == KubeLoginKind::TokenFile || kind == KubeLoginKind::Exec;
    return hasToken && user.impersonation.isEmpty();
}

ClusterCandidate candidateOf(const ClusterContext& found, const Settings& settings)
{
    ClusterCandidate candidate;
    candidate.context = found.context.name;
    candidate.file = found.context.file;
    candidate.server = found.cluster.server.toString();
    candidate.nameSpace = found.context.nameSpace;
    candidate.user = found.context.user;
    candidate.login = found.user.loginKind();
    candidate.pinsOnFirstUse = found.cluster.insecureSkipTlsVerify;
    candidate.canLogInToRegistry = givesToken(found.user);
    candidate.problem = found.problem;
    if (candidate.login == KubeLoginKind::Exec) {
        candidate.command = ExecCommand::of(*found.user.exec);
        candidate.isCommandConfirmed = settings.isCommandConfirmed(candidate.command->id);
    }
    if (candidate.problem)
        return candidate;
    // Files it points to may be gone; a plugin is not run for this.
    const auto authority = clusterAuthority(found.cluster);
    if (!authority)
        candidate.problem = authority.error();
    else if (const auto credential = userCredential(found.user); !credential)
        candidate.problem = credential.error();
    return candidate;
}

} // namespace

RegistryProfile ClusterCandidate::profile() const
{
    RegistryProfile profile = RegistryProfile::openShift(server, context);
    profile.kubeconfig = kubeconfig;
    return profile;
}

ClusterLogins::ClusterLogins(MemoryStore& session, CredentialStore& keychain, Settings& settings,
    AuthEnvironment environment, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_keychain(keychain)
    , m_settings(settings)
    , m_environment(std::move(environment))
{
}

ClusterLogins::~ClusterLogins() = default;

CredentialKey ClusterLogins::keyFor(const RegistryProfile& profile, const QString& user)
{
    QString place = QStringLiteral("openshift:") + profile.host;
    // A login made for one context is not one for another at the same server.
    if (!profile.context.isEmpty())
        place += u'#' + QString::fromLatin1(QUrl::toPercentEncoding(profile.context));
    return {place, user};
}

ClusterCandidates ClusterLogins::contexts(const QString& kubeconfig) const
{
    const Kubeconfig config = loadKubeconfig(ClusterContext::files(kubeconfig, m_environment));
    ClusterCandidates found;
    found.problems = config.problems;
    for (const KubeContext& context : config.contexts) {
        ClusterCandidate candidate = candidateOf(ClusterContext(config, context), m_settings);
        candidate.kubeconfig = kubeconfig;
        candidate.isCurrent = context.name == config.currentContext;
        if (candidate.isCurrent)
            found.contexts.prepend(candidate);
        else
            found.contexts.append(candidate);
    }
    return found;
}

void ClusterLogins::resolve(const RegistryProfile& profile, QObject* context, Done done)
{
    auto* lookup = new ClusterLookup(profile, m_environment, this);
    connect(context, &QObject::destroyed, lookup, &QObject::deleteLater);
    const QString place = keyFor(profile, QString()).host;
    lookup->addStore(m_session, candidates(profile.account, m_session.accounts(place)));
    lookup->addStore(m_keychain, candidates(profile.account, m_settings.accounts(place)));
    lookup->setPlugins(
        [this](const QString& id) { return m_settings.isCommandConfirmed(id); }, &m_given, m_execTimeout);
    lookup->start([guard = QPointer<QObject>(context), done = std::move(done)](ClusterResolution found) {
        if (guard)
            done(std::move(found));
    });
}

void ClusterLogins::forget(const RegistryProfile& profile)
{
    const auto context = ClusterContext::of(profile, m_environment);
    if (context && context->has_value() && (*context)->user.exec)
        m_given.remove(ClusterLookup::pluginKey(profile, *(*context)->user.exec));
}

bool ClusterLogins::canRenew(const RegistryProfile& profile) const
{
    const auto context = ClusterContext::of(profile, m_environment);
    if (!context || !context->has_value())
        return false;
    const KubeUser& user = (*context)->user;
    return user.exec.has_value() || !user.tokenFile.isEmpty();
}

void ClusterLogins::confirm(const QString& commandId)
{
    m_settings.confirmCommand(commandId);
}

Result<void> ClusterLogins::applyTrust(const RegistryProfile& profile, TlsTrust& trust) const
{
    const auto context = ClusterContext::of(profile, m_environment);
    if (!context)
        return context.error();
    return context->has_value() ? (*context)->applyTrust(trust) : Result<void>();
}

} // namespace portolan

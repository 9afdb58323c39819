// SPDX-License-Identifier: Apache-2.0
#include "service/sessionparts.h"

#include "base/logging.h"
#include "registry/openshift/clusterlogin.h"

#include <QPointer>
#include <QTimer>

// Clusters in a Session.

namespace portolan {
namespace {

// Just inside what ClusterLogins still takes for good, so that it looks for another.
constexpr std::chrono::seconds renewalMargin{9};
constexpr std::chrono::hours longestTimer{24};
constexpr std::chrono::seconds betweenRenewals{15};

} // namespace

void Session::openCluster(const RegistryProfile& profile, quint64 opening)
{
    m_state->clusters.resolve(profile, this, [this, profile, opening](const ClusterResolution& found) {
        if (m_state->openings.value(profile.id) != opening)
            return;
        LoginState state;
        state.problem = found.problem;
        state.unconfirmed = found.unconfirmed;
        if (found.credential) {
            state.expires = found.credential->expires;
            const auto login = ClusterLogin::from(profile.server, found.credential);
            state.canLogInToRegistry = login && login->canLogInToRegistry();
            renewBefore(profile, opening, state.expires);
        }
        applyLogin(profile, found.credential, state);
    });
}

void Session::renewBefore(const RegistryProfile& profile, quint64 opening, const QDateTime& end)
{
    using namespace std::chrono;
    if (!end.isValid())
        return;
    const milliseconds left(QDateTime::currentDateTimeUtc().msecsTo(end));
    if (left <= renewalMargin || left > longestTimer)
        return;
    QTimer::singleShot(left - renewalMargin, this, [this, id = profile.id, opening] {
        if (m_state->openings.value(id) == opening)
            renewLogin(id);
    });
}

void Session::renewLogin(const RegistryId& id)
{
    const std::optional<RegistryProfile> profile = registry(id);
    if (!profile)
        return;
    if (profile->kind == RegistryKind::OpenShift)
        m_state->clusters.forget(*profile);
    open(*profile);
}

void Session::loginRefused(const RegistryId& id)
{
    const std::optional<RegistryProfile> profile = registry(id);
    if (!profile || profile->kind != RegistryKind::OpenShift)
        return;
    const bool isLoggedIn = loginState(id).stage == LoginState::Stage::LoggedIn;
    if (!isLoggedIn || !m_state->renewed.value(id).hasExpired() || !m_state->clusters.canRenew(*profile))
        return;
    m_state->renewed.insert(id, QDeadlineTimer(betweenRenewals));
    renewLogin(id);
}

void Session::confirmCommand(const RegistryId& id, const QString& commandId)
{
    m_state->clusters.confirm(commandId);
    if (const std::optional<RegistryProfile> profile = registry(id))
        open(*profile);
}

ClusterCandidates Session::clusterContexts(const QString& kubeconfig) const
{
    return m_state->clusters.contexts(kubeconfig);
}

RequestHandle Session::signIn(const RegistryId& id, const ClusterSignIn& how, KeepLogin where,
    std::function<void(QUrl)> openBrowser, DoneVoid done)
{
    const std::optional<RegistryProfile> profile = registry(id);
    if (!profile || profile->kind != RegistryKind::OpenShift) {
        QTimer::singleShot(0, this, [done] {
            done(Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "this registry is no cluster"))));
        });
        return {};
    }
    return m_service.control().signInToCluster(profile->server, how, std::move(openBrowser),
        [this, profile = *profile, where, done = std::move(done)](const Result<Credential>& credential) {
            if (!credential)
                return done(credential.error());
            Credential named(*credential);
            if (named.user.isEmpty()) // the cluster would not say; a keychain entry needs some name
                named.user = QStringLiteral("token");
            keep(profile, named, where, done);
        });
}

void Session::signOut(const RegistryProfile& profile, const CredentialKey& key, DoneVoid done)
{
    const QPointer<Session> self(this);
    const auto removed = [self, profile, key, done = std::move(done)](const Result<void>& result) {
        if (!self)
            return;
        if (result)
            self->m_settings.forgetAccount(key.host, key.account);
        self->open(profile);
        done(result);
    };
    const bool inSession = m_state->memory.accounts(key.host).contains(key.account);
    CredentialStore& store = inSession ? static_cast<CredentialStore&>(m_state->memory) : m_state->keychain;
    const bool isKept = inSession || m_settings.accounts(key.host).contains(key.account);
    if (!isKept) {
        QTimer::singleShot(0, this, [removed] { removed(Result<void>()); });
        return;
    }
    store.read(key, [self, profile, key, &store, removed](const Result<std::optional<Credential>>& found) {
        if (!self)
            return;
        // Those that were pasted have no end that is known: they are somebody else's, too.
        if (found && *found && (*found)->expires.isValid())
            self->m_state->endings.push_back(self->m_service.control().signOutOfCluster(
                profile.server, (*found)->registryToken, [id = profile.id](const Result<bool>& ended) {
                    if (!ended)
                        qCInfo(logAuth).noquote() << id << ended.error().toLogLine();
                }));
        store.remove(key, removed);
    });
}

} // namespace portolan

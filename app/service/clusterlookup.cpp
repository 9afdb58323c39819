// SPDX-License-Identifier: Apache-2.0
#include "service/clusterlookup.h"

#include "base/logging.h"
#include "credentials/credentialstore.h"
#include "registry/openshift/clusterlogin.h"

#include <QPointer>

namespace portolan {
namespace {

// What ends sooner would end on its way to the server.
constexpr int marginSeconds = 10;

bool isStillGood(const Credential& credential)
{
    return !credential.expires.isValid()
        || credential.expires > QDateTime::currentDateTimeUtc().addSecs(marginSeconds);
}

Error endedError(const RegistryProfile& profile, const Credential& credential)
{
    return Error::authRequired(Sentence(QT_TRANSLATE_NOOP("Core", "the login ended at %1"),
                                   {credential.expires.toString(Qt::ISODate)}))
        .withCode(QStringLiteral("LOGIN_EXPIRED"))
        .at(profile.host, QString());
}

} // namespace

ClusterLookup::ClusterLookup(RegistryProfile profile, AuthEnvironment environment, QObject* parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_environment(std::move(environment))
{
}

void ClusterLookup::addStore(CredentialStore& store, const QStringList& accounts)
{
    for (const QString& account : accounts) {
        m_steps.emplace_back([this, &store, key = ClusterLogins::keyFor(m_profile, account)] {
            // The store may answer after this lookup was given up.
            store.read(key, [self = QPointer(this)](const Result<std::optional<Credential>>& found) {
                if (self)
                    self->take(found);
            });
        });
    }
}

void ClusterLookup::setPlugins(ExecCredential::IsConfirmed isConfirmed, QHash<QString, Credential>* given,
    std::chrono::milliseconds timeout)
{
    m_isConfirmed = std::move(isConfirmed);
    m_given = given;
    m_timeout = timeout;
}

QString ClusterLookup::pluginKey(const RegistryProfile& profile, const KubeExec& exec)
{
    return ExecCommand::of(exec).id + u' ' + profile.server;
}

void ClusterLookup::start(ClusterLogins::Done done)
{
    m_done = std::move(done);
    QMetaObject::invokeMethod(this, &ClusterLookup::next, Qt::QueuedConnection);
}

void ClusterLookup::next()
{
    if (m_steps.empty())
        return askKubeconfig();
    const auto step = std::move(m_steps.front());
    m_steps.pop_front();
    step();
}

void ClusterLookup::take(const Result<std::optional<Credential>>& found)
{
    if (!found)
        m_resolution.problem = found.error();
    if (!found || !found->has_value())
        return next();
    if (isStillGood(**found))
        return accept(**found);
    if (!m_ended)
        m_ended = **found;
    next();
}

void ClusterLookup::askKubeconfig()
{
    const auto context = ClusterContext::of(m_profile, m_environment);
    if (!context)
        return fail(context.error());
    if (!context->has_value())
        return finish();
    const KubeUser& user = (*context)->user;
    if (user.loginKind() == KubeLoginKind::Exec)
        return askPlugin(**context);
    const auto credential = userCredential(user);
    if (!credential)
        return fail(credential.error());
    if (credential->isEmpty())
        return finish();
    accept(*credential);
}

void ClusterLookup::askPlugin(const ClusterContext& context)
{
    const ExecCommand command = ExecCommand::of(*context.user.exec);
    const QString key = pluginKey(m_profile, *context.user.exec);
    const auto given = m_given->constFind(key);
    if (given != m_given->cend() && isStillGood(*given) && m_isConfirmed(command.id))
        return accept(*given);
    const QByteArray authority = clusterAuthority(context.cluster).value_or(QByteArray());
    auto* plugin = new ExecCredential(
        *context.user.exec, context.cluster, authority, m_environment.programFolders(), this);
    plugin->setTimeout(m_timeout);
    plugin->get(m_isConfirmed,
        [this, key, command, impersonation = context.user.impersonation](const Result<Credential>& result) {
            if (!result) {
                if (result.error().code() == QLatin1String("EXEC_NOT_CONFIRMED"))
                    m_resolution.unconfirmed = command;
                return fail(result.error());
            }
            Credential credential = *result;
            credential.impersonation = impersonation;
            m_given->insert(key, credential);
            accept(std::move(credential));
        });
}

void ClusterLookup::accept(Credential credential)
{
    const auto login = ClusterLogin::from(m_profile.server, credential);
    if (!login)
        return fail(login.error());
    credential.user = login->user();
    credential.expires = login->expires();
    if (login->isExpired())
        m_resolution.problem = endedError(m_profile, credential);
    else
        m_resolution.problem.reset();
    m_resolution.credential = std::move(credential);
    finish();
}

void ClusterLookup::fail(const Error& error)
{
    m_resolution.problem = error;
    finish();
}

void ClusterLookup::finish()
{
    // One that has ended is better than none: the server's refusal can then say when.
    if (!m_resolution.credential && m_ended) {
        m_resolution.credential = m_ended;
        if (!m_resolution.problem)
            m_resolution.problem = endedError(m_profile, *m_ended);
    }
    if (m_resolution.problem)
        qCInfo(logAuth).noquote() << m_profile.id << m_resolution.problem->toLogLine();
    deleteLater();
    m_done(std::move(m_resolution));
}

} // namespace portolan

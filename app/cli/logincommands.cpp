// SPDX-License-Identifier: Apache-2.0
#include "cli/logincommands.h"

#include "credentials/authfilewriter.h"

namespace portolan {

void LoginCommand::start()
{
    const auto input = ReferenceInput::parseLocation(arguments().constFirst());
    if (!input)
        return fail(input.error());
    const bool isShared = option(QStringLiteral("share-with-podman"));
    if (!input->profile.isHosted() || (!m_session.givenLogin() && !isShared))
        return fail(Error::usage(QStringLiteral("login needs a registry, --user USER and --password-stdin")));
    const RegistryProfile profile = m_session.allowed(input->profile);
    if (m_session.givenLogin())
        return test(profile);
    m_session.findLogin(profile, [this, profile](const std::optional<Credential>& login) {
        if (!login)
            return fail(
                Error::notFound(QStringLiteral("there is no login to share")).at(profile.host, QString()));
        share(profile.host, *login);
    });
}

void LoginCommand::test(const RegistryProfile& profile)
{
    m_request = m_session.service().probe(
        profile, m_session.givenLogin(), [this, profile](const Result<ProbeReport>& report) {
            if (!report)
                return fail(report.error());
            if (!report->authenticated)
                return fail(
                    Error::unsupported(QStringLiteral("the registry asked for no login, so it was not tried"))
                        .withCode(QStringLiteral("LOGIN_NOT_ASKED"))
                        .at(profile.host, QStringLiteral("/v2/")));
            store(profile);
        });
}

void LoginCommand::store(const RegistryProfile& profile)
{
    const CredentialKey key(profile.host, m_session.givenLogin()->user);
    m_session.keychain().write(
        key, *m_session.givenLogin(), [this, key, profile](const Result<void>& stored) {
            if (!stored)
                return fail(stored.error());
            m_session.settings().rememberAccount(key.host, key.account);
            m_session.console().print(QStringLiteral("Logged in to %1 as %2; the login is in the keychain.")
                                          .arg(profile.host, key.account));
            if (option(QStringLiteral("share-with-podman")))
                return share(profile.host, *m_session.givenLogin());
            Q_EMIT finished(done);
        });
}

void LoginCommand::share(const QString& host, const Credential& login)
{
    const QString path = podmanAuthFile(AuthEnvironment::ofProcess());
    if (const auto shared = shareLogin(path, host, login); !shared)
        return fail(shared.error());
    m_session.console().print(QStringLiteral("Podman finds the login of %1 in %2.").arg(login.user, path));
    Q_EMIT finished(done);
}

void LogoutCommand::start()
{
    const auto input = ReferenceInput::parseLocation(arguments().constFirst());
    if (!input)
        return fail(input.error());
    const CredentialKey host(input->profile.host, QString());
    QStringList accounts = m_session.settings().accounts(host.host);
    if (option(QStringLiteral("user")))
        accounts = QStringList{m_session.invocation().value(QStringLiteral("user"))};
    if (accounts.isEmpty())
        return fail(
            Error::notFound(QStringLiteral("there is no login of Portolan's own for %1").arg(host.host)));
    if (accounts.size() > 1)
        return fail(Error::usage(QStringLiteral("there are several accounts: name one with --user (%1)")
                                     .arg(accounts.join(QStringLiteral(", ")))));
    const CredentialKey key(host.host, accounts.constFirst());
    m_session.keychain().remove(key, [this, key](const Result<void>& removed) {
        if (!removed)
            return fail(removed.error());
        m_session.settings().forgetAccount(key.host, key.account);
        m_session.console().print(QStringLiteral("Logged out of %1 as %2.").arg(key.host, key.account));
        Q_EMIT finished(done);
    });
}

} // namespace portolan

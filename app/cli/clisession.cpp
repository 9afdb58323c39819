// SPDX-License-Identifier: Apache-2.0
#include "cli/clisession.h"

#include "credentials/authenvironment.h"
#include "registry/layout/detectlocalsource.h"
#include "registry/layout/layoutfolder.h"
#include "service/librarylocation.h"

#include <QFile>
#include <QTimer>

namespace portolan {
namespace {

Error severalImages(const RegistryId& registry)
{
    return Error::usage(
        QStringLiteral("%1 does not hold exactly one image; name one behind a colon").arg(registry));
}

//! The first line of stdin, without its end.
QByteArray readPassword()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray line = input.readLine();
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

CliSession::CliSession(const Invocation& invocation, Console& console, const QString& databasePath)
    : m_invocation(invocation)
    , m_console(console)
    , m_resolver(
          m_memory, m_keychain, [this](const QString& host) { return m_settings.accounts(host); },
          AuthEnvironment::ofProcess())
    , m_service(databasePath)
{
}

Result<void> CliSession::prepare()
{
    TlsTrust trust;
    const TrustSettings chosen = m_settings.trust();
    for (auto it = chosen.authorities.cbegin(); it != chosen.authorities.cend(); ++it) {
        for (const QByteArray& pem : it.value())
            trust.addAuthority(it.key(), pem);
    }
    for (auto it = chosen.pins.cbegin(); it != chosen.pins.cend(); ++it) {
        for (const QByteArray& sha256 : it.value())
            trust.pinCertificate(it.key(), sha256);
    }
    if (m_invocation.has(QStringLiteral("ca"))) {
        QFile file(m_invocation.value(QStringLiteral("ca")));
        if (!file.open(QIODevice::ReadOnly))
            return Error::storage(file.errorString()).at(QString(), file.fileName());
        trust.addAuthority(QString(), file.readAll());
    }
    if (m_invocation.has(QStringLiteral("insecure"))) {
        m_console.warn(QStringLiteral("portolan-cli: --insecure: certificates are taken as they are shown"));
        trust.setPinOnFirstUse(true);
    }
    m_service.setTlsTrust(trust);
    if (m_invocation.has(QStringLiteral("password-stdin"))) {
        if (!m_invocation.has(QStringLiteral("user")))
            return Error::usage(QStringLiteral("--password-stdin needs --user"));
        Secret password(readPassword());
        if (password.isEmpty())
            return Error::usage(QStringLiteral("there was no password on stdin"));
        m_givenLogin.emplace(
            m_invocation.value(QStringLiteral("user")), std::move(password), QStringLiteral("command line"));
    }
    return {};
}

RegistryProfile CliSession::allowed(RegistryProfile profile) const
{
    for (const RegistryProfile& known : m_settings.registries()) {
        if (known.id == profile.id)
            profile = known;
    }
    if (m_invocation.has(QStringLiteral("plain-http")))
        profile.allowPlainHttp = true;
    return profile;
}

void CliSession::open(const ReferenceInput& input, std::function<void(Result<ImageAddress>)> done)
{
    if (input.profile.isLocal())
        return openLocal(input, done);
    const RegistryProfile profile = allowed(input.profile);
    const ImageAddress address(profile.id, input.repository, input.tagOrDigest);
    if (m_givenLogin) {
        m_service.openRegistry(profile, m_givenLogin);
        QTimer::singleShot(0, this, [done = std::move(done), address] { done(address); });
        return;
    }
    const CredentialQuery query(profile.host, input.repository, profile.account);
    m_resolver.resolve(
        query, this, [this, profile, address, done = std::move(done)](const CredentialResolution& found) {
            for (const Error& problem : found.problems) {
                // A machine without a keychain is nothing to warn of: the other places were asked as well.
                if (problem.code() != QStringLiteral("KEYCHAIN_MISSING"))
                    m_console.fail(problem);
            }
            m_service.openRegistry(profile, found.credential);
            done(address);
        });
}

RegistryProfile CliSession::profileOf(const RegistryId& id) const
{
    for (const RegistryProfile& known : m_settings.registries()) {
        if (known.id == id)
            return known;
    }
    // A registry that was only ever named on the command line: its id is its host, or its transport and path.
    const auto input = ReferenceInput::parseLocation(id);
    return input ? input->profile : RegistryProfile();
}

void CliSession::openLocal(const ReferenceInput& input, const std::function<void(Result<ImageAddress>)>& done)
{
    const auto kind = detectLocalSource(input.profile.path);
    if (!kind) {
        QTimer::singleShot(0, this, [done, error = kind.error()] { done(error); });
        return;
    }
    m_service.openRegistry(input.profile, std::nullopt);
    ImageAddress address = input.address();
    if (address.repository.isEmpty())
        address.repository = input.repository;
    QTimer::singleShot(0, this, [done, address] { done(address); });
}

void CliSession::openImage(const ReferenceInput& input, std::function<void(Result<ImageAddress>)> done)
{
    open(input,
        [this, isLocal = input.profile.isLocal(), done = std::move(done)](
            const Result<ImageAddress>& opened) {
            if (!opened || !opened->tagOrDigest.isEmpty())
                return done(opened);
            if (isLocal)
                return findOnlyImage(opened->registry, done);
            if (opened->repository.isEmpty())
                return done(Error::usage(
                    QStringLiteral("\"%1\" names a registry, not an image").arg(opened->registry)));
            done(ImageAddress(opened->registry, opened->repository, QStringLiteral("latest")));
        });
}

void CliSession::findOnlyImage(
    const RegistryId& registry, const std::function<void(Result<ImageAddress>)>& done)
{
    m_request = m_service.fetchRepositories(
        registry, PageCursor(), [this, registry, done](const Result<RepositoryPage>& page) {
            if (!page)
                return done(page.error());
            if (page->repositories.size() != 1)
                return done(severalImages(registry));
            const RepositoryAddress repository(registry, page->repositories.constFirst());
            m_request = m_service.fetchTags(
                repository, PageCursor(), [repository, done](const Result<TagPage>& tags) {
                    if (!tags)
                        return done(tags.error());
                    if (tags->tags.size() != 1)
                        return done(severalImages(repository.registry));
                    done(ImageAddress(repository.registry, repository.repository, tags->tags.constFirst()));
                });
        });
}

Result<RegistryId> CliSession::openLibrary()
{
    RegistryProfile profile = RegistryProfile::local(RegistryKind::Layout, localLibraryFolder());
    const auto folder = LayoutFolder::openOrCreate(profile.path);
    if (!folder)
        return folder.error();
    profile.embedded = true;
    m_service.openRegistry(profile, std::nullopt);
    return profile.id;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "service/session.h"

#include "base/logging.h"
#include "credentials/pullsecret.h"
#include "credentials/registryhost.h"
#include "registry/layout/detectlocalsource.h"
#include "registry/layout/layoutnames.h"
#include "registry/layout/seedlayout.h"
#include "service/referenceinput.h"
#include "service/sessionparts.h"
#include "service/usertrust.h"

#include <QFile>
#include <QHash>
#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace portolan {
namespace {

// A keychain that asks for its password keeps us waiting; the registry is opened without a login meanwhile.
constexpr std::chrono::milliseconds patience{1500};

//! What comes behind the path: the entry's ref name.
QString localName(const RegistryProfile& profile, const ImageAddress& address)
{
    const QString own = ownRepository(profile.path);
    const auto digest = Digest::parse(address.tagOrDigest);
    if (address.isByDigest() && digest)
        return refNameOf(address.repository, *digest, own);
    return address.tagOrDigest.isEmpty() ? address.repository
                                         : refNameOf(address.repository, address.tagOrDigest, own);
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Session::Session(RegistryService& service, CredentialStore& keychain, Settings& settings,
    AuthEnvironment environment, QObject* parent)
    : QObject(parent)
    , m_service(service)
    , m_settings(settings)
    , m_state(std::make_unique<State>(this, keychain, settings, std::move(environment)))
{
}

Session::~Session() = default;

Result<void> Session::start(const QString& libraryFolder, const QString& sampleArchive)
{
    applyTrust();
    auto seeded = seedLayout(libraryFolder, sampleArchive);
    RegistryProfile library = RegistryProfile::local(RegistryKind::Layout, libraryFolder);
    library.embedded = true;
    library.name = QStringLiteral("Local library");
    QList<RegistryProfile> profiles = m_settings.registries();
    profiles.removeIf([](const RegistryProfile& profile) { return profile.embedded; });
    profiles.prepend(library);
    for (RegistryProfile& profile : profiles)
        profile.kind = kindByName(profile);
    m_settings.setRegistries(profiles);
    m_state->library = library.id;
    for (const RegistryProfile& profile : std::as_const(profiles))
        open(profile);
    Q_EMIT registriesChanged();
    return seeded;
}

QList<RegistryProfile> Session::registries() const
{
    return m_settings.registries();
}

std::optional<RegistryProfile> Session::registry(const RegistryId& id) const
{
    for (const RegistryProfile& profile : m_settings.registries()) {
        if (profile.id == id)
            return profile;
    }
    return std::nullopt;
}

RegistryId Session::localLibrary() const
{
    return m_state->library;
}

void Session::open(const RegistryProfile& profile)
{
    if (profile.isLocal() || profile.kind == RegistryKind::Engine) {
        applyLogin(profile, std::nullopt);
        return;
    }
    const quint64 opening = ++m_state->openings[profile.id];
    setStage(profile.id, LoginState::Stage::Resolving);
    QTimer::singleShot(patience, this, [this, profile, opening] {
        const bool waiting = m_state->logins.value(profile.id).stage == LoginState::Stage::Resolving;
        if (!waiting || m_state->openings.value(profile.id) != opening)
            return;
        setStage(profile.id, LoginState::Stage::WaitingForKeychain);
        m_service.openRegistry(profile, std::nullopt);
        Q_EMIT registryReopened(profile.id);
    });
    if (profile.kind == RegistryKind::OpenShift)
        return openCluster(profile, opening);
    const CredentialQuery query(profile.host, QString(), profile.account);
    m_state->resolver.resolve(query, this, [this, profile, opening](const CredentialResolution& found) {
        if (m_state->openings.value(profile.id) != opening)
            return;
        for (const Error& problem : found.problems)
            qCWarning(logAuth).noquote() << profile.id << problem.toLogLine();
        applyLogin(profile, found.credential);
    });
}

void Session::applyLogin(
    const RegistryProfile& profile, const std::optional<Credential>& credential, LoginState state)
{
    state.stage = credential ? LoginState::Stage::LoggedIn : LoginState::Stage::Anonymous;
    if (credential) {
        state.account = credential->user;
        state.source = credential->source;
    }
    m_state->logins.insert(profile.id, state);
    m_service.openRegistry(profile, credential);
    Q_EMIT loginStateChanged(profile.id);
    Q_EMIT registryReopened(profile.id);
}

void Session::setStage(const RegistryId& id, LoginState::Stage stage)
{
    m_state->logins[id].stage = stage;
    Q_EMIT loginStateChanged(id);
}

void Session::addRegistry(const RegistryProfile& profile)
{
    m_settings.putRegistry(profile);
    applyTrust();
    open(profile);
    Q_EMIT registriesChanged();
}

void Session::updateRegistry(const RegistryProfile& profile)
{
    addRegistry(profile);
}

void Session::removeRegistry(const RegistryId& id)
{
    if (!m_settings.removeRegistry(id))
        return;
    ++m_state->openings[id];
    m_state->logins.remove(id);
    m_service.closeRegistry(id);
    Q_EMIT registriesChanged();
}

void Session::addRepository(const RegistryId& id, const QString& repository)
{
    std::optional<RegistryProfile> profile = registry(id);
    if (!profile || profile->pinnedRepositories.contains(repository))
        return;
    profile->pinnedRepositories << repository;
    m_settings.putRegistry(*profile);
    Q_EMIT registriesChanged();
}

Result<RegistryProfile> Session::openLocal(const QString& path)
{
    const auto kind = detectLocalSource(path);
    if (!kind)
        return kind.error();
    const RegistryProfile profile = RegistryProfile::local(*kind, path);
    if (!registry(profile.id))
        addRegistry(profile);
    return profile;
}

Result<ImageAddress> Session::openReference(const QString& text)
{
    auto input = ReferenceInput::parse(text, m_state->conf.current());
    if (!input)
        return input.error();
    if (input->profile.isLocal()) {
        const auto opened = openLocal(input->profile.path);
        if (!opened)
            return opened.error();
        if (input->localName.isEmpty())
            return ImageAddress(opened->id, QString(), QString());
        return input->localAddress();
    }
    RegistryId id = input->profile.id;
    if (!registry(id)) {
        addRegistry(input->profile);
        recognise(input->profile);
    }
    if (!input->repository.isEmpty())
        addRepository(id, input->repository);
    return ImageAddress(id, input->repository, input->tagOrDigest);
}

QString Session::referenceText(const ImageAddress& address) const
{
    const std::optional<RegistryProfile> profile = registry(address.registry);
    QString prefix = profile ? profile->referencePrefix() : address.registry;
    if (profile && profile->isLocal()) {
        if (address.repository.isEmpty())
            return prefix;
        return prefix + u':' + localName(*profile, address);
    }
    QString text = prefix;
    if (!address.repository.isEmpty())
        text = profile ? profile->referenceTo(address.repository) : prefix + u'/' + address.repository;
    if (!address.tagOrDigest.isEmpty())
        text += (address.isByDigest() ? u'@' : u':') + address.tagOrDigest;
    return text;
}

LoginState Session::loginState(const RegistryId& id) const
{
    return m_state->logins.value(id);
}

RequestHandle Session::login(
    const RegistryId& id, const QString& user, const Secret& password, KeepLogin where, DoneVoid done)
{
    const std::optional<RegistryProfile> profile = registry(id);
    if (!profile || profile->isLocal()) {
        QTimer::singleShot(0, this, [done] {
            done(Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "this registry takes no login"))));
        });
        return {};
    }
    if (profile->kind == RegistryKind::OpenShift) {
        const bool isToken = user.isEmpty();
        return signIn(
            id, isToken ? ClusterSignIn::byToken(password) : ClusterSignIn::byPassword(user, password), where,
            [](const QUrl&) {}, std::move(done));
    }
    const Credential credential(user, password);
    return m_service.probe(*profile, credential,
        [this, profile = *profile, credential, where, done = std::move(done)](
            const Result<ProbeReport>& report) {
            if (!report)
                return done(report.error());
            if (!report->authenticated)
                return done(Error::unsupported(Sentence(QT_TRANSLATE_NOOP("Core",
                                                   "the registry asked for no login, so it was not tried")))
                                .withCode(QStringLiteral("LOGIN_NOT_ASKED"))
                                .at(profile.host, QStringLiteral("/v2/")));
            keep(profile, credential, where, done);
        });
}

CredentialKey Session::keyFor(const RegistryProfile& profile, const QString& user)
{
    if (profile.kind == RegistryKind::OpenShift)
        return ClusterLogins::keyFor(profile, user);
    return {profile.host, user};
}

void Session::keep(
    const RegistryProfile& profile, const Credential& credential, KeepLogin where, DoneVoid done)
{
    const CredentialKey key = keyFor(profile, credential.user);
    auto kept = [self = QPointer(this), profile, key, where, done = std::move(done)](
                    const Result<void>& result) {
        if (!self) // a keychain may be slow to answer
            return;
        if (!result)
            return done(result);
        if (where == KeepLogin::Keychain)
            self->m_settings.rememberAccount(key.host, key.account);
        self->open(profile);
        done(result);
    };
    if (where == KeepLogin::Keychain)
        m_state->keychain.write(key, credential, std::move(kept));
    else
        m_state->memory.write(key, credential, std::move(kept));
}

void Session::logout(const RegistryId& id, DoneVoid done)
{
    const std::optional<RegistryProfile> profile = registry(id);
    if (!profile)
        return;
    const QString account = profile->account.isEmpty() ? m_state->logins.value(id).account : profile->account;
    const CredentialKey key = keyFor(*profile, account);
    if (profile->kind == RegistryKind::OpenShift)
        return signOut(*profile, key, std::move(done));
    m_state->memory.remove(key, [](const Result<void>&) {});
    const bool inKeychain = m_settings.accounts(key.host).contains(account);
    auto removed = [self = QPointer(this), profile = *profile, key, done = std::move(done)](
                       const Result<void>& result) {
        if (!self)
            return;
        if (result)
            self->m_settings.forgetAccount(key.host, key.account);
        self->open(profile);
        done(result);
    };
    if (inKeychain)
        m_state->keychain.remove(key, std::move(removed));
    else
        QTimer::singleShot(0, this, [removed = std::move(removed)] { removed(Result<void>()); });
}

void Session::findLogin(const QString& host, std::function<void(std::optional<Credential>)> found)
{
    const CredentialQuery query(host, QString(), QString());
    m_state->resolver.resolve(query, this,
        [found = std::move(found)](const CredentialResolution& resolution) { found(resolution.credential); });
}

QStringList Session::otherLogins(const RegistryId& id) const
{
    QStringList lines;
    const std::optional<RegistryProfile> profile = registry(id);
    if (!profile || profile->isLocal())
        return lines;
    for (const CredentialSource& source : m_state->resolver.sourcesFor(CredentialQuery(profile->host))) {
        QString line = source.where;
        if (!source.key.isEmpty() && source.key != profile->host)
            line += QStringLiteral(" [") + source.key + u']';
        lines << (source.account.isEmpty() ? line : line + QStringLiteral(": ") + source.account);
    }
    return lines;
}

void Session::importPullSecret(
    const QByteArray& bytes, KeepLogin where, std::function<void(Result<QStringList>)> done)
{
    auto entries = parsePullSecret(bytes, QStringLiteral("pull secret"));
    if (!entries) {
        QTimer::singleShot(0, this, [done, error = entries.error()] { done(error); });
        return;
    }
    auto logins = std::make_shared<QList<Credential>>();
    auto hosts = std::make_shared<QStringList>();
    for (const AuthEntry& entry : std::as_const(*entries)) {
        const QString host = canonicalHost(entry.key.section(u'/', 0, 0));
        if (host.isEmpty() || entry.credential.isEmpty())
            continue;
        *logins << entry.credential;
        *hosts << host;
    }
    importNext(logins, hosts, where, std::move(done));
}

void Session::importNext(std::shared_ptr<QList<Credential>> logins, std::shared_ptr<QStringList> hosts,
    KeepLogin where, std::function<void(Result<QStringList>)> done)
{
    const qsizetype left = logins->size();
    if (left == 0) {
        hosts->removeDuplicates();
        return done(*hosts);
    }
    const QString host = hosts->at(left - 1);
    const RegistryProfile known = registry(host).value_or(RegistryProfile::distribution(host));
    const Credential credential = logins->takeLast();
    m_settings.putRegistry(known);
    keep(known, credential, where, [this, logins, hosts, where, done](const Result<void>& kept) {
        if (!kept)
            return done(kept.error());
        Q_EMIT registriesChanged();
        importNext(logins, hosts, where, done);
    });
}

void Session::applyTrust()
{
    TlsTrust trust = userTrust(m_settings.trust());
    for (const RegistryProfile& profile : m_settings.registries()) {
        if (!profile.caFile.isEmpty())
            trust.addAuthority(profile.host, readFile(profile.caFile));
        if (profile.kind == RegistryKind::OpenShift) {
            const auto applied = m_state->clusters.applyTrust(profile, trust);
            if (!applied)
                qCWarning(logAuth).noquote() << profile.id << applied.error().toLogLine();
        }
    }
    m_service.setTlsTrust(trust);
}

void Session::trustAuthority(const QString& host, const QByteArray& pem)
{
    const auto added = m_settings.addAuthority(host, pem);
    if (!added)
        qCWarning(logAuth).noquote() << added.error().toLogLine();
    applyTrust();
    reopenAt(host);
}

void Session::pinCertificate(const QString& host, const QByteArray& sha256)
{
    m_settings.pinCertificate(host, sha256);
    applyTrust();
    reopenAt(host);
}

void Session::reopenAt(const QString& host)
{
    // A cluster's images come from another host than its API, which its profile does not know.
    const QList<RegistryProfile> profiles = registries();
    const bool isKnown = std::any_of(profiles.begin(), profiles.end(),
        [&host](const RegistryProfile& profile) { return profile.host == host; });
    for (const RegistryProfile& profile : profiles) {
        if (profile.host == host || (!isKnown && profile.kind == RegistryKind::OpenShift))
            open(profile);
    }
}

} // namespace portolan

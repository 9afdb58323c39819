// SPDX-License-Identifier: Apache-2.0
#include "cli/clisession.h"

#include "credentials/authenvironment.h"
#include "registry/layout/detectlocalsource.h"
#include "registry/layout/layoutfolder.h"
#include "service/librarylocation.h"
#include "service/usertrust.h"

#include <QFile>
#include <QSslCertificate>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <array>

namespace portolan {
namespace {

//! Commands that ask what stands beside /v2/.
constexpr std::array planeCommands{QLatin1StringView("history"), QLatin1StringView("rollback"),
    QLatin1StringView("tag"), QLatin1StringView("expire"), QLatin1StringView("search"),
    QLatin1StringView("scan"), QLatin1StringView("rescan"), QLatin1StringView("show"),
    QLatin1StringView("watch")};

Error severalImages(const RegistryId& registry)
{
    return Error::usage(
        QStringLiteral("%1 does not hold exactly one image; name one behind a colon").arg(registry));
}

//! A reference with a transport or a host with a port: a project has no colon behind its name.
bool isOutsideOfClusters(const QString& text)
{
    const qsizetype colon = text.indexOf(u':');
    const qsizetype slash = text.indexOf(u'/');
    return colon >= 0 && (slash < 0 || colon < slash);
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
    , m_clusters(m_memory, m_keychain, m_settings, AuthEnvironment::ofProcess())
    , m_service(databasePath)
{
}

Result<void> CliSession::prepare()
{
    m_trust = userTrust(m_settings.trust());
    TlsTrust& trust = m_trust;
    if (m_invocation.has(QStringLiteral("ca"))) {
        QFile file(m_invocation.value(QStringLiteral("ca")));
        if (!file.open(QIODevice::ReadOnly))
            return Error::storage(file.errorString()).at(QString(), file.fileName());
        const QByteArray pem = file.readAll();
        if (QSslCertificate::fromData(pem, QSsl::Pem).isEmpty())
            return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "There is no certificate in it")))
                .withCode(QStringLiteral("NO_CERTIFICATE"))
                .at(QString(), file.fileName());
        trust.addAuthority(QString(), pem);
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

bool CliSession::namesCluster() const
{
    return m_invocation.has(QStringLiteral("context")) || m_invocation.has(QStringLiteral("server"));
}

Result<RegistryProfile> CliSession::cluster() const
{
    const QString context = m_invocation.value(QStringLiteral("context"));
    const QString server = m_invocation.value(QStringLiteral("server"));
    if (!server.isEmpty()) {
        const QUrl url(server.contains(QLatin1String("://")) ? server : QStringLiteral("https://") + server);
        if (!url.isValid() || url.host().isEmpty())
            return Error::usage(QStringLiteral("\"%1\" is no URL of a cluster's API server").arg(server));
        return allowed(RegistryProfile::openShift(url.toString(), context));
    }
    const ClusterCandidates candidates = m_clusters.contexts();
    for (const ClusterCandidate& candidate : candidates.contexts) {
        if (candidate.context != context)
            continue;
        if (candidate.problem)
            return *candidate.problem;
        return allowed(candidate.profile());
    }
    if (!candidates.problems.isEmpty())
        return candidates.problems.constFirst();
    return Error::usage(QStringLiteral("no kubeconfig has a context \"%1\"").arg(context));
}

Result<ReferenceInput> CliSession::parse(const QString& text)
{
    return namesCluster() ? parseDestination(text) : ReferenceInput::parse(text, m_conf.current());
}

Result<ReferenceInput> CliSession::parseDestination(const QString& text) const
{
    if (!namesCluster() || isOutsideOfClusters(text))
        return ReferenceInput::parse(text);
    auto input = parseLocation(text);
    if (!input)
        return input;
    const qsizetype at = input->repository.indexOf(u'@');
    const qsizetype colon = input->repository.lastIndexOf(u':');
    if (at >= 0) {
        input->tagOrDigest = input->repository.mid(at + 1);
        input->repository.truncate(at);
    } else if (colon > input->repository.lastIndexOf(u'/')) {
        input->tagOrDigest = input->repository.mid(colon + 1);
        input->repository.truncate(colon);
    }
    if (input->repository.count(u'/') != 1)
        return Error::usage(QStringLiteral("\"%1\" is not of the form PROJECT/STREAM[:TAG]").arg(text));
    return input;
}

Result<ReferenceInput> CliSession::parseLocation(const QString& text) const
{
    if (!namesCluster())
        return ReferenceInput::parseLocation(text);
    const auto profile = cluster();
    if (!profile)
        return profile.error();
    ReferenceInput input;
    input.profile = *profile;
    input.repository = text;
    return input;
}

void CliSession::openCluster(const ReferenceInput& input, std::function<void(Result<ImageAddress>)> done)
{
    const RegistryProfile profile = input.profile;
    const ImageAddress address(profile.id, input.repository, input.tagOrDigest);
    if (const auto trusted = m_clusters.applyTrust(profile, m_trust); !trusted)
        m_console.fail(trusted.error());
    m_service.setTlsTrust(m_trust);
    if (m_givenLogin) {
        Credential token = *m_givenLogin;
        token.registryToken = std::exchange(token.password, Secret());
        m_service.openRegistry(profile, token);
        QTimer::singleShot(0, this, [done = std::move(done), address] { done(address); });
        return;
    }
    m_clusters.resolve(
        profile, this, [this, profile, address, done = std::move(done)](const ClusterResolution& found) {
            if (found.unconfirmed)
                return done(Error::denied(QStringLiteral("the context runs a command that was not allowed "
                                                         "yet; allow it in the window first"))
                                .withCode(QStringLiteral("EXEC_NOT_CONFIRMED")));
            if (found.problem && !found.credential)
                return done(*found.problem);
            if (found.problem)
                m_console.fail(*found.problem);
            m_service.openRegistry(profile, found.credential);
            done(address);
        });
}

void CliSession::open(const ReferenceInput& input, std::function<void(Result<ImageAddress>)> done)
{
    if (input.profile.isLocal())
        return openLocal(input, done);
    if (input.profile.kind == RegistryKind::OpenShift)
        return openCluster(input, std::move(done));
    if (input.profile.kind == RegistryKind::Engine) {
        m_service.openRegistry(input.profile, std::nullopt);
        QTimer::singleShot(0, this, [done = std::move(done), address = input.address()] { done(address); });
        return;
    }
    recognise(allowed(input.profile), [this, input, done = std::move(done)](const RegistryProfile& profile) {
        const ImageAddress address(profile.id, input.repository, input.tagOrDigest);
        openHosted(profile, input.repository, [address, done] { done(address); });
    });
}

void CliSession::recognise(const RegistryProfile& profile, std::function<void(RegistryProfile)> done)
{
    const bool wanted =
        std::find(planeCommands.begin(), planeCommands.end(), m_invocation.command) != planeCommands.end()
        || m_invocation.has(QStringLiteral("history")) || m_invocation.has(QStringLiteral("long"));
    if (profile.kind != RegistryKind::Distribution || !wanted) {
        QTimer::singleShot(0, this, [done = std::move(done), profile] { done(profile); });
        return;
    }
    m_request = m_service.probe(
        profile, std::nullopt, [profile, done = std::move(done)](const Result<ProbeReport>& report) {
            RegistryProfile known = profile;
            if (report)
                known.kind = report->kind;
            done(known);
        });
}

void CliSession::findLogin(
    const RegistryProfile& profile, std::function<void(const std::optional<Credential>&)> done)
{
    const CredentialQuery query(profile.host, QString(), profile.account);
    m_resolver.resolve(
        query, this, [done = std::move(done)](const CredentialResolution& found) { done(found.credential); });
}

void CliSession::openHosted(
    const RegistryProfile& profile, const QString& repository, std::function<void()> done)
{
    if (m_givenLogin) {
        m_service.openRegistry(profile, m_givenLogin);
        return done();
    }
    const CredentialQuery query(profile.host, repository, profile.account);
    m_resolver.resolve(
        query, this, [this, profile, done = std::move(done)](const CredentialResolution& found) {
            for (const Error& problem : found.problems) {
                // A machine without a keychain is nothing to warn of: the other places were asked as well.
                if (problem.code() != QStringLiteral("KEYCHAIN_MISSING"))
                    m_console.fail(problem);
            }
            m_service.openRegistry(profile, found.credential);
            done();
        });
}

RegistryProfile CliSession::profileOf(const RegistryId& id) const
{
    for (const RegistryProfile& known : m_settings.registries()) {
        if (known.id == id)
            return known;
    }
    if (namesCluster()) {
        if (const auto named = cluster(); named && named->id == id)
            return *named;
    }
    const QString clusterPrefix = QStringLiteral("openshift:");
    if (id.startsWith(clusterPrefix)) {
        const QString rest = id.mid(clusterPrefix.size());
        return RegistryProfile::openShift(
            QStringLiteral("https://") + rest.section(u'#', 0, 0), rest.section(u'#', 1));
    }
    if (const QString prefix = QStringLiteral("engine:"); id.startsWith(prefix))
        return RegistryProfile::engine(id.mid(prefix.size()));
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

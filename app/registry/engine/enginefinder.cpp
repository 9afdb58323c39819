// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/enginefinder.h"

#include "base/jsonreader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>

#include <algorithm>
#include <unistd.h>

namespace portolan {
namespace {

constexpr qint64 maxFileBytes = qint64(1) << 20;

JsonReader readJson(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    auto json = JsonReader::parse(file.read(maxFileBytes));
    return json ? *json : JsonReader();
}

//! One of Docker's contexts.
class DockerContext final {
public:
    DockerContext() = default;

    QString name;
    QString host;
};

QList<DockerContext> dockerContexts(const QString& dockerFolder)
{
    QList<DockerContext> out;
    const QDir metas(dockerFolder + QStringLiteral("/contexts/meta"));
    for (const QString& folder : metas.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const JsonReader meta = readJson(metas.filePath(folder + QStringLiteral("/meta.json")));
        DockerContext context;
        context.name = meta[QLatin1StringView("Name")].text();
        context.host =
            meta[QLatin1StringView("Endpoints")][QLatin1StringView("docker")][QLatin1StringView("Host")]
                .text();
        if (!context.name.isEmpty())
            out << context;
    }
    return out;
}

QString realPath(const QString& path)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    return real.isEmpty() ? path : real;
}

//! Gathers candidates, each address once: the first source that names it wins.
class Finder final {
public:
    explicit Finder(const EngineEnvironment& environment) : m_environment(environment) {}

    void add(EngineFlavour flavour, const QString& source, const QString& where, bool chosen = false)
    {
        EngineCandidate candidate;
        candidate.flavour = flavour;
        candidate.source = source;
        candidate.isChosen = chosen;
        const auto address = EngineAddress::parse(where);
        if (!address) {
            candidate.problem = address.error();
            m_found << candidate;
            return;
        }
        candidate.address = *address;
        candidate.exists = address->isSocket() && QFileInfo::exists(address->socketPath());
        const auto known = std::find_if(m_found.begin(), m_found.end(),
            [&](const EngineCandidate& other) { return isSame(other, candidate); });
        if (known == m_found.end())
            m_found << candidate;
        else
            known->isChosen = known->isChosen || chosen;
    }

    void addPodman()
    {
        const QString host = m_environment.variable(QLatin1String("CONTAINER_HOST"));
        if (!host.isEmpty())
            add(EngineFlavour::Podman, QStringLiteral("CONTAINER_HOST"), host, true);
        add(EngineFlavour::Podman, QStringLiteral("podman of this user"),
            runtimeFolder() + QStringLiteral("/podman/podman.sock"));
        add(EngineFlavour::Podman, QStringLiteral("podman of the system"),
            m_environment.systemRoot + QStringLiteral("/run/podman/podman.sock"));
    }

    void addDocker()
    {
        const QString host = m_environment.variable(QLatin1String("DOCKER_HOST"));
        if (!host.isEmpty())
            add(EngineFlavour::Docker, QStringLiteral("DOCKER_HOST"), host, true);
        addContexts(host.isEmpty());
        add(EngineFlavour::Docker, QStringLiteral("docker of the system"),
            m_environment.systemRoot + QStringLiteral("/var/run/docker.sock"));
        add(EngineFlavour::Docker, QStringLiteral("docker of this user"),
            runtimeFolder() + QStringLiteral("/docker.sock"));
    }

    [[nodiscard]] QList<EngineCandidate> take() { return std::move(m_found); }

private:
    [[nodiscard]] static bool isSame(const EngineCandidate& a, const EngineCandidate& b)
    {
        return !a.problem && a.flavour == b.flavour
            && (a.address == b.address
                || (a.address.isSocket() && b.address.isSocket()
                    && realPath(a.address.socketPath()) == realPath(b.address.socketPath())));
    }

    [[nodiscard]] QString runtimeFolder() const
    {
        const QString folder = m_environment.variable(QLatin1String("XDG_RUNTIME_DIR"));
        return folder.isEmpty()
            ? m_environment.systemRoot + QStringLiteral("/run/user/") + m_environment.userId
            : folder;
    }

    void addContexts(bool mayChoose)
    {
        QString folder = m_environment.variable(QLatin1String("DOCKER_CONFIG"));
        if (folder.isEmpty())
            folder = m_environment.home + QStringLiteral("/.docker");
        QString current = m_environment.variable(QLatin1String("DOCKER_CONTEXT"));
        if (current.isEmpty())
            current =
                readJson(folder + QStringLiteral("/config.json"))[QLatin1StringView("currentContext")].text();
        QList<DockerContext> contexts = dockerContexts(folder);
        std::stable_partition(contexts.begin(), contexts.end(),
            [&](const DockerContext& context) { return context.name == current; });
        for (const DockerContext& context : std::as_const(contexts))
            add(EngineFlavour::Docker, QStringLiteral("docker context ") + context.name, context.host,
                mayChoose && context.name == current);
    }

    const EngineEnvironment& m_environment;
    QList<EngineCandidate> m_found;
};

} // namespace

EngineEnvironment EngineEnvironment::ofProcess()
{
    EngineEnvironment out;
    const QProcessEnvironment process = QProcessEnvironment::systemEnvironment();
    for (const QLatin1String name :
        {QLatin1String("CONTAINER_HOST"), QLatin1String("DOCKER_HOST"), QLatin1String("DOCKER_CONTEXT"),
            QLatin1String("DOCKER_CONFIG"), QLatin1String("XDG_RUNTIME_DIR")})
        out.variables.insert(name, process.value(name));
    out.home = QDir::homePath();
    out.userId = QString::number(::getuid());
    return out;
}

QList<EngineCandidate> findEngines(const EngineEnvironment& environment)
{
    Finder finder(environment);
    finder.addPodman();
    finder.addDocker();
    return finder.take();
}

Result<EngineAddress> preferredEngine(EngineFlavour flavour, const EngineEnvironment& environment)
{
    const QList<EngineCandidate> all = findEngines(environment);
    const auto firstWhere = [&](auto isIt) {
        return std::find_if(all.cbegin(), all.cend(), [&](const EngineCandidate& candidate) {
            return candidate.flavour == flavour && isIt(candidate);
        });
    };
    auto found = firstWhere([](const EngineCandidate& candidate) { return candidate.isChosen; });
    if (found == all.cend())
        found = firstWhere([](const EngineCandidate& candidate) { return candidate.exists; });
    if (found == all.cend())
        return Error::notFound(flavour == EngineFlavour::Podman
                ? QStringLiteral(
                    "Podman's socket is not there; \"systemctl --user start podman.socket\" makes it")
                : QStringLiteral("Docker's socket is not there"))
            .withCode(QStringLiteral("NO_ENGINE"));
    if (found->problem)
        return *found->problem;
    return found->address;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "service/pullexplainer.h"

#include "credentials/authfilesearch.h"
#include "http/origin.h"
#include "registry/distribution/distributionclient.h"

#include <QSet>

#include <algorithm>

namespace portolan {
namespace {

//! Looks at the head of an answer and takes none of its body.
class HeadOnlySink final : public BodySink {
public:
    [[nodiscard]] Result<void> begin(const HttpResponse& head) override
    {
        url = head.url;
        return Error::cancelled();
    }
    [[nodiscard]] Result<void> write(QByteArray piece) override
    {
        Q_UNUSED(piece)
        return Error::cancelled();
    }

    QUrl url; //!< that answered, after redirects
};

} // namespace

//! A source that is being asked.
class PullExplainer::Visit final {
public:
    Visit(HttpClient& client, const PullSource& where, const std::optional<Credential>& credential)
        : source(where)
        , session(client, RegistryEndpoint(where.reference.host(), where.insecure), credential)
        , plane(session)
    {
    }

    PullSource source;
    RegistrySession session;
    DistributionClient plane;
};

PullExplainer::PullExplainer(HttpClient& client, RegistriesConf conf, Logins logins, IsHere isHere)
    : m_client(client)
    , m_conf(std::move(conf))
    , m_logins(std::move(logins))
    , m_isHere(std::move(isHere))
{
}

QCoro::Task<Result<PullExplanation>> PullExplainer::explain(ExplainRequest request, std::stop_token stop)
{
    auto out = std::make_shared<PullExplanation>();
    out->asked = request.text;
    out->files = m_conf.files;
    out->problems = m_conf.problems;
    const auto expansions = m_conf.expandShortName(request.text);
    if (!expansions)
        co_return expansions.error();
    out->expansions = *expansions;
    const Platform wish = request.platform.value_or(Platform::host());
    for (const NameExpansion& expansion : *expansions) {
        const bool served = co_await tryExpansion(out, expansion, wish, stop);
        if (stop.stop_requested())
            co_return Error::cancelled();
        if (served)
            break;
    }
    if (!out->serving() && !expansions->isEmpty())
        out->reference = expansions->constFirst().reference;
    co_return std::as_const(*out);
}

QCoro::Task<bool> PullExplainer::tryExpansion(
    std::shared_ptr<PullExplanation> out, NameExpansion expansion, Platform wish, std::stop_token stop)
{
    const Reference& reference = expansion.reference;
    if (m_conf.isBlocked(reference)) {
        out->blockedBy = m_conf.ruleFor(reference)->file;
        co_return false;
    }
    bool served = false;
    for (const PullSource& source : m_conf.resolvePull(reference)) {
        ExplainedSource explained;
        explained.source = source;
        const LoginMatch login = m_logins ? m_logins(source.reference) : LoginMatch();
        explained.loginFrom = login.where;
        explained.loginKey = login.key;
        explained.account = login.credential ? login.credential->user : QString();
        if (!served) {
            explained.tried = true;
            auto there = std::make_shared<Visit>(m_client, source, login.credential);
            const auto visited = co_await visit(out, there, wish, stop);
            if (stop.stop_requested())
                co_return false;
            served = visited.has_value();
            if (!visited)
                explained.error = visited.error();
        }
        out->sources << explained;
    }
    if (served)
        out->reference = reference;
    co_return served;
}

QCoro::Task<Result<void>> PullExplainer::visit(
    std::shared_ptr<PullExplanation> out, std::shared_ptr<Visit> there, Platform wish, std::stop_token stop)
{
    const Reference& reference = there->source.reference;
    const QString asked = reference.tagOrDigest();
    auto document = co_await there->plane.fetchManifest(reference.repository(), asked, stop);
    if (!document)
        co_return document.error();
    const Digest digest = document->digest();
    const QString mediaType = document->mediaType();
    auto image = co_await platformImage(out, there, std::move(*document), wish, stop);
    if (!image)
        co_return image.error();
    out->digest = digest;
    out->mediaType = mediaType;
    const Manifest* const manifest = image->manifest();
    if (!manifest)
        co_return Result<void>();
    countBytes(*out, *manifest);
    // Where it is redirected to is worth knowing; that it cannot be seen now is no reason to say more.
    const auto looked = co_await lookWhereBlobsAre(out, there, *manifest, stop);
    Q_UNUSED(looked)
    co_return Result<void>();
}

QCoro::Task<Result<ManifestDocument>> PullExplainer::platformImage(std::shared_ptr<PullExplanation> out,
    std::shared_ptr<Visit> there, ManifestDocument document, Platform wish, std::stop_token stop)
{
    const ImageIndex* const index = document.index();
    if (!index)
        co_return document;
    const QList<Descriptor> images = index->images();
    const std::optional<Descriptor> chosen = index->find(wish);
    out->otherPlatforms.clear();
    for (const Descriptor& image : images) {
        if (image.platform && (!chosen || image.digest != chosen->digest))
            out->otherPlatforms << image.platform->toString();
    }
    if (!chosen)
        co_return Error::notFound(QStringLiteral("there is no image for %1, only for %2")
                                      .arg(wish.toString(), out->otherPlatforms.join(QStringLiteral(", "))))
            .withCode(QStringLiteral("PLATFORM_UNKNOWN"))
            .at(there->source.reference.host(), there->source.reference.repository());
    out->platform = chosen->platform.value_or(wish);
    out->platformDigest = chosen->digest;
    const QString digest = chosen->digest.toString();
    auto image = co_await there->plane.fetchManifest(there->source.reference.repository(), digest, stop);
    co_return image;
}

void PullExplainer::countBytes(PullExplanation& out, const Manifest& manifest) const
{
    QSet<Digest> counted;
    out.bytesTotal = 0;
    out.bytesNeeded = m_isHere ? 0 : -1;
    QList<Descriptor> parts = manifest.layers;
    if (manifest.config)
        parts << *manifest.config;
    for (const Descriptor& part : std::as_const(parts)) {
        if (counted.contains(part.digest))
            continue;
        counted.insert(part.digest);
        out.bytesTotal = sumOfSizes(out.bytesTotal, part.size);
        if (m_isHere && !m_isHere(part.digest))
            out.bytesNeeded = sumOfSizes(out.bytesNeeded, part.size);
    }
}

QCoro::Task<Result<void>> PullExplainer::lookWhereBlobsAre(std::shared_ptr<PullExplanation> out,
    std::shared_ptr<Visit> there, Manifest manifest, std::stop_token stop)
{
    if (manifest.layers.isEmpty())
        co_return Result<void>();
    auto sink = std::make_shared<HeadOnlySink>();
    const auto read = co_await there->plane.readBlob(
        there->source.reference.repository(), manifest.layers.constFirst(), 0, sink, stop);
    Q_UNUSED(read) // the sink has ended it
    const QString host = hostAndPort(sink->url);
    const RegistryEndpoint& endpoint = there->session.endpoint();
    if (!host.isEmpty() && host != endpoint.serverHost() && !out->redirectHosts.contains(host))
        out->redirectHosts << host;
    co_return Result<void>();
}

LoginMatch loginInFiles(const AuthEnvironment& environment, const Reference& reference)
{
    LoginMatch out;
    for (const AuthFileLocation& location : authFileLocations(environment)) {
        const auto file = readAuthFile(location);
        if (!file || !*file)
            continue;
        const AuthLookup found = (*file)->find(reference.host(), reference.repository());
        const QString helper = found.hostHelper.isEmpty() ? found.storeHelper : found.hostHelper;
        if (!found.hostHelper.isEmpty() || (!found.entry && !helper.isEmpty())) {
            out.where = QStringLiteral("docker-credential-%1 (%2)").arg(helper, location.path);
            out.key = found.helperKeys.value(0);
            return out;
        }
        if (!found.entry)
            continue;
        out.credential = found.entry->credential;
        out.where = location.path;
        out.key = found.entry->key;
        return out;
    }
    return out;
}

} // namespace portolan

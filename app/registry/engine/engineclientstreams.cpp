// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/engineclient.h"

#include "registry/engine/engineerror.h"
#include "registry/engine/messagesink.h"

#include <utility>

namespace portolan {
namespace {

constexpr std::chrono::minutes patience{15};

//! A reference in its parts; an engine told neither tag nor digest would pull every tag.
class PullName final {
public:
    explicit PullName(const QString& reference)
        : repository(reference.section(u'@', 0, 0))
        , tagOrDigest(reference.section(u'@', 1))
    {
        if (!tagOrDigest.isEmpty()) {
            repository = EngineName::parse(repository).repository;
            return;
        }
        const EngineName name = EngineName::parse(repository);
        repository = name.repository;
        tagOrDigest = name.tag.isEmpty() ? QStringLiteral("latest") : name.tag;
    }

    [[nodiscard]] QString toString() const
    {
        return repository + (tagOrDigest.contains(u':') ? u'@' : u':') + tagOrDigest;
    }
    [[nodiscard]] QString host() const { return repository.section(u'/', 0, 0); }

    QString repository;
    QString tagOrDigest;
};

QString encoded(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "/:@"));
}

void addItem(QUrlQuery& query, QLatin1StringView key, const QString& value)
{
    if (!value.isEmpty())
        query.addQueryItem(key, encoded(value));
}

QUrlQuery podmanPullQuery(const EnginePull& what, const PullName& name)
{
    QUrlQuery query;
    addItem(query, QLatin1StringView("reference"), name.toString());
    addItem(query, QLatin1StringView("policy"), QStringLiteral("always"));
    addItem(query, QLatin1StringView("OS"), what.platform.os);
    addItem(query, QLatin1StringView("Arch"), what.platform.architecture);
    addItem(query, QLatin1StringView("Variant"), what.platform.variant);
    if (what.allowPlainHttp)
        addItem(query, QLatin1StringView("tlsVerify"), QStringLiteral("false"));
    return query;
}

QUrlQuery dockerPullQuery(const EnginePull& what, const PullName& name)
{
    QUrlQuery query;
    addItem(query, QLatin1StringView("fromImage"), name.repository);
    addItem(query, QLatin1StringView("tag"), name.tagOrDigest);
    if (!what.platform.isEmpty())
        addItem(query, QLatin1StringView("platform"), what.platform.toString());
    return query;
}

} // namespace

QCoro::Task<Result<EngineImage>> EngineClient::pull(
    EnginePull what, std::function<void(PullProgress)> progress, std::stop_token stop)
{
    const PullName name(what.reference);
    if (auto good = checkName(name.toString()); !good)
        co_return at(good.error(), QString());
    const auto info = co_await fetchInfo(stop);
    if (!info)
        co_return info.error();
    const QString path = info->isPodman() ? info->libpodPrefix() + QStringLiteral("/images/pull")
                                          : info->dockerPrefix() + QStringLiteral("/images/create");
    HttpRequest request(HttpMethod::Post,
        url(path, info->isPodman() ? podmanPullQuery(what, name) : dockerPullQuery(what, name)));
    request.idleTimeout = patience;
    if (what.credential)
        request.setHeader("X-Registry-Auth", registryAuthHeader(*what.credential, name.host()));
    const auto pulled = std::make_shared<QString>();
    const auto meter = std::make_shared<PullMeter>();
    const auto sink = std::make_shared<MessageSink>([pulled, meter, progress](const EngineMessage& message) {
        if (!message.image.isEmpty())
            *pulled = message.image;
        const PullProgress now = meter->take(message);
        if (progress)
            progress(now);
    });
    request.sink = sink;
    const auto response = co_await ask(std::move(request), stop);
    if (!response)
        co_return at(response.error(), path);
    if (auto finished = sink->finish(); !finished)
        co_return at(finished.error(), path);
    if (info->isPodman() && pulled->isEmpty())
        co_return at(Error::protocol(QStringLiteral("Podman ended its answer without an image"))
                         .withCode(QStringLiteral("ENGINE_FAILED")),
            path);
    const QString result = pulled->isEmpty() ? name.toString() : *pulled;
    auto image = co_await inspectImage(result, stop);
    co_return image;
}

QCoro::Task<Result<QStringList>> EngineClient::load(
    std::shared_ptr<QIODevice> tar, qint64 bytes, std::stop_token stop)
{
    const auto info = co_await fetchInfo(stop);
    if (!info)
        co_return info.error();
    const QString path =
        (info->isPodman() ? info->libpodPrefix() : info->dockerPrefix()) + QStringLiteral("/images/load");
    HttpRequest request(HttpMethod::Post, url(path, QUrlQuery()));
    request.setHeader("Content-Type", "application/x-tar");
    request.upload = std::move(tar);
    request.uploadBytes = bytes;
    request.idleTimeout = patience;
    const auto loaded = std::make_shared<QStringList>();
    const auto sink =
        std::make_shared<MessageSink>([loaded](const EngineMessage& message) { *loaded += message.loaded; });
    request.sink = sink;
    const auto response = co_await ask(std::move(request), stop);
    if (!response)
        co_return at(response.error(), path);
    if (auto finished = sink->finish(); !finished)
        co_return at(finished.error(), path);
    if (loaded->isEmpty())
        co_return at(Error::protocol(QStringLiteral("the engine does not say what it has loaded"))
                         .withCode(QStringLiteral("ENGINE_FAILED")),
            path);
    co_return std::as_const(*loaded);
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/engineclient.h"

#include "base/jsonreader.h"
#include "http/origin.h"
#include "registry/engine/engineerror.h"
#include "registry/engine/messagesink.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace portolan {
namespace {

//! Loading and pulling are silent for as long as the engine unpacks.
constexpr std::chrono::minutes patience{15};
constexpr qint64 maxListBytes = qint64(64) * 1024 * 1024;

QString imagePath(const EngineInfo& info, const QString& rest)
{
    return (info.isPodman() ? info.libpodPrefix() : info.dockerPrefix()) + QStringLiteral("/images/") + rest;
}

std::string revealed(const Secret& secret)
{
    const QByteArrayView bytes = secret.reveal();
    return {bytes.data(), static_cast<size_t>(bytes.size())};
}

//! Query values: a `+` would be read as a blank.
QString queryValue(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "/:@"));
}

} // namespace

EngineClient::EngineClient(EngineAddress address, HttpClient& network)
    : m_address(std::move(address))
    , m_network(network)
    , m_client(&network)
{
    if (!m_address.isSocket())
        return;
    m_transport = std::make_unique<SocketTransport>(m_address.socketPath());
    m_socketClient = std::make_unique<HttpClient>(*m_transport, m_network.observer());
    m_client = m_socketClient.get();
}

EngineClient::~EngineClient() = default;

QUrl EngineClient::url(const QString& path, const QUrlQuery& query) const
{
    QUrl out = m_address.isSocket() ? m_transport->baseUrl() : m_address.url();
    out.setPath(path, QUrl::DecodedMode);
    out.setQuery(query);
    return out;
}

Error EngineClient::at(const Error& error, const QString& path) const
{
    return error.at(m_address.isSocket() ? m_address.socketPath() : hostAndPort(m_address.url()), path);
}

Result<void> EngineClient::checkName(const QString& name)
{
    const bool clean = std::all_of(name.cbegin(), name.cend(), [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7f && !QStringView(u"?#%\\\"'<>").contains(c);
    });
    if (name.isEmpty() || !clean || name.startsWith(u'/') || name.contains(QLatin1String("..")))
        return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "\"%1\" is no name of an image"), {name}));
    return {};
}

QCoro::Task<Result<HttpResponse>> EngineClient::ask(HttpRequest request, std::stop_token stop)
{
    const QString path = request.url.path();
    auto response = co_await m_client->send(std::move(request), stop);
    if (response && !response->isSuccess())
        co_return at(engineError(response->status, response->body), path);
    co_return response;
}

QCoro::Task<Result<EngineInfo>> EngineClient::fetchInfo(std::stop_token stop)
{
    if (m_info)
        co_return std::as_const(*m_info);
    const QString path = QStringLiteral("/_ping");
    HttpRequest ping(HttpMethod::Get, url(path, QUrlQuery()));
    auto pinged = co_await ask(std::move(ping), stop);
    if (!pinged)
        co_return pinged.error();
    auto info = EngineInfo::parse(*pinged);
    if (!info)
        co_return at(info.error(), path);
    m_info = *info;
    co_return info;
}

QCoro::Task<Result<QList<EngineImage>>> EngineClient::listImages(std::stop_token stop)
{
    const auto info = co_await fetchInfo(stop);
    if (!info)
        co_return info.error();
    const QString path = imagePath(*info, QStringLiteral("json"));
    HttpRequest request(HttpMethod::Get, url(path, QUrlQuery()));
    request.maxBodyBytes = maxListBytes;
    auto response = co_await ask(std::move(request), stop);
    if (!response)
        co_return response.error();
    auto images = parseEngineImages(response->body);
    if (!images)
        co_return at(images.error(), path);
    co_return images;
}

QCoro::Task<Result<EngineImage>> EngineClient::inspectImage(QString name, std::stop_token stop)
{
    if (auto good = checkName(name); !good)
        co_return at(good.error(), QString());
    const auto info = co_await fetchInfo(stop);
    if (!info)
        co_return info.error();
    const QString path = imagePath(*info, name + QStringLiteral("/json"));
    HttpRequest request(HttpMethod::Get, url(path, QUrlQuery()));
    auto response = co_await ask(std::move(request), stop);
    if (!response)
        co_return response.error();
    auto image = parseEngineImage(response->body);
    if (!image)
        co_return at(image.error(), path);
    co_return image;
}

QCoro::Task<Result<QList<EngineContainer>>> EngineClient::listContainers(std::stop_token stop)
{
    const auto info = co_await fetchInfo(stop);
    if (!info)
        co_return info.error();
    const QString path =
        (info->isPodman() ? info->libpodPrefix() : info->dockerPrefix()) + QStringLiteral("/containers/json");
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("all"), QStringLiteral("true"));
    HttpRequest request(HttpMethod::Get, url(path, query));
    request.maxBodyBytes = maxListBytes;
    auto response = co_await ask(std::move(request), stop);
    if (!response)
        co_return response.error();
    auto containers = parseEngineContainers(response->body);
    if (!containers)
        co_return at(containers.error(), path);
    co_return containers;
}

QCoro::Task<Result<void>> EngineClient::tagImage(QString name, EngineName newName, std::stop_token stop)
{
    if (auto good = checkName(name); !good)
        co_return at(good.error(), QString());
    const auto info = co_await fetchInfo(stop);
    if (!info)
        co_return info.error();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("repo"), queryValue(newName.repository));
    query.addQueryItem(QStringLiteral("tag"), queryValue(newName.tag));
    HttpRequest request(HttpMethod::Post, url(imagePath(*info, name + QStringLiteral("/tag")), query));
    const auto response = co_await ask(std::move(request), stop);
    if (!response)
        co_return response.error();
    co_return Result<void>();
}

QCoro::Task<Result<void>> EngineClient::untagImage(EngineName name, std::stop_token stop)
{
    const QString whole = name.toString();
    if (auto good = checkName(whole); !good)
        co_return at(good.error(), QString());
    const auto info = co_await fetchInfo(stop);
    if (!info)
        co_return info.error();
    if (!info->isPodman())
        co_return at(Error::unsupported(Sentence(
                         QT_TRANSLATE_NOOP("Core", "Docker cannot take a name away from an image alone"))),
            QString());
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("repo"), queryValue(name.repository));
    query.addQueryItem(QStringLiteral("tag"), queryValue(name.tag));
    HttpRequest request(HttpMethod::Post, url(imagePath(*info, whole + QStringLiteral("/untag")), query));
    const auto response = co_await ask(std::move(request), stop);
    if (!response)
        co_return response.error();
    co_return Result<void>();
}

QCoro::Task<Result<EngineRemoval>> EngineClient::removeImage(QString name, std::stop_token stop)
{
    if (auto good = checkName(name); !good)
        co_return at(good.error(), QString());
    const auto info = co_await fetchInfo(stop);
    if (!info)
        co_return info.error();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("force"), QStringLiteral("false"));
    // The API both have: its answer says what was done, in one form.
    const QString path = info->dockerPrefix() + QStringLiteral("/images/") + name;
    HttpRequest request(HttpMethod::Delete, url(path, query));
    request.idleTimeout = patience;
    auto response = co_await ask(std::move(request), stop);
    if (!response)
        co_return response.error();
    const auto json = JsonReader::parse(response->body);
    if (!json)
        co_return at(json.error(), path);
    EngineRemoval out;
    for (const JsonReader& item : json->items()) {
        if (const QString untagged = item[QLatin1StringView("Untagged")].text(); !untagged.isEmpty())
            out.untagged << untagged;
        if (const QString deleted = item[QLatin1StringView("Deleted")].text(); !deleted.isEmpty())
            out.deleted << deleted;
    }
    co_return out;
}

QCoro::Task<Result<void>> EngineClient::save(
    QString name, std::shared_ptr<BodySink> sink, std::stop_token stop)
{
    if (auto good = checkName(name); !good)
        co_return at(good.error(), QString());
    const auto info = co_await fetchInfo(stop);
    if (!info)
        co_return info.error();
    QUrlQuery query;
    if (info->isPodman()) {
        query.addQueryItem(QStringLiteral("references"), queryValue(name));
        query.addQueryItem(QStringLiteral("format"), QStringLiteral("oci-archive"));
        query.addQueryItem(QStringLiteral("ociAcceptUncompressedLayers"), QStringLiteral("true"));
    }
    const QString rest = info->isPodman() ? QStringLiteral("export") : name + QStringLiteral("/get");
    HttpRequest request(HttpMethod::Get, url(imagePath(*info, rest), query));
    request.sink = std::move(sink);
    request.idleTimeout = patience;
    const auto response = co_await ask(std::move(request), stop);
    if (!response)
        co_return response.error();
    co_return Result<void>();
}

QByteArray registryAuthHeader(const Credential& credential, const QString& host)
{
    nlohmann::json json = nlohmann::json::object();
    if (!credential.identityToken.isEmpty()) {
        json["identitytoken"] = revealed(credential.identityToken);
    } else {
        json["username"] = credential.user.toStdString();
        json["password"] = revealed(credential.password);
    }
    json["serveraddress"] = host.toStdString();
    const std::string text = json.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
    return QByteArray::fromStdString(text).toBase64(QByteArray::Base64UrlEncoding);
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "http/proxyrules.h"

#include "http/origin.h"

#include <QHostAddress>
#include <QStringList>

namespace portolan {
namespace {

QString variable(const QProcessEnvironment& environment, const QString& name)
{
    const QString value = environment.value(name).trimmed();
    return value.isEmpty() ? environment.value(name.toUpper()).trimmed() : value;
}

bool inSubnet(const QString& host, const QString& rule)
{
    const QHostAddress address(host);
    return rule.contains(u'/') && !address.isNull() && address.isInSubnet(QHostAddress::parseSubnet(rule));
}

//! One entry of no_proxy: "*", a host or address, ".domain" or "*.domain", a subnet; all with an optional
//! port.
bool matches(const QUrl& url, QString rule)
{
    const QString host = url.host().toLower();
    rule = rule.trimmed().toLower();
    if (rule.isEmpty())
        return false;
    if (rule == QLatin1String("*") || inSubnet(host, rule))
        return true;
    const qsizetype colon = rule.lastIndexOf(u':');
    if (colon > 0 && rule.indexOf(u':') == colon) {
        if (rule.mid(colon + 1) != QString::number(effectivePort(url)))
            return false;
        rule.truncate(colon);
    }
    if (rule.startsWith(QLatin1String("*.")))
        rule.remove(0, 1);
    if (rule.startsWith(u'.'))
        return host.endsWith(rule) || host == QStringView(rule).mid(1);
    return host == rule || host.endsWith(u'.' + rule);
}

} // namespace

QNetworkProxy proxyFromUrl(const QUrl& url)
{
    if (url.host().isEmpty())
        return {QNetworkProxy::NoProxy};
    const bool socks = url.scheme().startsWith(QLatin1String("socks"));
    const int usualPort = socks ? 1080 : 80;
    const int port = url.port(url.scheme() == QLatin1String("https") ? 443 : usualPort);
    return {socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
        static_cast<quint16>(port), url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded)};
}

std::optional<QNetworkProxy> environmentProxy(const QUrl& url, const QProcessEnvironment& environment)
{
    QString proxy = variable(environment, url.scheme() + QStringLiteral("_proxy"));
    if (proxy.isEmpty())
        proxy = variable(environment, QStringLiteral("all_proxy"));
    if (proxy.isEmpty())
        return std::nullopt;
    const QStringList exceptions =
        variable(environment, QStringLiteral("no_proxy")).split(u',', Qt::SkipEmptyParts);
    for (const QString& rule : exceptions) {
        if (matches(url, rule))
            return QNetworkProxy(QNetworkProxy::NoProxy);
    }
    if (!proxy.contains(QLatin1String("://")))
        proxy.prepend(QStringLiteral("http://"));
    return proxyFromUrl(QUrl(proxy));
}

std::optional<QNetworkProxy> givenProxy(const QUrl& url, const QHash<QString, QUrl>& proxies)
{
    QUrl bare(url);
    bare.setPort(-1);
    const bool isUsualPort = effectivePort(url) == effectivePort(bare);
    QUrl full(url);
    full.setPort(effectivePort(url));
    QStringList names{hostAndPort(full)};
    if (isUsualPort)
        names += hostAndPort(bare);
    for (const QString& name : std::as_const(names)) {
        const auto found = proxies.constFind(name.toLower());
        if (found != proxies.cend())
            return proxyFromUrl(*found);
    }
    return std::nullopt;
}

ProxyRules::ProxyRules(QHash<QString, QUrl> proxies) : m_proxies(std::move(proxies)) {}

QList<QNetworkProxy> ProxyRules::queryProxy(const QNetworkProxyQuery& query)
{
    const auto given = givenProxy(query.url(), m_proxies);
    if (given)
        return {*given};
    const QNetworkProxy direct(QNetworkProxy::NoProxy);
    if (isLoopbackHost(query.url().host()))
        return {direct};
    const auto fromEnvironment = environmentProxy(query.url(), QProcessEnvironment::systemEnvironment());
    if (fromEnvironment)
        return {*fromEnvironment};
    const QList<QNetworkProxy> fromDesktop = systemProxyForQuery(query);
    return fromDesktop.isEmpty() ? QList<QNetworkProxy>{direct} : fromDesktop;
}

} // namespace portolan

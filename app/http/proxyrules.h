// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QUrl>

#include <optional>

namespace portolan {

//! A proxy written as URL; an empty or unusable one is "no proxy". Pure.
[[nodiscard]] QNetworkProxy proxyFromUrl(const QUrl& url);
//! The proxy of that table for a URL, found by host and port as written, or by the host alone where the port
//! is the scheme's own. Pure.
[[nodiscard]] std::optional<QNetworkProxy> givenProxy(const QUrl& url, const QHash<QString, QUrl>& proxies);
//! What http_proxy, https_proxy, all_proxy and no_proxy say of a URL, lower case before upper case; nothing
//! when none of them is set. Pure.
[[nodiscard]] std::optional<QNetworkProxy> environmentProxy(
    const QUrl& url, const QProcessEnvironment& environment);

//! The proxy given for a host counts. Without one this machine is reached directly; anything else as the
//! environment says, else as the desktop says.
class ProxyRules final : public QNetworkProxyFactory {
public:
    ProxyRules() = default;
    //! By host[:port]: TlsTrust::proxies().
    explicit ProxyRules(QHash<QString, QUrl> proxies);

    [[nodiscard]] QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override;

private:
    QHash<QString, QUrl> m_proxies;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QUrl>

#include <optional>

namespace portolan {

//! A proxy written as URL; an empty or unusable one is "no proxy". Pure.
[[nodiscard]] QNetworkProxy proxyFromUrl(const QUrl& url);
//! What http_proxy, https_proxy, all_proxy and no_proxy say of a URL, lower case before upper case; nothing
//! when none of them is set. Pure.
[[nodiscard]] std::optional<QNetworkProxy> environmentProxy(
    const QUrl& url, const QProcessEnvironment& environment);

//! This machine is reached directly; anything else as the environment says, else as the desktop says.
class ProxyRules final : public QNetworkProxyFactory {
public:
    [[nodiscard]] QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override;
};

} // namespace portolan

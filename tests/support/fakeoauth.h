// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeanswer.h"

#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <memory>
#include <vector>

namespace portolan {

class FakeOpenShift;

//! The OAuth server of a FakeOpenShift, on a port of its own. While it lives the API server's
//! /.well-known/oauth-authorization-server names it; without one that path is 404, as with external OIDC.
//! It speaks the challenge flow of openshift-challenging-client, the browser flow of openshift-cli-client to
//! a loopback redirect, and /oauth/token/request for pasting; PKCE with S256 is checked, codes serve once.
//! Tokens it hands out are known to the API server at once, and useroauthaccesstokens names them.
class FakeOAuth final : public QObject {
    Q_OBJECT

public:
    explicit FakeOAuth(FakeOpenShift& cluster, QObject* parent = nullptr);
    FakeOAuth(FakeOpenShift& cluster, const QSslConfiguration& tls, QObject* parent = nullptr);
    ~FakeOAuth() override;
    Q_DISABLE_COPY_MOVE(FakeOAuth)

    [[nodiscard]] QUrl url(const QString& path = QString()) const;

    //! Who may log in. The user need not have been added to the cluster before.
    void addPassword(const QString& user, const QString& password);
    //! Who sits in front of the browser: authorize requests of openshift-cli-client are granted to this user
    //! without asking. Empty: access is denied.
    void setBrowserUser(const QString& user);
    //! 24 hours by default.
    void setTokenSeconds(int seconds);
    //! A `Negotiate` challenge stands in front of the Basic one.
    void setNegotiate(bool negotiate);
    //! The next token request is answered so.
    void failNextToken(const FakeAnswer& answer);

    [[nodiscard]] const std::vector<FakeRequest>& requests() const;
    //! Tokens handed out, oldest first.
    [[nodiscard]] QStringList tokens() const;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "support/fakeoauth.h"

#include "support/fakehttpserver.h"
#include "support/fakeopenshift.h"
#include "support/fakeopenshiftrbac.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonDocument>
#include <QUrlQuery>
#include <QUuid>

namespace portolan {
namespace {

const QString challengingClient = QStringLiteral("openshift-challenging-client");
const QString browserClient = QStringLiteral("openshift-cli-client");

//! A query or form by name.
class Parameters final {
public:
    explicit Parameters(const QByteArray& text)
    {
        const auto items = fakeQueryItems(text);
        for (const auto& [name, value] : items)
            m_values.insert(name, value);
    }

    [[nodiscard]] QString operator[](QLatin1StringView name) const { return m_values.value(name); }

private:
    QHash<QString, QString> m_values;
};

FakeAnswer error(const QByteArray& name, const QByteArray& description, int status = 400)
{
    return FakeAnswer::json(
        R"({"error":")" + name + R"(","error_description":")" + description + R"("})", status);
}

std::pair<QString, QString> basicOf(const FakeRequest& request)
{
    const QByteArray value = request.header("Authorization");
    const QByteArray scheme = "basic ";
    if (!value.toLower().startsWith(scheme))
        return {};
    const QString text = QString::fromUtf8(QByteArray::fromBase64(value.mid(scheme.size())));
    return {text.section(u':', 0, 0), text.section(u':', 1)};
}

QString randomToken()
{
    const QByteArray bytes = QUuid::createUuid().toRfc4122() + QUuid::createUuid().toRfc4122();
    return QStringLiteral("sha256~")
        + QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QByteArray s256(const QString& verifier)
{
    return QCryptographicHash::hash(verifier.toUtf8(), QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

FakeAnswer redirect(const QString& target, const QList<std::pair<QString, QString>>& parameters)
{
    QUrl url(target);
    QUrlQuery query(url);
    for (const auto& [name, value] : parameters) {
        if (!value.isEmpty())
            query.addQueryItem(name, value);
    }
    url.setQuery(query);
    return FakeAnswer::redirect(url.toEncoded(), 302);
}

} // namespace

class FakeOAuth::Private {
public:
    Private(FakeOpenShift& target, const std::optional<QSslConfiguration>& tls)
        : cluster(target)
        , http([this](const FakeRequest& request,
                   FakeHttpConnection& connection) { connection.send(answer(request)); },
              tls)
    {
    }

    struct Code {
        QString client;
        QString redirectUri;
        QString challenge;
        QString user;
    };

    [[nodiscard]] FakeAnswer answer(const FakeRequest& request)
    {
        if (request.path() == "/oauth/authorize" && request.method == "GET")
            return authorize(request);
        if (request.path() == "/oauth/token" && request.method == "POST")
            return token(request);
        if (request.path() == "/oauth/token/request")
            return FakeAnswer(200, "<html>Display Token</html>").withHeader("Content-Type", "text/html");
        cluster.addProblem(QStringLiteral("OAuth: no such path: ") + QString::fromUtf8(request.line()));
        return FakeAnswer(404, "404 page not found\n");
    }

    [[nodiscard]] FakeAnswer authorize(const FakeRequest& request)
    {
        const Parameters query(request.target.mid(request.path().size() + 1));
        const QString client = query[QLatin1StringView("client_id")];
        const QString uri = query[QLatin1StringView("redirect_uri")];
        if (!isRegistered(client, uri))
            return error(
                "unauthorized_client", "The client is not authorized to request a token using this method.");
        const QString state = query[QLatin1StringView("state")];
        if (query[QLatin1StringView("response_type")] != QLatin1StringView("code")
            || query[QLatin1StringView("code_challenge")].isEmpty()
            || query[QLatin1StringView("code_challenge_method")] != QLatin1StringView("S256")) {
            cluster.addProblem(QStringLiteral("OAuth: authorize without code and S256"));
            return redirect(uri,
                {{QStringLiteral("error"), QStringLiteral("invalid_request")},
                    {QStringLiteral("state"), state}});
        }
        QString user = browserUser;
        if (client == challengingClient) {
            const FakeOpenShiftOutcome<QString> known = challenge(request);
            if (!known)
                return challengeAnswer(request);
            user = known.value();
        } else if (state.isEmpty()) {
            cluster.addProblem(QStringLiteral("OAuth: browser login without a state"));
        }
        if (user.isEmpty())
            return redirect(uri,
                {{QStringLiteral("error"), QStringLiteral("access_denied")},
                    {QStringLiteral("state"), state}});
        const QString code = randomToken();
        codes.insert(code, Code{client, uri, query[QLatin1StringView("code_challenge")], user});
        return redirect(uri, {{QStringLiteral("code"), code}, {QStringLiteral("state"), state}});
    }

    [[nodiscard]] bool isRegistered(const QString& client, const QString& uri) const
    {
        if (client == challengingClient)
            return uri == http.url(QStringLiteral("/oauth/token/implicit")).toString();
        const QUrl url(uri);
        return client == browserClient && url.scheme() == QLatin1StringView("http")
            && (url.host() == QLatin1StringView("127.0.0.1") || url.host() == QLatin1StringView("::1"))
            && url.path() == QLatin1StringView("/callback");
    }

    //! The user whose password the request brings.
    [[nodiscard]] FakeOpenShiftOutcome<QString> challenge(const FakeRequest& request) const
    {
        const auto [user, password] = basicOf(request);
        if (request.header("X-CSRF-Token").isEmpty() || user.isEmpty() || !passwords.contains(user)
            || passwords.value(user) != password)
            return FakeOpenShiftStatus::unauthorized();
        return user;
    }

    [[nodiscard]] FakeAnswer challengeAnswer(const FakeRequest& request)
    {
        if (request.header("X-CSRF-Token").isEmpty()) {
            cluster.addProblem(QStringLiteral("OAuth: no X-CSRF-Token"));
            return FakeAnswer(401).withHeader("Warning",
                R"(199 Origin "A non-empty X-CSRF-Token header is required to receive basic-auth challenges")");
        }
        FakeAnswer answer(401);
        if (negotiate)
            answer = answer.withHeader("WWW-Authenticate", "Negotiate");
        return answer.withHeader("WWW-Authenticate", R"(Basic realm="openshift")");
    }

    [[nodiscard]] FakeAnswer token(const FakeRequest& request)
    {
        if (const auto failing = std::exchange(tokenFailure, std::nullopt))
            return *failing;
        if (!request.header("Content-Type").startsWith("application/x-www-form-urlencoded"))
            return error("invalid_request", "content type");
        const Parameters form(request.body);
        const QString client = basicOf(request).first;
        const Code code = codes.take(form[QLatin1StringView("code")]);
        if (code.client.isEmpty()
            || form[QLatin1StringView("grant_type")] != QLatin1StringView("authorization_code"))
            return error("invalid_grant", "The provided authorization grant is invalid");
        const QString named = client.isEmpty() ? form[QLatin1StringView("client_id")] : client;
        if (named != code.client)
            return error("unauthorized_client", "The client is not authorized", 401);
        if (form[QLatin1StringView("redirect_uri")] != code.redirectUri)
            return error("invalid_grant", "redirect_uri does not match");
        if (s256(form[QLatin1StringView("code_verifier")]) != code.challenge.toLatin1())
            return error("invalid_grant", "code_verifier does not match");
        const QString given = randomToken();
        handedOut.append(given);
        cluster.addUser(code.user, given);
        QJsonObject object;
        object.insert(QStringLiteral("access_token"), given);
        object.insert(QStringLiteral("expires_in"), seconds);
        object.insert(QStringLiteral("scope"), QStringLiteral("user:full"));
        object.insert(QStringLiteral("token_type"), QStringLiteral("Bearer"));
        return FakeAnswer::json(QJsonDocument(object).toJson(QJsonDocument::Compact));
    }

    [[nodiscard]] QJsonObject discovery() const
    {
        QJsonObject object;
        object.insert(QStringLiteral("issuer"), http.url().toString());
        object.insert(QStringLiteral("authorization_endpoint"),
            http.url(QStringLiteral("/oauth/authorize")).toString());
        object.insert(QStringLiteral("token_endpoint"), http.url(QStringLiteral("/oauth/token")).toString());
        object.insert(QStringLiteral("scopes_supported"),
            QJsonArray{QStringLiteral("user:check-access"), QStringLiteral("user:full"),
                QStringLiteral("user:info"), QStringLiteral("user:list-projects")});
        object.insert(QStringLiteral("response_types_supported"),
            QJsonArray{QStringLiteral("code"), QStringLiteral("token")});
        object.insert(QStringLiteral("grant_types_supported"),
            QJsonArray{QStringLiteral("authorization_code"), QStringLiteral("implicit")});
        object.insert(QStringLiteral("code_challenge_methods_supported"),
            QJsonArray{QStringLiteral("plain"), QStringLiteral("S256")});
        return object;
    }

    FakeOpenShift& cluster;
    FakeHttpServer http;
    QHash<QString, QString> passwords;
    QHash<QString, Code> codes;
    QString browserUser;
    QStringList handedOut;
    std::optional<FakeAnswer> tokenFailure;
    int seconds = 86400;
    bool negotiate = false;
};

FakeOAuth::FakeOAuth(FakeOpenShift& cluster, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(cluster, std::nullopt))
{
    cluster.setOAuthServer(m_d->discovery());
}

FakeOAuth::FakeOAuth(FakeOpenShift& cluster, const QSslConfiguration& tls, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(cluster, tls))
{
    cluster.setOAuthServer(m_d->discovery());
}

FakeOAuth::~FakeOAuth()
{
    m_d->cluster.setOAuthServer({});
}

QUrl FakeOAuth::url(const QString& path) const
{
    return m_d->http.url(path);
}

void FakeOAuth::addPassword(const QString& user, const QString& password)
{
    m_d->passwords.insert(user, password);
}

void FakeOAuth::setBrowserUser(const QString& user)
{
    m_d->browserUser = user;
}

void FakeOAuth::setTokenSeconds(int seconds)
{
    m_d->seconds = seconds;
}

void FakeOAuth::setNegotiate(bool negotiate)
{
    m_d->negotiate = negotiate;
}

void FakeOAuth::failNextToken(const FakeAnswer& answer)
{
    m_d->tokenFailure = answer;
}

const std::vector<FakeRequest>& FakeOAuth::requests() const
{
    return m_d->http.requests();
}

QStringList FakeOAuth::tokens() const
{
    return m_d->handedOut;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "http/loopbackredirect.h"
#include "oauthfixture.h"
#include "registry/openshift/browserlogin.h"
#include "support/awaiting.h"
#include "support/fakeoauth.h"
#include "support/fakeopenshift.h"

#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

using namespace portolan;
using namespace std::chrono_literals;
using TokenResult = Result<ClusterToken>;

//! Logins that come back from a browser.
class TestBrowserLogin : public QObject, public OAuthFixture {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void byBrowser();
    void browserSaysNo();
    void browserNeverComes();
    void browserIsGivenUp();
    void othersAtTheDoor();
    void strictClusterByBrowser();

private:
    //! A browser that goes where it is sent and answers with `query` and the state.
    [[nodiscard]] OpenBrowserFunction browser(const QString& query)
    {
        return [this, query](const QUrl& url) {
            m_opened = url;
            const QUrlQuery asked(url);
            QUrl back(asked.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
            back.setQuery(query + QStringLiteral("&state=")
                + asked.queryItemValue(QStringLiteral("state"), QUrl::FullyDecoded));
            visit(back);
        };
    }
    void visit(const QUrl& url, const QByteArray& host = QByteArray())
    {
        auto* socket = new QTcpSocket(this);
        connect(socket, &QTcpSocket::connected, socket, [socket, url, host] {
            socket->write("GET " + url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)
                + " HTTP/1.1\r\nHost: " + (host.isEmpty() ? url.authority().toLatin1() : host) + "\r\n\r\n");
        });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { m_shown += socket->readAll(); });
        socket->connectToHost(QStringLiteral("127.0.0.1"), quint16(url.port()));
    }
    [[nodiscard]] TokenResult byBrowser(const OpenBrowserFunction& open,
        std::chrono::milliseconds patience = 20s, const std::stop_token& stop = std::stop_token())
    {
        BrowserLogin tried(*m_client, m_api->url());
        return await(tried.logIn(open, patience, stop));
    }

    QUrl m_opened;
    QByteArray m_shown;
};

void TestBrowserLogin::init()
{
    begin();
    m_opened.clear();
    m_shown.clear();
}

void TestBrowserLogin::cleanup()
{
    QCOMPARE(end(), QString());
}

void TestBrowserLogin::byBrowser()
{
    discover();
    giveToken();
    m_api->on("GET", "/apis/user.openshift.io/v1/users/~")
        .reply(FakeAnswer::json(R"({"metadata":{"name":"ann"}})"));
    const TokenResult result = byBrowser(browser(QStringLiteral("code=c0de")));
    QVERIFY2(result, qPrintable(result ? QString() : result.error().toLogLine()));
    QCOMPARE(result->user, QStringLiteral("ann"));
    const QUrlQuery asked(m_opened);
    QCOMPARE(asked.queryItemValue(QStringLiteral("client_id")), QStringLiteral("openshift-cli-client"));
    const QUrl back(asked.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
    QCOMPARE(back.host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(back.path(), QStringLiteral("/callback"));
    QVERIFY(asked.queryItemValue(QStringLiteral("state")).size() >= 22);
    QTRY_VERIFY(m_shown.contains("You can close this page"));
    QVERIFY(!m_shown.contains("c0de"));
    const QUrlQuery form(QString::fromLatin1(m_oauth->requests().back().body));
    QCOMPARE(form.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded), back.toString());
    // The door is shut.
    QTcpSocket late;
    late.connectToHost(QStringLiteral("127.0.0.1"), quint16(back.port()));
    QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
}

void TestBrowserLogin::browserSaysNo()
{
    discover();
    const TokenResult result = byBrowser(browser(QStringLiteral("error=access_denied")));
    QVERIFY(!result);
    QCOMPARE(result.error().code(), QStringLiteral("LOGIN_REFUSED"));
    QTRY_VERIFY(m_shown.contains("You can close this page"));
}

void TestBrowserLogin::browserNeverComes()
{
    discover();
    const TokenResult result = byBrowser([](const QUrl&) {}, 50ms);
    QVERIFY(!result);
    QCOMPARE(result.error().kind(), ErrorKind::Timeout);
    QCOMPARE(result.error().code(), QStringLiteral("BROWSER_TIMEOUT"));
}

void TestBrowserLogin::browserIsGivenUp()
{
    discover();
    std::stop_source source;
    const TokenResult result =
        byBrowser([&source](const QUrl&) { source.request_stop(); }, 20s, source.get_token());
    QVERIFY(!result);
    QVERIFY(result.error().isCancelled());
}

void TestBrowserLogin::othersAtTheDoor()
{
    const LoopbackRedirectPointer door(new LoopbackRedirect(QStringLiteral("right")));
    QVERIFY(door->listen());
    auto waiting = door->visit(20s, std::stop_token());
    const QUrl url = door->redirectUri();
    const auto with = [&url](const QString& query) {
        QUrl visited(url);
        visited.setQuery(query);
        return visited;
    };
    const int strangers = 4;
    visit(with(QStringLiteral("code=evil&state=wrong")));
    visit(with(QStringLiteral("code=evil&state=right")), "evil.example");
    visit(url.resolved(QUrl(QStringLiteral("/favicon.ico"))));
    visit(url.resolved(QUrl(QStringLiteral("/other?code=evil&state=right"))));
    QTRY_COMPARE(m_shown.count("404 Not Found"), strangers);
    visit(with(QStringLiteral("code=c0de&state=right")));
    const auto visited = await(std::move(waiting));
    QVERIFY(visited);
    QCOMPARE(visited->query(), QStringLiteral("code=c0de&state=right"));
}

void TestBrowserLogin::strictClusterByBrowser()
{
    FakeOpenShift cluster;
    FakeOAuth oauth(cluster);
    oauth.setBrowserUser(QStringLiteral("ann"));
    BrowserLogin login(*m_client, cluster.url());
    // A browser that follows where it is sent.
    QtTransport browserTransport{TlsTrust()};
    HttpClient browser(browserTransport, nullptr);
    std::vector<QCoro::Task<Result<HttpResponse>>> visits;
    const auto open = [&browser, &visits](const QUrl& url) {
        visits.push_back(browser.send(HttpRequest(HttpMethod::Get, url), std::stop_token()));
    };
    const auto given = await(login.logIn(open, 20s, std::stop_token()));
    QVERIFY2(given, qPrintable(given ? QString() : given.error().toLogLine()));
    QCOMPARE(given->user, QStringLiteral("ann"));
    const auto pages = awaitAll(std::move(visits));
    QCOMPARE(pages.size(), size_t(1));
    QVERIFY(pages.front() && pages.front()->body.contains("You can close this page"));
    oauth.setBrowserUser(QString());
    visits.clear();
    const auto denied = await(login.logIn(open, 20s, std::stop_token()));
    QCOMPARE(denied.error().code(), QStringLiteral("LOGIN_REFUSED"));
    QCOMPARE(awaitAll(std::move(visits)).size(), size_t(1));
    QCOMPARE(cluster.problems(), QString());
}

QTEST_GUILESS_MAIN(TestBrowserLogin)
#include "tst_browserlogin.moc"

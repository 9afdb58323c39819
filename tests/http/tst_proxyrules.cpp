// SPDX-License-Identifier: Apache-2.0
#include "http/proxyrules.h"

#include <QTest>

using namespace portolan;

class TestProxyRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void environment_data();
    void environment();
    void loopbackIsDirect();
    void given_data();
    void given();
    void urls();
};

void TestProxyRules::environment_data()
{
    QTest::addColumn<QString>("variables"); // NAME=value separated by blanks
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("proxy"); // "host:port", "direct", or "" for unset

    const auto row = [](const char* name, const char* variables, const char* url, const char* proxy) {
        QTest::newRow(name) << QString::fromLatin1(variables) << QString::fromLatin1(url)
                            << QString::fromLatin1(proxy);
    };
    row("unset", "", "https://r.example", "");
    row("https", "https_proxy=http://p:3128", "https://r.example", "p:3128");
    row("http is another one", "https_proxy=http://p:3128", "http://r.example", "");
    row("upper case", "HTTPS_PROXY=http://p:3128", "https://r.example", "p:3128");
    row("lower case first", "HTTPS_PROXY=http://q:1 https_proxy=http://p:3128", "https://r.example",
        "p:3128");
    row("all", "all_proxy=http://p:3128", "https://r.example", "p:3128");
    row("without scheme", "http_proxy=p:8080", "http://r.example", "p:8080");
    row("no_proxy host", "https_proxy=http://p:1 no_proxy=r.example", "https://r.example", "direct");
    row("no_proxy sub-domain", "https_proxy=http://p:1 no_proxy=example", "https://r.example", "direct");
    row("no_proxy is no suffix of words", "https_proxy=http://p:1 no_proxy=ample", "https://r.example",
        "p:1");
    row("no_proxy dot", "https_proxy=http://p:1 no_proxy=x,.example", "https://r.example", "direct");
    row("no_proxy star dot", "https_proxy=http://p:1 no_proxy=*.example", "https://r.example", "direct");
    row("no_proxy star", "https_proxy=http://p:1 no_proxy=*", "https://r.example", "direct");
    row("no_proxy port", "https_proxy=http://p:1 no_proxy=r.example:5000", "https://r.example:5000",
        "direct");
    row("no_proxy other port", "https_proxy=http://p:1 no_proxy=r.example:5000", "https://r.example", "p:1");
    row("no_proxy subnet", "https_proxy=http://p:1 no_proxy=10.0.0.0/8", "https://10.1.2.3", "direct");
    row("outside the subnet", "https_proxy=http://p:1 no_proxy=10.0.0.0/8", "https://11.1.2.3", "p:1");
    row("NO_PROXY", "https_proxy=http://p:1 NO_PROXY=r.example", "https://r.example", "direct");
}

void TestProxyRules::environment()
{
    QFETCH(QString, variables);
    QFETCH(QString, url);
    QFETCH(QString, proxy);
    QProcessEnvironment environment;
    const QStringList assignments = variables.split(u' ', Qt::SkipEmptyParts);
    for (const QString& assignment : assignments)
        environment.insert(assignment.section(u'=', 0, 0), assignment.section(u'=', 1));
    const auto found = environmentProxy(QUrl(url), environment);
    QString text;
    if (found && found->type() == QNetworkProxy::NoProxy)
        text = QStringLiteral("direct");
    else if (found)
        text = found->hostName() + u':' + QString::number(found->port());
    QCOMPARE(text, proxy);
}

void TestProxyRules::loopbackIsDirect()
{
    qputenv("http_proxy", "http://p.example:3128");
    ProxyRules rules;
    const auto typeFor = [&rules](const char* url) {
        return rules.queryProxy(QNetworkProxyQuery(QUrl(QString::fromLatin1(url)))).constFirst().type();
    };
    QCOMPARE(typeFor("http://127.0.0.1:5000/"), QNetworkProxy::NoProxy);
    QCOMPARE(typeFor("http://localhost:5000/"), QNetworkProxy::NoProxy);
    QCOMPARE(typeFor("http://[::1]:5000/"), QNetworkProxy::NoProxy);
    QCOMPARE(typeFor("http://r.example/"), QNetworkProxy::HttpProxy);
    qunsetenv("http_proxy");
}

void TestProxyRules::given_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("found");
    const auto row = [](const char* name, const char* host, const char* url, bool found) {
        QTest::newRow(name) << QString::fromLatin1(host) << QString::fromLatin1(url) << found;
    };
    row("host and port", "api.example:6443", "https://API.example:6443/x", true);
    row("another port", "api.example:6443", "https://api.example/x", false);
    row("usual port left out", "api.example", "https://api.example:443/x", true);
    row("usual port written", "api.example:443", "https://api.example/x", true);
    row("unusual port left out", "api.example", "https://api.example:6443/x", false);
    row("sub-domain", "api.example", "https://x.api.example/x", false);
    row("this machine", "127.0.0.1:6443", "https://127.0.0.1:6443/x", true);
}

void TestProxyRules::given()
{
    QFETCH(QString, host);
    QFETCH(QString, url);
    QFETCH(bool, found);
    const QHash<QString, QUrl> table{{host, QUrl(QStringLiteral("socks5://ann:hunter2@p.example:9"))}};
    QCOMPARE(givenProxy(QUrl(url), table).has_value(), found);
    ProxyRules rules(table);
    const QNetworkProxy proxy = rules.queryProxy(QNetworkProxyQuery(QUrl(url))).value(0);
    QCOMPARE(proxy.hostName() == QStringLiteral("p.example"), found);
    QCOMPARE(proxy.type() == QNetworkProxy::Socks5Proxy, found);
    QCOMPARE(proxy.password() == QStringLiteral("hunter2"), found);
}

void TestProxyRules::urls()
{
    const QNetworkProxy http = proxyFromUrl(QUrl(QStringLiteral("http://us%40er:p%3Aw@p:3128")));
    QCOMPARE(http.type(), QNetworkProxy::HttpProxy);
    QCOMPARE(http.user(), QStringLiteral("us@er"));
    QCOMPARE(http.password(), QStringLiteral("p:w"));
    QCOMPARE(proxyFromUrl(QUrl(QStringLiteral("http://p"))).port(), quint16(80));
    QCOMPARE(proxyFromUrl(QUrl(QStringLiteral("https://p"))).port(), quint16(443));
    const QNetworkProxy socks = proxyFromUrl(QUrl(QStringLiteral("socks5h://p")));
    QCOMPARE(socks.type(), QNetworkProxy::Socks5Proxy);
    QCOMPARE(socks.port(), quint16(1080));
    QCOMPARE(proxyFromUrl(QUrl()).type(), QNetworkProxy::NoProxy);
}

QTEST_GUILESS_MAIN(TestProxyRules)
#include "tst_proxyrules.moc"

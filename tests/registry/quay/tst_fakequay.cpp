// SPDX-License-Identifier: Apache-2.0
#include "capture.h"

#include "support/fakequay.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

using namespace portolan;

using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray capturedHost = "127.0.0.1:8085";
const QString oauthToken =
    u"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbcccccccccccccccccccccccccccccccccccccccc"_s;

//! What the captured server held, taken from its own answers.
void fill(FakeQuay& quay)
{
    quay.setNow(1'795'436'109);
    quay.accounts().addPassword(u"devtable"_s, u"password"_s);
    quay.accounts().addToken(
        oauthToken, u"devtable"_s, {u"repo:read"_s, u"repo:write"_s, u"repo:admin"_s, u"repo:create"_s});
    quay.addOrganization(u"buynlarge"_s, {});
    for (const QString& list : {u"21-repos-namespace.http"_s, u"22-repos-public-anonymous.http"_s}) {
        const QJsonObject body = QJsonDocument::fromJson(Capture::load(list).body).object();
        for (const QJsonValue& row : body.value(u"repositories"_s).toArray()) {
            FakeQuayRepository& made =
                quay.repository(row[u"namespace"_s].toString() + u'/' + row[u"name"_s].toString());
            if (row[u"description"_s].isString())
                made.description = row[u"description"_s].toString();
            made.isPublic = row[u"is_public"_s].toBool();
            made.isStarred = row[u"is_starred"_s].toBool();
            made.lastModified = row[u"last_modified"_s].toInteger();
            made.quotaBytes = row[u"quota_report"_s][u"quota_bytes"_s].toInteger();
        }
    }
    const QList<std::pair<QString, QString>> lists{{u"devtable/complex"_s, u"30-tags-active.http"_s},
        {u"devtable/history"_s, u"31-tags-history.http"_s}, {u"devtable/simple"_s, u"32-tags-filter.http"_s},
        {u"devtable/simple"_s, u"33-tags-specific.http"_s}};
    for (const auto& [repository, list] : lists) {
        const QJsonArray tags =
            QJsonDocument::fromJson(Capture::load(list).body).object().value(u"tags"_s).toArray();
        for (qsizetype i = tags.size() - 1; i >= 0; --i)
            quay.addTag(repository, tags.at(i)[u"name"_s].toString(),
                tags.at(i)[u"manifest_digest"_s].toString(), tags.at(i)[u"start_ts"_s].toInteger(),
                tags.at(i)[u"size"_s].toInteger());
    }
    const Capture manifest = Capture::load(u"12-manifest.http"_s);
    FakeQuayManifest held;
    held.bytes = manifest.body;
    held.mediaType = QString::fromLatin1(manifest.header("Content-Type"));
    quay.repository(u"devtable/simple"_s)
        .manifests.insert(QString::fromLatin1(manifest.header("Docker-Content-Digest")), held);
}

class Reply final {
public:
    int status = 0;
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray& name) const
    {
        for (const QByteArray& line : head.split('\n')) {
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }
};

Reply exchange(const FakeQuay& quay, const QByteArray& request)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), quay.host().section(u':', 1).toUShort());
    socket.write(request);
    Reply reply;
    QByteArray all;
    const bool whole = QTest::qWaitFor([&] {
        all += socket.readAll();
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        reply.head = all.first(end);
        reply.body = all.mid(end + 4);
        return reply.body.size() >= reply.header("Content-Length").toLongLong();
    });
    if (whole)
        reply.status = reply.head.split(' ').value(1).toInt();
    return reply;
}

//! How two JSON values differ in shape; empty when they do not.
QString shapeDifference(const QJsonValue& a, const QJsonValue& b, const QString& place)
{
    if (a.type() != b.type())
        return u"%1: type %2, not %3"_s.arg(place).arg(b.type()).arg(a.type());
    if (a.isArray()) {
        const QJsonArray left = a.toArray();
        const QJsonArray right = b.toArray();
        if (left.size() != right.size())
            return u"%1: %2 items, not %3"_s.arg(place).arg(right.size()).arg(left.size());
        for (qsizetype i = 0; i < left.size(); ++i) {
            const QString inside = shapeDifference(left.at(i), right.at(i), place + u"[%1]"_s.arg(i));
            if (!inside.isEmpty())
                return inside;
        }
    }
    if (!a.isObject())
        return {};
    const QJsonObject left = a.toObject();
    const QJsonObject right = b.toObject();
    if (left.keys() != right.keys())
        return u"%1: keys %2, not %3"_s.arg(place, right.keys().join(u','), left.keys().join(u','));
    for (const QString& key : left.keys()) {
        const QString inside = shapeDifference(left.value(key), right.value(key), place + u'.' + key);
        if (!inside.isEmpty())
            return inside;
    }
    return {};
}

QJsonValue parsed(const QByteArray& body)
{
    const QByteArray list = '[' + body + ']'; // also for a body that is a string alone
    const QJsonArray array = QJsonDocument::fromJson(list).array();
    return array.isEmpty() ? QJsonValue(QJsonValue::Undefined) : array.first();
}

} // namespace

//! The fake against the real server: the same request gets the same status, the headers that matter, and a
//! body of the same shape.
class TestFakeQuay final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replaysEveryCapture()
    {
        static const QByteArrayList headers{"Content-Type", "WWW-Authenticate",
            "Docker-Distribution-API-Version", "X-Sparse-Manifest-Support", "Docker-Content-Digest",
            "Retry-After", "Cache-Control"};
        FakeQuay quay;
        fill(quay);
        QByteArray cursor;
        const QStringList names = Capture::names();
        QVERIFY(names.size() > 50);
        for (const QString& name : names) {
            const Capture capture = Capture::load(name);
            QByteArray request = capture.request;
            request.replace(capturedHost, quay.host().toLatin1());
            if (const qsizetype at = request.indexOf("next_page="); at >= 0)
                request.replace(at, request.indexOf(' ', at) - at, "next_page=" + cursor);
            const Reply reply = exchange(quay, request);
            const auto context = [&](const QString& what) { return name + u": "_s + what; };
            QVERIFY2(reply.status == capture.status, qPrintable(context(u"HTTP %1"_s.arg(reply.status))));
            for (const QByteArray& header : headers) {
                QByteArray real = capture.header(header);
                real.replace(capturedHost, quay.host().toLatin1());
                QVERIFY2(reply.header(header) == real,
                    qPrintable(context(QString::fromLatin1(header + ": " + reply.header(header)))));
            }
            const QByteArray link = reply.header("Link");
            QVERIFY2(link.isEmpty() == capture.header("Link").isEmpty(), qPrintable(context(u"Link"_s)));
            if (name.startsWith("08-"_L1))
                cursor = link.mid(link.indexOf("next_page=") + 10).split('>').first();
            const QJsonValue real = parsed(capture.body);
            const QString difference = shapeDifference(real, parsed(reply.body), u"body"_s);
            QVERIFY2(difference.isEmpty(), qPrintable(context(difference)));
            if (real.isUndefined())
                QVERIFY2(capture.body.first(qMin(10, int(capture.body.size())))
                        == reply.body.first(qMin(10, int(reply.body.size()))),
                    qPrintable(context(QString::fromUtf8(reply.body))));
        }
        // What the captures do on purpose, and no client of ours may.
        QVERIFY(quay.problems().contains(u"last="_s));
        QVERIFY(quay.problems().contains(u"after one had been refused"_s));
        QCOMPARE(quay.problems().count(u'\n'), 1);
    }

    void complainsAboutWhatNoClientMaySend_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("unknown query") << QByteArray("repository?namespace=devtable&offset=3") << u"offset"_s;
        QTest::newRow("page base") << QByteArray("repository/devtable/simple/tag/?page=0")
                                   << u"pages count from 1"_s;
        QTest::newRow("robot tokens") << QByteArray("user/robots") << u"robots' tokens"_s;
        QTest::newRow("tags along") << QByteArray("repository/devtable/simple?includeStats=true")
                                    << u"tags were asked for"_s;
        QTest::newRow("no such place") << QByteArray("nowhere") << u"no such place"_s;
    }
    void complainsAboutWhatNoClientMaySend()
    {
        QFETCH(QByteArray, target);
        QFETCH(QString, complaint);
        FakeQuay quay;
        fill(quay);
        const Reply reply = exchange(quay,
            "GET /api/v1/" + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + oauthToken.toLatin1()
                + "\r\n\r\n");
        QVERIFY(reply.status > 0);
        QVERIFY2(quay.problems().contains(complaint), qPrintable(quay.problems()));
    }

    void limitsRequests()
    {
        FakeQuay quay;
        fill(quay);
        quay.setMostPerSecond(2);
        QList<int> statuses;
        for (int i = 0; i < 3; ++i)
            statuses
                << exchange(quay, "GET /api/v1/registry/capabilities HTTP/1.1\r\nHost: x\r\n\r\n").status;
        QCOMPARE(statuses, QList<int>({200, 200, 429}));
        QCOMPARE(quay.limitedRequests(), 1);
    }
};

QTEST_GUILESS_MAIN(TestFakeQuay)
#include "tst_fakequay.moc"

// SPDX-License-Identifier: Apache-2.0
#include "oci/digest.h"
#include "oci/digesthasher.h"

#include <QSet>
#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

class TestDigest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isValid");
        QTest::addColumn<bool>("isVerifiable");
        const QString hex64(64, u'a');
        const QString hex128(128, u'0');
        QTest::newRow("sha256") << "sha256:"_L1 + hex64 << true << true;
        QTest::newRow("sha512") << "sha512:"_L1 + hex128 << true << true;
        QTest::newRow("blake3") << "blake3:"_L1 + hex64 << true << false;
        QTest::newRow("spec example")
            << u"multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8"_s << true << false;
        QTest::newRow("base64url") << u"sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564"_s << true
                                   << false;
        QTest::newRow("padding") << u"a.b_c-d:AZaz09=_-"_s << true << false;
        QTest::newRow("empty") << QString() << false << false;
        QTest::newRow("no colon") << hex64 << false << false;
        QTest::newRow("no algorithm") << ":"_L1 + hex64 << false << false;
        QTest::newRow("nothing encoded") << u"sha256:"_s << false << false;
        QTest::newRow("short") << "sha256:"_L1 + hex64.chopped(1) << false << false;
        QTest::newRow("long") << "sha256:"_L1 + hex64 + u'a' << false << false;
        QTest::newRow("upper case") << "sha256:"_L1 + hex64.toUpper() << false << false;
        QTest::newRow("not hex") << "sha256:"_L1 + QString(64, u'g') << false << false;
        QTest::newRow("sha512, short") << "sha512:"_L1 + hex64 << false << false;
        QTest::newRow("upper algorithm") << "SHA256:"_L1 + hex64 << false << false;
        QTest::newRow("separator first") << u"+a:b"_s << false << false;
        QTest::newRow("separator last") << u"a+:b"_s << false << false;
        QTest::newRow("two separators") << u"a+.b:c"_s << false << false;
        QTest::newRow("two colons") << u"a:b:c"_s << false << false;
        QTest::newRow("slash") << u"a:../../etc"_s << false << false;
        QTest::newRow("path as algorithm") << u"../a:b"_s << false << false;
        QTest::newRow("blank") << "sha256: "_L1 + hex64.chopped(1) << false << false;
        QTest::newRow("line end") << "sha256:"_L1 + hex64 + u'\n' << false << false;
        QTest::newRow("other digits") << "sha256:"_L1 + QString(64, QChar(0x0661)) << false << false;
    }

    void parses()
    {
        QFETCH(QString, text);
        QFETCH(bool, isValid);
        QFETCH(bool, isVerifiable);
        const auto digest = Digest::parse(text);
        QCOMPARE(digest.has_value(), isValid);
        if (!isValid) {
            QCOMPARE(digest.error().kind(), ErrorKind::Protocol);
            return;
        }
        QCOMPARE(digest->toString(), text);
        QCOMPARE(digest->algorithm() + u':' + digest->encoded(), text);
        QCOMPARE(digest->isVerifiable(), isVerifiable);
        QVERIFY(!digest->isNull());
    }

    void hashes_data()
    {
        QTest::addColumn<QString>("algorithm");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("encoded");
        QTest::newRow("sha256 of nothing")
            << u"sha256"_s << QByteArray()
            << u"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s;
        QTest::newRow("the empty JSON of OCI")
            << u"sha256"_s << QByteArray("{}")
            << u"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"_s;
        QTest::newRow("sha512 of abc") << u"sha512"_s << QByteArray("abc")
                                       << u"ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2"
                                          u"192992a274fc1a836ba3c23a3feebbd"
                                          "454d4423643ce80e2a9ac94fa54ca49f"_s;
    }

    void hashes()
    {
        QFETCH(QString, algorithm);
        QFETCH(QByteArray, content);
        QFETCH(QString, encoded);
        auto hasher = DigestHasher::create(algorithm);
        QVERIFY(hasher);
        for (const char c : content) // piece by piece is as good as at once
            hasher->update(QByteArrayView(&c, 1));
        const Digest digest = hasher->finish();
        QCOMPARE(digest.algorithm(), algorithm);
        QCOMPARE(digest.encoded(), encoded);
        if (algorithm == "sha256"_L1)
            QCOMPARE(Digest::sha256Of(content), digest);
    }

    void aFinishedHasherIsFinished()
    {
        auto hasher = DigestHasher::create(u"sha256"_s);
        QVERIFY(hasher);
        hasher->update("abc");
        DigestHasher moved = *std::move(hasher);
        QCOMPARE(moved.finish(), Digest::sha256Of("abc"));
        moved.update("more");
        QVERIFY(moved.finish().isNull());
    }

    void unknownAlgorithmsCannotBeComputed()
    {
        for (const QString& algorithm : {u"blake3"_s, u"md5"_s, u"SHA256"_s, QString()}) {
            const auto hasher = DigestHasher::create(algorithm);
            QVERIFY(!hasher);
            QCOMPARE(hasher.error().kind(), ErrorKind::Unsupported);
        }
    }

    void values()
    {
        const Digest null;
        QVERIFY(null.isNull());
        QVERIFY(!null.isVerifiable());
        QVERIFY(null.algorithm().isEmpty());
        QVERIFY(null.encoded().isEmpty());
        const Digest a = Digest::sha256Of("a");
        const Digest b = Digest::sha256Of("b");
        QCOMPARE(a.shortText(), u"ca978112ca1b"_s);
        QVERIFY(a != b);
        QVERIFY((a < b) != (b < a));
        QCOMPARE((QSet<Digest>{a, b, Digest::sha256Of("a")}).size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestDigest)
#include "tst_digest.moc"

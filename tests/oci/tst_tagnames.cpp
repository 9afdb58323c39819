// SPDX-License-Identifier: Apache-2.0
#include "oci/tagnames.h"
#include "oci/testdata.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;
using testdata::digestOf;

namespace {

QStringList sorted(QStringList names)
{
    std::sort(names.begin(), names.end(),
        [](const QString& a, const QString& b) { return compareTagNames(a, b) < 0; });
    return names;
}

int sign(int value)
{
    return value < 0 ? -1 : value > 0 ? 1 : 0;
}

} // namespace

class TestTagNames final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kinds_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<TagKind>("kind");
        QTest::addColumn<Digest>("subject");
        const QString hex = digestOf("image").encoded();
        const QString hex512(128, u'e');
        const Digest sha512 = Digest::parse("sha512:"_L1 + hex512).value_or(Digest());
        QTest::newRow("ordinary") << u"v1.0"_s << TagKind::Ordinary << Digest();
        QTest::newRow("fallback") << "sha256-"_L1 + hex << TagKind::ReferrersFallback << digestOf("image");
        QTest::newRow("signature") << "sha256-"_L1 + hex + ".sig"_L1 << TagKind::CosignSignature
                                   << digestOf("image");
        QTest::newRow("attestation") << "sha256-"_L1 + hex + ".att"_L1 << TagKind::CosignAttestation
                                     << digestOf("image");
        QTest::newRow("SBOM") << "sha256-"_L1 + hex + ".sbom"_L1 << TagKind::CosignSbom << digestOf("image");
        QTest::newRow("SHA-512 signature")
            << "sha512-"_L1 + hex512.left(121) << TagKind::Ordinary << Digest();
        QTest::newRow("SHA-512, cut: the rest is lost")
            << "sha512-"_L1 + hex512.left(64) << TagKind::ReferrersFallback << Digest();
        QTest::newRow("SHA-512 whole")
            << "sha512-"_L1 + hex512 + ".sig"_L1 << TagKind::CosignSignature << sha512;
        QTest::newRow("other suffix") << "sha256-"_L1 + hex + ".txt"_L1 << TagKind::Ordinary << Digest();
        QTest::newRow("short") << "sha256-"_L1 + hex.left(63) << TagKind::Ordinary << Digest();
        QTest::newRow("upper case") << "sha256-"_L1 + hex.toUpper() << TagKind::Ordinary << Digest();
        QTest::newRow("suffix alone") << u".sig"_s << TagKind::Ordinary << Digest();
        QTest::newRow("looks like") << u"sha256-build.sig"_s << TagKind::Ordinary << Digest();
        QTest::newRow("empty") << QString() << TagKind::Ordinary << Digest();
    }

    void kinds()
    {
        QFETCH(QString, tag);
        QFETCH(TagKind, kind);
        QFETCH(Digest, subject);
        QCOMPARE(tagKind(tag), kind);
        QCOMPARE(tagSubject(tag), subject);
    }

    void makesTags()
    {
        const Digest image = digestOf("image");
        QCOMPARE(referrersTag(image), "sha256-"_L1 + image.encoded());
        QCOMPARE(tagSubject(referrersTag(image)), image);
        for (const QLatin1StringView suffix : {"sig"_L1, "att"_L1, "sbom"_L1}) {
            const QString tag = cosignTag(image, suffix);
            QVERIFY(tag.endsWith(u'.' + QString(suffix)));
            QCOMPARE(tagSubject(tag), image);
        }
        const auto odd = Digest::parse(
            "a123456789012345678901234567890123456789+x:"_L1 + QString(40, u'=') + QString(60, u'Z'));
        QVERIFY(odd);
        QCOMPARE(referrersTag(*odd),
            u"a1234567890123456789012345678901-"_s + QString(40, u'-') + QString(24, u'Z'));
    }

    void order_data()
    {
        QTest::addColumn<QStringList>("inOrder");
        QTest::newRow("numbers") << QStringList{u"v1.2"_s, u"v1.9"_s, u"v1.10"_s, u"v1.100"_s, u"v2"_s};
        QTest::newRow("latest, names, versions")
            << QStringList{u"latest"_s, u"edge"_s, u"stable"_s, u"0.1"_s, u"1"_s};
        QTest::newRow("the v does not count")
            << QStringList{u"1.0"_s, u"v1.1"_s, u"1.2"_s, u"V1.3"_s, u"1.4"_s};
        QTest::newRow("pre-releases")
            << QStringList{u"1.0-dev"_s, u"1.0-alpha.1"_s, u"1.0-alpha.2"_s, u"1.0-beta"_s, u"1.0-rc1"_s,
                   u"1.0-rc2"_s, u"1.0-rc.10"_s, u"1.0"_s, u"1.0-alpine"_s, u"1.0.1-rc1"_s, u"1.0.1"_s};
        QTest::newRow("pre-releases without a dash") << QStringList{
            u"3.13.0b1"_s.replace(u'b', "beta"_L1), u"3.13.0rc1"_s, u"3.13.0rc2"_s, u"3.13.0"_s};
        QTest::newRow("letters after a version")
            << QStringList{u"1.1.1"_s, u"1.1.1a"_s, u"1.1.1b"_s, u"1.1.2"_s};
        QTest::newRow("builds as Red Hat counts them") << QStringList{u"8.9"_s, u"8.10"_s, u"8.10-9"_s,
            u"8.10-1018"_s, u"8.10-1052"_s, u"8.10-1052.1724178568"_s, u"8.10.1"_s};
        QTest::newRow("dates") << QStringList{u"20230101"_s, u"20240101"_s, u"20240102"_s};
        QTest::newRow("very long numbers")
            << QStringList{u"9"_s, u"99999999999999999999999"_s, u"100000000000000000000000"_s};
        QTest::newRow("names") << QStringList{u"a"_s, u"alpine"_s, u"alpine-slim"_s, u"alpine3.9"_s,
            u"alpine3.19"_s, u"beta"_s, u"dev"_s, u"main"_s, u"vnext"_s};
        QTest::newRow("equal but for writing") << QStringList{u"01"_s, u"1"_s};
        QTest::newRow("empty") << QStringList{QString(), u"a"_s};
    }

    void order()
    {
        QFETCH(QStringList, inOrder);
        std::mt19937 random(7);
        QStringList shuffled = inOrder;
        for (int round = 0; round < 20; ++round) {
            std::shuffle(shuffled.begin(), shuffled.end(), random);
            QCOMPARE(sorted(shuffled), inOrder);
        }
    }

    //! Every triple of names that resemble each other: sorting relies on it, and a broken order crashes
    //! std::sort.
    void isAStrictWeakOrder()
    {
        const QStringList parts{
            u""_s, u"v"_s, u"1"_s, u"01"_s, u"10"_s, u"."_s, u"-"_s, u"rc"_s, u"a"_s, u"RC"_s, u"latest"_s};
        QStringList names;
        for (const QString& a : parts) {
            for (const QString& b : parts) {
                for (const QString& c : parts)
                    names << a + b + c;
            }
        }
        names.removeDuplicates();
        std::mt19937 random(11);
        std::shuffle(names.begin(), names.end(), random);
        names = names.mid(0, 220);
        for (const QString& a : names) {
            QCOMPARE(compareTagNames(a, a), 0);
            for (const QString& b : names) {
                const int order = sign(compareTagNames(a, b));
                QCOMPARE(order, -sign(compareTagNames(b, a)));
                if (a != b)
                    QVERIFY(order != 0);
                if (order >= 0)
                    continue;
                for (const QString& c : names) {
                    if (compareTagNames(b, c) < 0 && compareTagNames(a, c) >= 0)
                        QFAIL(qPrintable(
                            a + " < "_L1 + b + " < "_L1 + c + ", but not the first and the last"_L1));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestTagNames)
#include "tst_tagnames.moc"

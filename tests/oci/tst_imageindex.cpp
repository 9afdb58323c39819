// SPDX-License-Identifier: Apache-2.0
#include "oci/manifestdocument.h"
#include "oci/mediatype.h"
#include "oci/testdata.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;
using testdata::digestOf;

class TestImageIndex final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto document = ManifestDocument::parse(testdata::read("buildkit-index.json"), QString());
        QVERIFY(document);
        m_document = *std::move(document);
        QVERIFY(m_document.index());
    }

    void foldsAttestations()
    {
        const ImageIndex& index = *m_document.index();
        QCOMPARE(index.manifests.size(), 10);
        QCOMPARE(index.images().size(), 7);
        for (const Descriptor& child : index.images()) {
            QVERIFY(!child.isAttestation());
            QVERIFY(!child.platform || !child.platform->isUnknown());
        }
        const QList<Descriptor> attestations = index.attestationsOf(digestOf("amd64"));
        QCOMPARE(attestations.size(), 1);
        QCOMPARE(attestations.first().digest, digestOf("att-amd64"));
        QCOMPARE(attestations.first().attestationSubject(), digestOf("amd64"));
        QVERIFY(index.attestationsOf(digestOf("armv7")).isEmpty());
        QVERIFY(index.attestationsOf(Digest()).isEmpty());
        QVERIFY(index.images().first().attestationSubject().isNull());
    }

    void finds_data()
    {
        QTest::addColumn<QString>("wish");
        QTest::addColumn<QString>("content");
        QTest::newRow("the first of two") << u"linux/amd64"_s << u"amd64"_s;
        QTest::newRow("variant taken for granted") << u"linux/arm64"_s << u"arm64"_s;
        QTest::newRow("variant") << u"linux/arm64/v8"_s << u"arm64"_s;
        QTest::newRow("arm") << u"linux/arm/v7"_s << u"armv7"_s;
        QTest::newRow("other variant") << u"linux/arm/v6"_s << QString();
        QTest::newRow("any version") << u"windows/amd64"_s << u"win1"_s;
        QTest::newRow("not there") << u"linux/s390x"_s << QString();
        QTest::newRow("attestations are no platform") << u"unknown/unknown"_s << QString();
    }

    void finds()
    {
        QFETCH(QString, wish);
        QFETCH(QString, content);
        const auto platform = Platform::parse(wish);
        QVERIFY(platform);
        const auto child = m_document.index()->find(*platform);
        QCOMPARE(child.has_value(), !content.isEmpty());
        if (child)
            QCOMPARE(child->digest, Digest::sha256Of(content.toLatin1()));
    }

    void findsAVersion()
    {
        Platform wish(u"windows"_s, u"amd64"_s);
        wish.osVersion = u"10.0.20348.1"_s;
        const auto child = m_document.index()->find(wish);
        QVERIFY(child);
        QCOMPARE(child->digest, digestOf("win2"));
    }

    void nestedIndexesAreChildren()
    {
        const QList<Descriptor> images = m_document.index()->images();
        const Descriptor& nested = images.last();
        QCOMPARE(nested.digest, digestOf("nested"));
        QVERIFY(isIndexKind(mediaKind(nested.mediaType)));
        QVERIFY(!nested.platform);
    }

    void annotations()
    {
        QCOMPARE(m_document.annotations(), (Annotations{{u"org.opencontainers.image.version"_s, u"7"_s}}));
        QCOMPARE(m_document.references().size(), 10);
    }

    void emptyLists_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("null") << QByteArray(R"({"schemaVersion":2,"manifests":null})");
        QTest::newRow("absent") << QByteArray(R"({"schemaVersion":2})");
        QTest::newRow("empty") << QByteArray(R"({"schemaVersion":2,"manifests":[]})");
    }

    void emptyLists()
    {
        QFETCH(QByteArray, body);
        const auto document = ManifestDocument::parse(body, QString::fromLatin1(mediatype::ociIndex));
        QVERIFY(document);
        QVERIFY(document->index()->manifests.isEmpty());
        QVERIFY(!document->index()->find(Platform::host()));
    }

    void capturedIndex()
    {
        const auto document = ManifestDocument::parse(testdata::read("openshift-index.json"), u"text/plain"_s,
            Digest::parse(u"sha256:d08d4e44a279f644977af004559f12e386617b3b2230e1eb4693ed89efd18783"_s)
                .value_or(Digest()));
        QVERIFY(document);
        QCOMPARE(document->digest().shortText(), u"d08d4e44a279"_s);
        QCOMPARE(document->index()->images().size(), 3);
        const auto child = document->index()->find(Platform(u"linux"_s, u"arm64"_s));
        QVERIFY(child);
        QCOMPARE(child->digest.shortText(), u"a492cdf61cf4"_s);
    }

private:
    ManifestDocument m_document;
};

QTEST_GUILESS_MAIN(TestImageIndex)
#include "tst_imageindex.moc"

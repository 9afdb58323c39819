// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/layoutindex.h"

#include "oci/mediatype.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace portolan;

namespace {

const QString digestA = QStringLiteral("sha256:") + QString(64, u'a');
const QString digestB = QStringLiteral("sha256:") + QString(64, u'b');

Descriptor manifestOf(const QString& digest)
{
    return {QLatin1String(mediatype::ociManifest), *Digest::parse(digest), 7};
}

//! JSON written with single quotes.
QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray sampleText()
{
    return quoted("{'schemaVersion':2,'x-before':[1,2.5,{'deep':null}],'manifests':["
                  "{'mediaType':'application/vnd.oci.image.manifest.v1+json','digest':'"
        + digestA.toUtf8()
        + "','size':7,'x-extra':{'k':18446744073709551615},"
          "'annotations':{'z':'1','org.opencontainers.image.ref.name':'one'}},"
          "{'mediaType':'broken','digest':'nonsense','size':1},"
          "{'mediaType':'application/vnd.oci.image.manifest.v1+json','digest':'"
        + digestB.toUtf8() + "','size':7}],'annotations':{'keep':'me'},'x-after':true}");
}

QJsonArray manifestsOf(const QByteArray& text)
{
    return QJsonDocument::fromJson(text).object().value(QStringLiteral("manifests")).toArray();
}

} // namespace

class TestLayoutIndex final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsReadableEntriesOnly()
    {
        const auto index = LayoutIndex::parse(sampleText());
        QVERIFY(index);
        QCOMPARE(index->entries().size(), 2);
        QCOMPARE(index->entries().at(0).refName, QStringLiteral("one"));
        QVERIFY(index->entries().at(1).refName.isEmpty());
        QCOMPARE(index->find(u"one")->digest.toString(), digestA);
        QVERIFY(!index->find(u"two"));
        QVERIFY(!index->isChanged());
    }

    void writesBackWhatItReadByteForByte()
    {
        const auto index = LayoutIndex::parse(sampleText());
        QCOMPARE(index->toJson(), sampleText());
    }

    void editingKeepsEverythingElse()
    {
        auto index = LayoutIndex::parse(sampleText());
        index->setEntry(manifestOf(digestB), QStringLiteral("quay.io/a/b:2"));
        QVERIFY(index->isChanged());
        const QByteArray text = index->toJson();
        const QByteArray head = sampleText().left(sampleText().lastIndexOf(quoted("],'annotations'")));
        QVERIFY2(text.startsWith(head + ','), text.constData());
        QVERIFY2(text.endsWith(quoted("],'annotations':{'keep':'me'},'x-after':true}")), text.constData());
        const QJsonObject added = manifestsOf(text).last().toObject();
        QCOMPARE(added.value(QStringLiteral("digest")).toString(), digestB);
        QCOMPARE(added.value(QStringLiteral("annotations"))
                     .toObject()
                     .value(QLatin1String(refNameAnnotation))
                     .toString(),
            QStringLiteral("quay.io/a/b:2"));
    }

    void aNameMovesToAnotherManifest()
    {
        auto index = LayoutIndex::parse(sampleText());
        index->setEntry(manifestOf(digestB), QStringLiteral("one"));
        QCOMPARE(index->find(u"one")->digest.toString(), digestB);
        QCOMPARE(LayoutIndex::parse(index->toJson())->entries().size(), 2);
    }

    void settingTheSameChangesNothing()
    {
        auto index = LayoutIndex::parse(sampleText());
        index->setEntry(manifestOf(digestA), QStringLiteral("one"));
        index->setEntry(manifestOf(digestB), QString());
        QVERIFY(!index->isChanged());
        QCOMPARE(index->toJson(), sampleText());
    }

    void duplicatesOfANameBecomeOne()
    {
        const QByteArray entry = "{'digest':'%','size':7,'mediaType':'m',"
                                 "'annotations':{'org.opencontainers.image.ref.name':'x'}}";
        const QByteArray twice =
            quoted("{'schemaVersion':2,'manifests':[" + QByteArray(entry).replace("%", digestA.toUtf8()) + ','
                + QByteArray(entry).replace("%", digestB.toUtf8()) + "]}");
        auto index = LayoutIndex::parse(twice);
        QCOMPARE(index->find(u"x")->digest.toString(), digestA);
        index->setEntry(manifestOf(digestB), QStringLiteral("x"));
        QCOMPARE(index->entries().size(), 1);
        QCOMPARE(manifestsOf(index->toJson()).size(), 1);
    }

    void removingKeepsTheUnreadable()
    {
        auto index = LayoutIndex::parse(sampleText());
        QCOMPARE(index->removeIf([](const LayoutEntry&) { return true; }), 2);
        const QJsonArray left = manifestsOf(index->toJson());
        QCOMPARE(left.size(), 1);
        QCOMPARE(
            left.at(0).toObject().value(QStringLiteral("digest")).toString(), QStringLiteral("nonsense"));
    }

    void renamingTouchesTheNameOnly()
    {
        auto index = LayoutIndex::parse(sampleText());
        index->rename(QStringLiteral("one"), QStringLiteral("uno"));
        QByteArray expected = sampleText();
        expected.replace("\"one\"", "\"uno\"");
        QCOMPARE(index->toJson(), expected);
        index->rename(QStringLiteral("uno"), QString());
        expected.replace(quoted(",'org.opencontainers.image.ref.name':'uno'"), "");
        QCOMPARE(index->toJson(), expected);
    }

    void aNewIndexIsEmptyAndValid()
    {
        const LayoutIndex fresh;
        QVERIFY(fresh.entries().isEmpty());
        const auto again = LayoutIndex::parse(fresh.toJson());
        QVERIFY(again);
        QVERIFY(again->entries().isEmpty());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        const int protocol = static_cast<int>(ErrorKind::Protocol);
        QTest::newRow("empty") << QByteArray() << protocol;
        QTest::newRow("garbage") << QByteArray("\x00\xff garbage", 10) << protocol;
        QTest::newRow("half") << sampleText().left(100) << protocol;
        QTest::newRow("array") << QByteArray("[]") << protocol;
        QTest::newRow("no version") << quoted("{'manifests':[]}") << protocol;
        QTest::newRow("manifests is text") << quoted("{'schemaVersion':2,'manifests':'x'}") << protocol;
        QTest::newRow("200 deep") << QByteArray(200, '[') + QByteArray(200, ']')
                                  << static_cast<int>(ErrorKind::TooLarge);
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        const auto index = LayoutIndex::parse(text);
        QVERIFY(!index);
        QCOMPARE(static_cast<int>(index.error().kind()), kind);
    }

    void nullAndAbsentManifestsAreEmpty()
    {
        QVERIFY(LayoutIndex::parse(quoted("{'schemaVersion':2,'manifests':null}"))->entries().isEmpty());
        auto index = LayoutIndex::parse(quoted("{'schemaVersion':2}"));
        QVERIFY(index->entries().isEmpty());
        index->setEntry(manifestOf(digestA), QStringLiteral("x"));
        QCOMPARE(manifestsOf(index->toJson()).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLayoutIndex)
#include "tst_layoutindex.moc"

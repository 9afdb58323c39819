// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/layoutnames.h"

#include <QTest>

using namespace portolan;

namespace {

const QString digest = QStringLiteral("sha256:") + QString(64, u'a');

} // namespace

class TestLayoutNames final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("refName");
        QTest::addColumn<QString>("repository");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<bool>("isOurSpelling");
        const QString own = QStringLiteral("box");
        QTest::newRow("none") << QString() << own << QString() << true;
        QTest::newRow("tag") << QStringLiteral("v1.0") << own << QStringLiteral("v1.0") << true;
        QTest::newRow("full") << QStringLiteral("quay.io/ns/app:1.0") << QStringLiteral("quay.io/ns/app")
                              << QStringLiteral("1.0") << true;
        QTest::newRow("port") << QStringLiteral("localhost:5000/app:1")
                              << QStringLiteral("localhost:5000/app") << QStringLiteral("1") << true;
        QTest::newRow("no host") << QStringLiteral("ns/app:1") << QStringLiteral("ns/app")
                                 << QStringLiteral("1") << true;
        QTest::newRow("one component")
            << QStringLiteral("app:1") << QStringLiteral("app") << QStringLiteral("1") << true;
        QTest::newRow("by digest") << QStringLiteral("quay.io/ns/app@") + digest
                                   << QStringLiteral("quay.io/ns/app") << QString() << true;
        QTest::newRow("bare digest") << digest << own << QString() << false;
        QTest::newRow("port, no tag")
            << QStringLiteral("localhost:5000/app") << own << QStringLiteral("localhost:5000/app") << true;
        QTest::newRow("upper case") << QStringLiteral("quay.io/NS/app:1") << own
                                    << QStringLiteral("quay.io/NS/app:1") << true;
        QTest::newRow("blanks") << QStringLiteral("my image") << own << QStringLiteral("my image") << true;
        QTest::newRow("bad digest") << QStringLiteral("app@sha256:12") << own
                                    << QStringLiteral("app@sha256:12") << true;
    }
    void names()
    {
        QFETCH(QString, refName);
        QFETCH(QString, repository);
        QFETCH(QString, tag);
        QFETCH(bool, isOurSpelling);
        const QString own = QStringLiteral("box");
        const LayoutName name = layoutName(refName, own);
        QCOMPARE(name.repository, repository);
        QCOMPARE(name.tag, tag);
        if (!isOurSpelling)
            return;
        const QString back = tag.isEmpty() ? refNameOf(repository, *Digest::parse(digest), own)
                                           : refNameOf(repository, tag, own);
        QCOMPARE(back, refName);
    }

    void own_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("own");
        QTest::newRow("folder") << QStringLiteral("/x/library") << QStringLiteral("library");
        QTest::newRow("slash") << QStringLiteral("/x/My Images") << QStringLiteral("my-images");
        QTest::newRow("tar") << QStringLiteral("/x/app-1.2.tar") << QStringLiteral("app-1.2");
        QTest::newRow("tgz") << QStringLiteral("app.tar.gz") << QStringLiteral("app");
        QTest::newRow("dots") << QStringLiteral("/x/..a..b--c..") << QStringLiteral("a.b-c");
        QTest::newRow("none left") << QStringLiteral("/x/\u00e4\u00f6") << QStringLiteral("layout");
    }
    void own()
    {
        QFETCH(QString, path);
        QFETCH(QString, own);
        QCOMPARE(ownRepository(path), own);
    }
};

QTEST_GUILESS_MAIN(TestLayoutNames)
#include "tst_layoutnames.moc"

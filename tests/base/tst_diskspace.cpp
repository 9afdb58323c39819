// SPDX-License-Identifier: Apache-2.0
#include "base/diskspace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

class TestDiskSpace final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void foldersAndOpenFilesTell()
    {
        const QTemporaryDir folder;
        const std::optional<qint64> byPath = freeDiskBytes(folder.path());
        QVERIFY(byPath);
        QCOMPARE_GT(*byPath, 0);
        QFile file(folder.filePath(QStringLiteral("ä")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const std::optional<qint64> byDescriptor = freeDiskBytes(file.handle());
        QVERIFY(byDescriptor);
        // Others write to the same disk meanwhile.
        QCOMPARE_LT(qAbs(*byDescriptor - *byPath), *byPath / 2 + 1'000'000'000);
        QVERIFY(freeDiskBytes(file.fileName()));
    }

    void unknownIsNotFull()
    {
        QVERIFY(!freeDiskBytes(QStringLiteral("/proc")));
        QVERIFY(!freeDiskBytes(QStringLiteral("/there/is/no/such/folder")));
        QVERIFY(!freeDiskBytes(-1));
    }
};

QTEST_GUILESS_MAIN(TestDiskSpace)
#include "tst_diskspace.moc"

// SPDX-License-Identifier: Apache-2.0
#include "bench/benchcluster.h"

#include "support/fakeopenshift.h"
#include "support/fakeopenshiftimages.h"
#include "support/fakeopenshiftstore.h"
#include "support/fakeopenshiftstream.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QSocketNotifier>

#include <cstdio>

namespace portolan {
namespace {

const QString serveArgument = QStringLiteral("--serve");
constexpr int startMs = 120'000;
// As many images as one history names; all streams share them, since what is measured is their number.
constexpr int firstSeed = 1;

//! The items of a tag, newest first, a day between two.
QJsonArray itemsOf(const QString& repository, const QStringList& images, int from, int count)
{
    QJsonArray items;
    const QDateTime newest(QDate(2026, 11, 23), QTime(8, 0), Qt::UTC);
    for (int i = 0; i < count; ++i) {
        const QString& image = images.at((from + i) % images.size());
        QJsonObject item = fakeTagItem(repository + u'@' + image, image, count - i);
        item.insert(QStringLiteral("created"), newest.addDays(-i).toString(Qt::ISODate));
        items.append(item);
    }
    return items;
}

QJsonObject streamOf(const QString& project, const QString& stream, const ClusterSize& size,
    const QStringList& images, const QString& host)
{
    QJsonObject object = FakeOpenShiftStream(project, stream).toJson();
    const QString repository = host + u'/' + project + u'/' + stream;
    QJsonArray tags;
    for (int i = 0; i < size.tags; ++i) {
        QJsonObject tag;
        tag.insert(QStringLiteral("tag"), BenchCluster::tag(i));
        tag.insert(QStringLiteral("items"), itemsOf(repository, images, i, size.items / size.tags));
        tags.append(tag);
    }
    setFakeMember(object, {QStringLiteral("metadata"), QStringLiteral("generation")}, 1);
    setFakeMember(object, {QStringLiteral("status"), QStringLiteral("dockerImageRepository")}, repository);
    setFakeMember(object, {QStringLiteral("status"), QStringLiteral("tags")}, tags);
    return object;
}

void fill(FakeOpenShift& fake, const ClusterSize& size)
{
    const QString admin = QStringLiteral("admin");
    const QString user = QStringLiteral("user");
    fake.addUser(admin, BenchCluster::clusterToken());
    fake.grantRole(admin, QStringLiteral("cluster-admin"));
    fake.addUser(user, BenchCluster::projectToken());
    QStringList images;
    for (int i = 0; i < size.items; ++i)
        images << fake.pushImage(QStringLiteral("openshift-config"), QStringLiteral("images"),
            QStringLiteral("t%1").arg(i), FakeOpenShiftImage::made(firstSeed + i));
    fake.removeStream(QStringLiteral("openshift-config"), QStringLiteral("images"));
    const QString host = fake.internalRegistryHost();
    for (int p = 0; p < size.projects; ++p) {
        const QString project = BenchCluster::project(p);
        FakeOpenShiftProject about;
        about.displayName = QStringLiteral("Project number %1").arg(p);
        fake.addProject(project, about);
        fake.grantRole(user, QStringLiteral("view"), project);
        for (int s = 0; s < size.streams; ++s)
            fake.store().put(fakeStreamsId(), streamOf(project, BenchCluster::stream(s), size, images, host));
    }
    fake.pruneHistory();
}

} // namespace

BenchCluster::BenchCluster(const ClusterSize& size)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(),
        {serveArgument, QString::number(size.projects), QString::number(size.streams),
            QString::number(size.tags), QString::number(size.items)});
    while (!m_process.canReadLine() && m_process.waitForReadyRead(startMs)) {}
    m_server = QString::fromLatin1(m_process.readLine().trimmed());
}

BenchCluster::~BenchCluster()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished();
}

void BenchCluster::push(const QString& project, const QString& stream)
{
    m_process.write((project + u' ' + stream + u'\n').toLatin1());
    m_process.waitForBytesWritten();
}

QString BenchCluster::project(int number)
{
    return QStringLiteral("project-%1").arg(number);
}

QString BenchCluster::stream(int number)
{
    return QStringLiteral("app-%1").arg(number);
}

QString BenchCluster::tag(int number)
{
    return QStringLiteral("v1.%1").arg(number);
}

QString BenchCluster::clusterToken()
{
    return QStringLiteral("sha256~bench-token-of-the-admin");
}

QString BenchCluster::projectToken()
{
    return QStringLiteral("sha256~bench-token-of-the-user");
}

bool isServingBenchCluster(const QStringList& arguments)
{
    return arguments.size() == 6 && arguments.at(1) == serveArgument;
}

int serveBenchCluster(const QStringList& arguments)
{
    FakeOpenShift fake;
    fill(fake,
        ClusterSize(arguments[2].toInt(), arguments[3].toInt(), arguments[4].toInt(), arguments[5].toInt()));
    std::printf("%s\n", qPrintable(fake.url().toString()));
    std::fflush(stdout);

    QFile commands;
    if (!commands.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return 1;
    int pushes = 0;
    QSocketNotifier notifier(commands.handle(), QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &fake, [&] {
        const QByteArray line = commands.readLine();
        if (line.isEmpty()) {
            notifier.setEnabled(false);
            QCoreApplication::quit();
            return;
        }
        const QStringList words = QString::fromLatin1(line.trimmed()).split(u' ');
        fake.pushImage(
            words.at(0), words.at(1), BenchCluster::tag(0), FakeOpenShiftImage::made(100'000 + ++pushes));
    });
    return QCoreApplication::exec();
}

} // namespace portolan

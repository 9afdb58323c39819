// SPDX-License-Identifier: Apache-2.0
#include "store/lastseen.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

namespace portolan {

class LastSeenTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void repositories();
    void tagNames();
    void neverSeenIsNoError();
    void recordsTags();
    void unknownDoesNotOverwrite();
    void timeline();
    void goneTags();
    void registriesAreApart();
    void forgetting();
    void fastForManyTags();
    void hugeLists();

private:
    [[nodiscard]] static qint64 milliseconds(std::clock_t ticks)
    {
        return qint64(ticks) * 1000 / CLOCKS_PER_SEC;
    }
    [[nodiscard]] static SeenTag tag(const QString& name, const QByteArray& content)
    {
        SeenTag made;
        made.name = name;
        made.digest = Digest::sha256Of(content);
        return made;
    }
    [[nodiscard]] static QDateTime at(int minute)
    {
        return QDateTime(QDate(2025, 3, 30), QTime(1, minute, 7, 89), Qt::UTC);
    }
    [[nodiscard]] QStringList knownNames()
    {
        QStringList names;
        for (const SeenTag& known : m_seen->knownTags(quay, app).value_or(QList<SeenTag>()))
            names << known.name;
        return names;
    }

    static inline const QString quay = QStringLiteral("quay.io");
    static inline const QString app = QStringLiteral("team/app");
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<LastSeen> m_seen;
};

void LastSeenTest::init()
{
    m_seen.reset();
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(m_folder->filePath(QStringLiteral("portolan.db")));
    QVERIFY(opened);
    m_database = std::move(*opened);
    m_seen = std::make_unique<LastSeen>(*m_database);
}

void LastSeenTest::repositories()
{
    const QStringList names{QStringLiteral("z/b"), QStringLiteral("a"), QStringLiteral("team/app")};
    QVERIFY(m_seen->saveRepositories(quay, names, at(1)));
    auto seen = m_seen->repositories(quay);
    QVERIFY(seen);
    QCOMPARE(seen->names, names);
    QCOMPARE(seen->seenAt, at(1));
    QVERIFY(m_seen->saveRepositories(quay, {}, at(2)));
    seen = m_seen->repositories(quay);
    QVERIFY(seen);
    QVERIFY(seen->names.isEmpty());
    QCOMPARE(seen->seenAt, at(2));
}

void LastSeenTest::tagNames()
{
    const QStringList names{QStringLiteral("v2"), QStringLiteral("latest"), QStringLiteral("v1")};
    QVERIFY(m_seen->saveTags(quay, app, names, at(1)));
    auto seen = m_seen->tags(quay, app);
    QVERIFY(seen);
    QCOMPARE(seen->names, names);
    QCOMPARE(seen->seenAt, at(1));
    QVERIFY(m_seen->saveTags(quay, app, {QStringLiteral("v3")}, at(2)));
    seen = m_seen->tags(quay, app);
    QVERIFY(seen);
    QCOMPARE(seen->names, QStringList{QStringLiteral("v3")});
    // A repository of which tags are known is not thereby a listed one.
    const auto listed = m_seen->repositories(quay);
    QVERIFY(listed);
    QVERIFY(!listed->seenAt.isValid());
}

void LastSeenTest::neverSeenIsNoError()
{
    const auto repositories = m_seen->repositories(quay);
    const auto tags = m_seen->tags(quay, app);
    const auto known = m_seen->knownTags(quay, app);
    const auto one = m_seen->knownTag(quay, app, QStringLiteral("x"));
    const auto changes = m_seen->timeline(quay, app, QStringLiteral("x"));
    QVERIFY(repositories && tags && known && one && changes);
    QVERIFY(!repositories->seenAt.isValid());
    QVERIFY(!tags->seenAt.isValid());
    QVERIFY(known->isEmpty());
    QVERIFY(!one->has_value());
    QVERIFY(changes->isEmpty());
}

void LastSeenTest::recordsTags()
{
    SeenTag full = tag(QStringLiteral("v1"), "one");
    full.mediaType = QStringLiteral("application/vnd.oci.image.index.v1+json");
    full.size = qint64(5) * 1024 * 1024 * 1024;
    full.created = at(0);
    full.platforms = QStringList{QStringLiteral("linux/amd64"), QStringLiteral("linux/arm64/v8")};
    full.artifactType = QStringLiteral("application/x");
    const SeenTag bare = tag(QStringLiteral("v2"), "two");
    SeenTag unknown;
    unknown.name = QStringLiteral("v3");
    QVERIFY(m_seen->recordTags(quay, app, {bare, full, unknown}, at(1)));

    const auto known = m_seen->knownTags(quay, app);
    QVERIFY(known);
    QCOMPARE(known->size(), 2);
    const SeenTag& first = known->first();
    QCOMPARE(first.name, full.name);
    QCOMPARE(first.digest, full.digest);
    QCOMPARE(first.mediaType, full.mediaType);
    QCOMPARE(first.size, full.size);
    QCOMPARE(first.created, full.created);
    QCOMPARE(first.platforms, full.platforms);
    QCOMPARE(first.artifactType, full.artifactType);
    QCOMPARE(first.seenAt, at(1));
    const auto second = m_seen->knownTag(quay, app, bare.name);
    QVERIFY(second);
    QVERIFY(second->has_value());
    QCOMPARE((*second)->digest, bare.digest);
    QCOMPARE((*second)->size, -1);
    QVERIFY(!(*second)->created.isValid());
    QVERIFY((*second)->platforms.isEmpty());
}

void LastSeenTest::unknownDoesNotOverwrite()
{
    SeenTag full = tag(QStringLiteral("v1"), "one");
    full.size = 7;
    full.created = at(0);
    full.platforms = QStringList{QStringLiteral("linux/amd64")};
    QVERIFY(m_seen->recordTags(quay, app, {full}, at(1)));
    // Another tag of the same image, of which only the digest was asked.
    QVERIFY(m_seen->recordTags(quay, app, {tag(QStringLiteral("latest"), "one")}, at(2)));
    const auto latest = m_seen->knownTag(quay, app, QStringLiteral("latest"));
    QVERIFY(latest);
    QVERIFY(latest->has_value());
    QCOMPARE((*latest)->size, 7);
    QCOMPARE((*latest)->created, at(0));
    QCOMPARE((*latest)->platforms, full.platforms);
    full.size = 8;
    QVERIFY(m_seen->recordTags(quay, app, {full}, at(3)));
    QCOMPARE(m_seen->knownTag(quay, app, QStringLiteral("latest"))
                 .value_or(std::optional<SeenTag>(SeenTag()))
                 ->size,
        8);
}

void LastSeenTest::timeline()
{
    const QString latest = QStringLiteral("latest");
    QVERIFY(m_seen->recordTags(quay, app, {tag(latest, "one")}, at(1)));
    QVERIFY(m_seen->recordTags(quay, app, {tag(latest, "one")}, at(2)));
    QVERIFY(m_seen->recordTags(quay, app, {tag(latest, "two"), tag(QStringLiteral("other"), "one")}, at(3)));
    QVERIFY(m_seen->saveTags(quay, app, {QStringLiteral("other")}, at(4)));
    QVERIFY(m_seen->recordTags(quay, app, {tag(latest, "one")}, at(5)));
    const auto changes = m_seen->timeline(quay, app, latest);
    QVERIFY(changes);
    const QList<std::pair<QDateTime, Digest>> expected{{at(1), Digest::sha256Of("one")},
        {at(3), Digest::sha256Of("two")}, {at(4), Digest()}, {at(5), Digest::sha256Of("one")}};
    QCOMPARE(changes->size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QCOMPARE((*changes)[i].seenAt, expected[i].first);
        QCOMPARE((*changes)[i].digest, expected[i].second);
    }
    QCOMPARE(m_seen->knownTag(quay, app, latest).value_or(std::optional<SeenTag>(SeenTag()))->seenAt, at(5));
}

void LastSeenTest::goneTags()
{
    QVERIFY(
        m_seen->recordTags(quay, app, {tag(QStringLiteral("a"), "1"), tag(QStringLiteral("b"), "2")}, at(1)));
    QVERIFY(m_seen->saveTags(quay, app, {QStringLiteral("b"), QStringLiteral("c")}, at(2)));
    QCOMPARE(knownNames(), QStringList{QStringLiteral("b")});
    // Gone once is noted once.
    QVERIFY(m_seen->saveTags(quay, app, {QStringLiteral("b")}, at(3)));
    const auto changes = m_seen->timeline(quay, app, QStringLiteral("a"));
    QVERIFY(changes);
    QCOMPARE(changes->size(), 2);
    QVERIFY(changes->last().digest.isNull());
    QCOMPARE(changes->last().seenAt, at(2));
}

void LastSeenTest::registriesAreApart()
{
    const QString other = QStringLiteral("quay.io#bob");
    QVERIFY(m_seen->saveTags(quay, app, {QStringLiteral("a")}, at(1)));
    QVERIFY(m_seen->saveTags(other, app, {QStringLiteral("b")}, at(1)));
    QVERIFY(m_seen->saveTags(quay, QStringLiteral("team/App"), {QStringLiteral("c")}, at(1)));
    QVERIFY(m_seen->recordTags(quay, app, {tag(QStringLiteral("a"), "1")}, at(1)));
    QVERIFY(m_seen->recordTags(other, app, {tag(QStringLiteral("a"), "2")}, at(1)));
    QCOMPARE(m_seen->tags(quay, app).value_or(SeenNames()).names, QStringList{QStringLiteral("a")});
    QCOMPARE(m_seen->tags(other, app).value_or(SeenNames()).names, QStringList{QStringLiteral("b")});
    QCOMPARE(
        m_seen->knownTag(quay, app, QStringLiteral("a")).value_or(std::optional<SeenTag>(SeenTag()))->digest,
        Digest::sha256Of("1"));
    QVERIFY(!m_seen->knownTag(quay, QStringLiteral("team/App"), QStringLiteral("a"))
                 .value_or(std::optional<SeenTag>(SeenTag()))
                 .has_value());
}

void LastSeenTest::forgetting()
{
    const QString other = QStringLiteral("docker.io");
    for (const QString& registry : {quay, other}) {
        QVERIFY(m_seen->saveRepositories(registry, {app}, at(1)));
        QVERIFY(m_seen->saveTags(registry, app, {QStringLiteral("a")}, at(1)));
        QVERIFY(m_seen->recordTags(registry, app,
            {tag(QStringLiteral("a"), "shared"), tag(QStringLiteral("b"), registry.toUtf8())}, at(1)));
    }
    QVERIFY(m_seen->forgetRegistry(quay));
    QVERIFY(!m_seen->repositories(quay).value_or(SeenNames()).seenAt.isValid());
    QVERIFY(!m_seen->tags(quay, app).value_or(SeenNames()).seenAt.isValid());
    QVERIFY(
        m_seen->timeline(quay, app, QStringLiteral("a")).value_or(QList<TagChange>{TagChange()}).isEmpty());
    QCOMPARE(m_seen->tags(other, app).value_or(SeenNames()).names, QStringList{QStringLiteral("a")});
    QCOMPARE(m_seen->knownTags(other, app).value_or(QList<SeenTag>()).size(), 2);
    auto images = m_database->query(QStringLiteral("SELECT count(*) FROM images"));
    QVERIFY(images && images->next());
    QCOMPARE(images->integer(0), 2);
}

void LastSeenTest::fastForManyTags()
{
    constexpr int count = 20000;
    QList<SeenTag> tags;
    QStringList names;
    for (int i = 0; i < count; ++i) {
        SeenTag made = tag(QStringLiteral("v1.%1").arg(i), QByteArray::number(i / 2));
        made.mediaType = QStringLiteral("application/vnd.oci.image.index.v1+json");
        made.size = i;
        made.created = at(0);
        made.platforms = QStringList{QStringLiteral("linux/amd64"), QStringLiteral("linux/arm64")};
        tags << made;
        names << made.name;
    }
    QVERIFY(m_seen->saveTags(quay, app, names, at(1)));
    QVERIFY(m_seen->recordTags(quay, app, tags, at(1)));
    // Processor time: what else this machine is doing does not count.
    const std::clock_t start = std::clock();
    const auto listed = m_seen->tags(quay, app);
    const std::clock_t between = std::clock();
    const auto known = m_seen->knownTags(quay, app);
    const qint64 listing = milliseconds(between - start);
    const qint64 knowing = milliseconds(std::clock() - between);
    QVERIFY(listed && known);
    QCOMPARE(listed->names, names);
    QCOMPARE(known->size(), count);
    qInfo("20,000 names: %lld ms, with details: %lld ms", static_cast<long long>(listing),
        static_cast<long long>(knowing));
    // Many times what it takes, for slow machines and sanitizers.
    QVERIFY2(listing < 200, qPrintable(QString::number(listing)));
    QVERIFY2(knowing < 2000, qPrintable(QString::number(knowing)));
}

void LastSeenTest::hugeLists()
{
    QStringList names;
    for (int i = 0; i < 300000; ++i)
        names << QStringLiteral("build-2025-%1-0123456789abcdef").arg(i);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(m_seen->saveTags(quay, app, names, at(1)));
    const qint64 saving = clock.restart();
    const auto listed = m_seen->tags(quay, app);
    const qint64 reading = clock.elapsed();
    QVERIFY(listed);
    QCOMPARE(listed->names.size(), names.size());
    QVERIFY(listed->names == names);
    qInfo("300,000 names: saved in %lld ms, read in %lld ms", static_cast<long long>(saving),
        static_cast<long long>(reading));
    QVERIFY2(saving < 10000, qPrintable(QString::number(saving)));
    QVERIFY2(reading < 2000, qPrintable(QString::number(reading)));
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::LastSeenTest)
#include "tst_lastseen.moc"

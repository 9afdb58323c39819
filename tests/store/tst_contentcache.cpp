// SPDX-License-Identifier: Apache-2.0
#include "store/contentcache.h"

#include <QTemporaryDir>
#include <QTest>

namespace portolan {

class ContentCacheTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keeps_data();
    void keeps();
    void staysBetweenRuns();
    void wrongContentIsNeverGiven();
    void unverifiableIsNotKept();
    void oldestGoesFirst();
    void useSurvivesTheEnd();
    void tooLargeIsNotKept();

private:
    void reopen()
    {
        m_database.reset();
        auto opened = Database::open(m_folder->filePath(QStringLiteral("portolan.db")));
        QVERIFY(opened);
        m_database = std::move(*opened);
    }
    //! Content of 1000 bytes, another for each letter.
    [[nodiscard]] static QByteArray content(char letter) { return QByteArray(1000, letter); }
    [[nodiscard]] static bool put(ContentCache& cache, char letter)
    {
        return bool(cache.put(Digest::sha256Of(content(letter)), QStringLiteral("type"), content(letter)));
    }
    [[nodiscard]] static bool has(ContentCache& cache, char letter)
    {
        const auto found = cache.get(Digest::sha256Of(content(letter)));
        return found && found->has_value() && (*found)->bytes == content(letter);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void ContentCacheTest::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    reopen();
}

void ContentCacheTest::keeps_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("type");
    QTest::newRow("JSON") << QByteArray("{\"a\":1}")
                          << QStringLiteral("application/vnd.oci.image.manifest.v1+json");
    QTest::newRow("any bytes") << QByteArray("\x00\xff\n\"';", 6) << QStringLiteral("x");
    QTest::newRow("no type") << QByteArray("{}") << QString();
    QTest::newRow("empty") << QByteArray() << QStringLiteral("x");
    QTest::newRow("4 MiB") << QByteArray(4 * 1024 * 1024, 'x') << QStringLiteral("x");
}

void ContentCacheTest::keeps()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, type);
    ContentCache cache(*m_database);
    const Digest digest = Digest::sha256Of(bytes);
    const auto before = cache.get(digest);
    QVERIFY(before);
    QVERIFY(!before->has_value());
    const auto stored = cache.put(digest, type, bytes);
    QVERIFY2(stored, stored ? "" : qPrintable(stored.error().toLogLine()));
    QVERIFY(cache.put(digest, type, bytes));
    const auto found = cache.get(digest);
    QVERIFY(found);
    QVERIFY(found->has_value());
    QCOMPARE((*found)->bytes, bytes);
    QVERIFY((*found)->mediaType == type);
    QCOMPARE(cache.totalSize().value_or(-1), bytes.size());
    QVERIFY(cache.remove(digest));
    QVERIFY(!cache.get(digest).value_or(std::optional<CachedContent>(CachedContent())).has_value());
}

void ContentCacheTest::staysBetweenRuns()
{
    {
        ContentCache cache(*m_database);
        QVERIFY(put(cache, 'a'));
    }
    reopen();
    ContentCache cache(*m_database);
    QVERIFY(has(cache, 'a'));
}

void ContentCacheTest::wrongContentIsNeverGiven()
{
    ContentCache cache(*m_database);
    QVERIFY(put(cache, 'a'));
    QVERIFY(put(cache, 'b'));
    const Digest digest = Digest::sha256Of(content('a'));
    QVERIFY(m_database->run(QStringLiteral("UPDATE content SET bytes = ? WHERE digest = ?"),
        {QByteArray("something else"), digest.toString()}));
    const auto found = cache.get(digest);
    QVERIFY(found);
    QVERIFY(!found->has_value());
    QVERIFY(has(cache, 'b'));
    // It makes room for the right one.
    QVERIFY(put(cache, 'a'));
    QVERIFY(has(cache, 'a'));
}

void ContentCacheTest::unverifiableIsNotKept()
{
    ContentCache cache(*m_database);
    const auto digest = Digest::parse(u"blake3:0123456789abcdef0123456789abcdef");
    QVERIFY(digest);
    QVERIFY(cache.put(*digest, QStringLiteral("x"), QByteArray("content")));
    QVERIFY(!cache.get(*digest).value_or(std::optional<CachedContent>(CachedContent())).has_value());
    QCOMPARE(cache.totalSize().value_or(-1), 0);
}

void ContentCacheTest::oldestGoesFirst()
{
    ContentCache cache(*m_database, 10000);
    for (char letter = 'a'; letter <= 'j'; ++letter)
        QVERIFY(put(cache, letter));
    QCOMPARE(cache.totalSize().value_or(-1), 10000);
    // Both ways of using: reading, and being stored again.
    QVERIFY(has(cache, 'a'));
    QVERIFY(put(cache, 'c'));
    QVERIFY(put(cache, 'k'));
    QVERIFY(cache.totalSize().value_or(-1) <= 10000);
    QVERIFY(!has(cache, 'b'));
    QVERIFY(!has(cache, 'd'));
    for (const char letter : {'a', 'c', 'e', 'j', 'k'})
        QVERIFY2(has(cache, letter), qPrintable(QString(QLatin1Char(letter))));
    for (char letter = 'l'; letter <= 'z'; ++letter) {
        QVERIFY(put(cache, letter));
        QVERIFY(cache.totalSize().value_or(99999) <= 10000);
        QVERIFY(has(cache, letter));
    }
}

void ContentCacheTest::useSurvivesTheEnd()
{
    {
        ContentCache cache(*m_database, 10000);
        for (char letter = 'a'; letter <= 'j'; ++letter)
            QVERIFY(put(cache, letter));
        QVERIFY(has(cache, 'a'));
    }
    reopen();
    ContentCache cache(*m_database, 10000);
    QVERIFY(put(cache, 'k'));
    QVERIFY(has(cache, 'a'));
    QVERIFY(!has(cache, 'b'));
}

void ContentCacheTest::tooLargeIsNotKept()
{
    ContentCache cache(*m_database, 3999);
    QVERIFY(put(cache, 'a'));
    QCOMPARE(cache.totalSize().value_or(-1), 0);
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::ContentCacheTest)
#include "tst_contentcache.moc"

// SPDX-License-Identifier: Apache-2.0
#include "store/undojournal.h"

#include <QTemporaryDir>
#include <QTest>

namespace portolan {

class UndoJournalTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsEverything();
    void isThereForOthersAtOnce();
    void listsLatestFirst();
    void marks();
    void unknownIds();
    void wrongBytesAreRefused();
    void damagedBytesAreFound();
    void otherAlgorithmsAreKept();
    void prunes();
    void idsAreNotUsedAgain();

private:
    [[nodiscard]] static UndoRecord record(
        const QDateTime& time = QDateTime(QDate(2025, 5, 1), QTime(12, 0), Qt::UTC))
    {
        const QByteArray child("{\"child\":1}");
        const QByteArray index("{\"index\":\"\xc3\xa4\"}\n");
        UndoRecord made;
        made.time = time;
        made.registry = QStringLiteral("quay.io#ann");
        made.repository = QStringLiteral("team/app");
        made.kind = QStringLiteral("images");
        made.note = QStringLiteral("2 signatures go along");
        made.manifests << KeptManifest(Digest::sha256Of(child), QStringLiteral("type/a"), child)
                       << KeptManifest(Digest::sha256Of(index), QStringLiteral("type/b"), index);
        made.tags << KeptTag(QStringLiteral("v1"), Digest::sha256Of(index))
                  << KeptTag(QStringLiteral("latest"), Digest::sha256Of(index));
        return made;
    }
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("portolan.db")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<UndoJournal> m_journal;
};

void UndoJournalTest::init()
{
    m_journal.reset();
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(path());
    QVERIFY(opened);
    m_database = std::move(*opened);
    m_journal = std::make_unique<UndoJournal>(*m_database);
}

void UndoJournalTest::keepsEverything()
{
    const UndoRecord planned = record();
    const auto id = m_journal->plan(planned);
    QVERIFY2(id, id ? "" : qPrintable(id.error().toLogLine()));
    const auto kept = m_journal->get(*id);
    QVERIFY(kept);
    QCOMPARE(kept->id, *id);
    QCOMPARE(kept->time, planned.time);
    QCOMPARE(kept->state, UndoState::Planned);
    QCOMPARE(kept->registry, planned.registry);
    QCOMPARE(kept->repository, planned.repository);
    QCOMPARE(kept->kind, planned.kind);
    QCOMPARE(kept->note, planned.note);
    QCOMPARE(kept->manifests.size(), 2);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(kept->manifests[i].digest, planned.manifests[i].digest);
        QCOMPARE(kept->manifests[i].mediaType, planned.manifests[i].mediaType);
        QCOMPARE(kept->manifests[i].bytes, planned.manifests[i].bytes);
        QCOMPARE(kept->tags[i].name, planned.tags[i].name);
        QCOMPARE(kept->tags[i].digest, planned.tags[i].digest);
    }
}

//! Committed before the call returned: another connection sees it.
void UndoJournalTest::isThereForOthersAtOnce()
{
    const auto id = m_journal->plan(record());
    QVERIFY(id);
    const auto other = Database::open(path());
    QVERIFY(other);
    UndoJournal theirs(**other);
    QVERIFY(theirs.get(*id));
    QVERIFY(theirs.mark(*id, UndoState::Done));
    QCOMPARE(m_journal->get(*id).value_or(UndoRecord()).state, UndoState::Done);
}

void UndoJournalTest::listsLatestFirst()
{
    const QDateTime now(QDate(2025, 5, 2), QTime(12, 0), Qt::UTC);
    const auto newer = m_journal->plan(record(now));
    const auto older = m_journal->plan(record(now.addDays(-1)));
    QVERIFY(newer && older);
    const auto all = m_journal->list();
    QVERIFY(all);
    QCOMPARE(all->size(), 2);
    QCOMPARE(all->first().id, *newer);
    QCOMPARE(all->last().id, *older);
    QCOMPARE(all->last().tags.size(), 2);
    QCOMPARE(all->last().manifests.size(), 2);
    QCOMPARE(all->last().manifests.first().digest, record().manifests.first().digest);
    QVERIFY(all->last().manifests.first().bytes.isEmpty());
}

void UndoJournalTest::marks()
{
    const auto first = m_journal->plan(record());
    const auto second = m_journal->plan(record());
    QVERIFY(first && second);
    for (const UndoState state : {UndoState::Done, UndoState::Undone, UndoState::Planned}) {
        QVERIFY(m_journal->mark(*second, state));
        QCOMPARE(m_journal->get(*second).value_or(UndoRecord()).state, state);
    }
    QVERIFY(m_journal->mark(*second, UndoState::Done));
    QCOMPARE(m_journal->get(*first).value_or(UndoRecord()).state, UndoState::Planned);
}

void UndoJournalTest::unknownIds()
{
    const auto found = m_journal->get(42);
    QVERIFY(!found);
    QCOMPARE(found.error().kind(), ErrorKind::NotFound);
    const auto marked = m_journal->mark(42, UndoState::Done);
    QVERIFY(!marked);
    QCOMPARE(marked.error().kind(), ErrorKind::NotFound);
}

void UndoJournalTest::wrongBytesAreRefused()
{
    UndoRecord wrong = record();
    wrong.manifests.last().bytes += ' ';
    const auto id = m_journal->plan(wrong);
    QVERIFY(!id);
    QCOMPARE(id.error().kind(), ErrorKind::Internal);
    // Nothing of it is left over.
    const auto all = m_journal->list();
    QVERIFY(all);
    QVERIFY(all->isEmpty());
}

void UndoJournalTest::damagedBytesAreFound()
{
    const auto id = m_journal->plan(record());
    QVERIFY(id);
    QVERIFY(m_database->run(
        QStringLiteral("UPDATE undo_manifests SET bytes = ? WHERE position = 0"), {QByteArray("{}")}));
    const auto kept = m_journal->get(*id);
    QVERIFY(!kept);
    QCOMPARE(kept.error().code(), QStringLiteral("DATABASE_DAMAGED"));
}

void UndoJournalTest::otherAlgorithmsAreKept()
{
    UndoRecord other = record();
    const auto digest = Digest::parse(u"blake3:0123456789abcdef0123456789abcdef");
    QVERIFY(digest);
    other.manifests.first().digest = *digest;
    const auto id = m_journal->plan(other);
    QVERIFY(id);
    QCOMPARE(m_journal->get(*id).value_or(UndoRecord()).manifests.size(), 2);
}

void UndoJournalTest::prunes()
{
    const QDateTime now(QDate(2025, 5, 2), QTime(12, 0), Qt::UTC);
    const auto old = m_journal->plan(record(now.addDays(-91)));
    const auto young = m_journal->plan(record(now.addDays(-89)));
    QVERIFY(old && young);
    QCOMPARE(m_journal->prune(now).value_or(-1), 1);
    QVERIFY(!m_journal->get(*old));
    QVERIFY(m_journal->get(*young));
    QCOMPARE(m_journal->prune(now).value_or(-1), 0);
    QCOMPARE(m_journal->prune(now, 30).value_or(-1), 1);
    for (const char* table : {"undo", "undo_manifests", "undo_tags"}) {
        auto rows = m_database->query(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(table));
        QVERIFY(rows && rows->next());
        QCOMPARE(rows->integer(0), 0);
    }
}

void UndoJournalTest::idsAreNotUsedAgain()
{
    const QDateTime now(QDate(2025, 5, 2), QTime(12, 0), Qt::UTC);
    const auto first = m_journal->plan(record(now.addDays(-100)));
    QVERIFY(first);
    QCOMPARE(m_journal->prune(now).value_or(-1), 1);
    const auto second = m_journal->plan(record(now));
    QVERIFY(second);
    QVERIFY(*second > *first);
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::UndoJournalTest)
#include "tst_undojournal.moc"

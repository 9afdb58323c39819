// SPDX-License-Identifier: Apache-2.0
#include "cli/listcommands.h"

#include "base/bytesformat.h"
#include "cli/controltext.h"
#include "oci/tagnames.h"
#include "registry/recordsummary.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace portolan {
namespace {

constexpr size_t parallelSummaries = 6;

QJsonObject toJson(const QString& tag, const Result<TagSummary>& summary)
{
    QJsonObject object{{QStringLiteral("name"), tag}};
    if (!summary) {
        object.insert(QStringLiteral("error"), summary.error().toLogLine());
        return object;
    }
    object.insert(QStringLiteral("digest"), summary->digest.toString());
    object.insert(QStringLiteral("mediaType"), summary->mediaType);
    if (summary->created.isValid())
        object.insert(QStringLiteral("created"), summary->created.toString(Qt::ISODate));
    if (summary->size >= 0)
        object.insert(QStringLiteral("size"), summary->size);
    object.insert(QStringLiteral("platforms"), QJsonArray::fromStringList(summary->platforms));
    if (!summary->artifactType.isEmpty())
        object.insert(QStringLiteral("artifactType"), summary->artifactType);
    return object;
}

//! What a listing said beyond the summary.
void addRecord(QJsonObject& object, const TagRecord& record)
{
    const auto add = [&object](QLatin1String name, const QString& value) {
        if (!value.isEmpty())
            object.insert(name, value);
    };
    if (record.pushed.isValid())
        add(QLatin1String("pushed"), record.pushed.toString(Qt::ISODate));
    if (record.expires.isValid())
        add(QLatin1String("expires"), record.expires.toString(Qt::ISODate));
    add(QLatin1String("source"), record.source);
    add(QLatin1String("importMode"), record.importMode);
    add(QLatin1String("referencePolicy"), record.referencePolicy);
    if (record.generation >= 0)
        object.insert(QLatin1String("generation"), record.generation);
    if (record.scheduled)
        object.insert(QLatin1String("scheduled"), true);
    if (record.insecure)
        object.insert(QLatin1String("insecure"), true);
    add(QLatin1String("problem"), record.problem);
    if (record.immutable)
        object.insert(QLatin1String("immutable"), true);
    if (record.missing)
        object.insert(QLatin1String("missing"), true);
}

//! The same for people, behind a tag's line.
QString remarks(const TagRecord& record)
{
    QStringList parts;
    if (record.missing)
        parts << QStringLiteral("image is gone");
    if (record.expires.isValid())
        parts << QStringLiteral("expires ") + record.expires.toString(Qt::ISODate);
    if (record.immutable)
        parts << QStringLiteral("immutable");
    if (!record.source.isEmpty())
        parts << QStringLiteral("from ") + record.source;
    if (record.scheduled)
        parts << QStringLiteral("scheduled");
    if (record.insecure)
        parts << QStringLiteral("insecure");
    if (!record.importMode.isEmpty())
        parts << QStringLiteral("mode ") + record.importMode;
    if (!record.referencePolicy.isEmpty())
        parts << QStringLiteral("references ") + record.referencePolicy;
    if (record.generation >= 0)
        parts << QStringLiteral("generation %1").arg(record.generation);
    if (!record.problem.isEmpty())
        parts << record.problem.simplified();
    return parts.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(parts.join(QStringLiteral("; ")));
}

QString toLine(const QString& tag, const TagSummary& summary)
{
    const QString created = summary.created.isValid()
        ? summary.created.toString(QStringLiteral("yyyy-MM-dd HH:mm"))
        : QStringLiteral("-");
    const QString size = summary.size >= 0 ? formatBytes(summary.size, QLocale::c()) : QStringLiteral("-");
    QString kind = summary.platforms.join(u',');
    if (kind.isEmpty())
        kind = summary.artifactType.isEmpty() ? QStringLiteral("-") : summary.artifactType;
    return QStringLiteral("%1  %2  %3  %4  %5")
        .arg(tag, -24)
        .arg(summary.digest.toString(), created)
        .arg(size, 9)
        .arg(kind);
}

} // namespace

void LsCommand::start()
{
    const auto input = m_session.parseLocation(arguments().value(0));
    if (!input)
        return fail(input.error());
    m_prefix = input->repository;
    m_session.open(*input, [this](const Result<ImageAddress>& opened) {
        if (!opened)
            return fail(opened.error());
        fetch(opened->registry, PageCursor());
    });
}

void LsCommand::fetch(const RegistryId& id, const PageCursor& cursor)
{
    m_request =
        m_session.service().fetchRepositories(id, cursor, [this, id](const Result<RepositoryPage>& page) {
            if (!page)
                return fail(page.error());
            for (const QString& name : page->repositories) {
                const bool inside =
                    m_prefix.isEmpty() || name == m_prefix || name.startsWith(m_prefix + u'/');
                if (!inside)
                    continue;
                if (m_session.json())
                    m_session.console().printJson(QJsonObject{{QStringLiteral("name"), name}}, false);
                else
                    m_session.console().print(name);
            }
            if (page->next.isEmpty())
                Q_EMIT finished(done);
            else
                fetch(id, page->next);
        });
}

void TagsCommand::start()
{
    const auto input = m_session.parse(arguments().constFirst());
    if (!input)
        return fail(input.error());
    if (!input->tagOrDigest.isEmpty())
        return fail(Error::usage(QStringLiteral("tags takes a repository, without a tag or digest")));
    m_session.open(*input, [this](const Result<ImageAddress>& opened) {
        if (!opened)
            return fail(opened.error());
        m_repository = RepositoryAddress(opened->registry, opened->repository);
        fetch(PageCursor());
    });
}

void TagsCommand::fetch(const PageCursor& cursor)
{
    m_request = m_session.service().fetchTags(m_repository, cursor, [this](const Result<TagPage>& page) {
        if (!page)
            return fail(page.error());
        takePage(*page);
    });
}

void TagsCommand::takeRecords(const QList<TagRecord>& records)
{
    for (const TagRecord& record : records) {
        m_records.insert_or_assign(record.tag, record);
        // A tag without an image, such as one that was never imported, has nothing more to ask for.
        if (!record.digest.isNull() || !record.problem.isEmpty())
            m_ready.insert_or_assign(record.tag, summaryOf(record));
    }
}

void TagsCommand::takePage(const TagPage& page)
{
    if (option(QStringLiteral("long")))
        takeRecords(page.records);
    QStringList tags = page.tags;
    std::stable_sort(tags.begin(), tags.end(),
        [](const QString& a, const QString& b) { return compareTagNames(a, b) < 0; });
    for (const QString& tag : std::as_const(tags)) {
        if (option(QStringLiteral("history"))) {
            m_order.push_back(tag);
        } else if (option(QStringLiteral("long"))) {
            if (m_ready.count(tag) == 0)
                m_waiting.push_back(tag);
            m_order.push_back(tag);
        } else if (m_session.json()) {
            m_session.console().printJson(QJsonObject{{QStringLiteral("name"), tag}}, false);
        } else {
            m_session.console().print(tag);
        }
    }
    m_listed = page.next.isEmpty();
    if (!m_listed)
        fetch(page.next);
    else if (option(QStringLiteral("history")))
        return fetchHistory();
    printReady();
    fillUp();
    finishIfDone();
}

void TagsCommand::fetchHistory()
{
    if (m_order.empty()) {
        Q_EMIT finished(m_anyFailed ? failed : done);
        return;
    }
    const QString tag = m_order.front();
    m_order.pop_front();
    const ImageAddress image(m_repository.registry, m_repository.repository, tag);
    m_request =
        m_session.service().control().fetchTagHistory(image, [this, tag](const Result<TagHistory>& history) {
            if (history) {
                printHistory(m_session.console(), tag, *history, m_session.json());
            } else {
                m_anyFailed = true;
                m_session.console().fail(history.error());
            }
            fetchHistory();
        });
}

void TagsCommand::fillUp()
{
    while (m_running.size() < parallelSummaries && !m_waiting.empty()) {
        const QString tag = m_waiting.front();
        m_waiting.pop_front();
        const ImageAddress image(m_repository.registry, m_repository.repository, tag);
        m_running[tag] =
            m_session.service().fetchTagSummary(image, [this, tag](const Result<TagSummary>& summary) {
                m_running.erase(tag);
                m_ready.insert_or_assign(tag, summary);
                printReady();
                fillUp();
                finishIfDone();
            });
    }
}

void TagsCommand::printReady()
{
    while (!m_order.empty()) {
        const auto found = m_ready.find(m_order.front());
        if (found == m_ready.end())
            return;
        printSummary(found->first, found->second);
        m_ready.erase(found);
        m_order.pop_front();
    }
}

void TagsCommand::printSummary(const QString& tag, const Result<TagSummary>& summary)
{
    if (!summary) {
        m_anyFailed = true;
        m_session.console().fail(summary.error());
    }
    const auto record = m_records.find(tag);
    const bool isRecorded = record != m_records.end();
    if (m_session.json()) {
        QJsonObject object = toJson(tag, summary);
        if (isRecorded)
            addRecord(object, record->second);
        m_session.console().printJson(object, false);
    } else {
        const QString line = summary ? toLine(tag, *summary) : tag;
        m_session.console().print(isRecorded ? line + remarks(record->second) : line);
    }
    if (isRecorded)
        m_records.erase(record);
}

void TagsCommand::finishIfDone()
{
    if (m_listed && m_order.empty())
        Q_EMIT finished(m_anyFailed ? failed : done);
}

} // namespace portolan

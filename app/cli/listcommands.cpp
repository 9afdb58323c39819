// SPDX-License-Identifier: Apache-2.0
#include "cli/listcommands.h"

#include "base/bytesformat.h"
#include "oci/tagnames.h"

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
    const auto input = ReferenceInput::parseLocation(arguments().constFirst());
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
    const auto input = ReferenceInput::parse(arguments().constFirst());
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

void TagsCommand::takePage(const TagPage& page)
{
    QStringList tags = page.tags;
    std::stable_sort(tags.begin(), tags.end(),
        [](const QString& a, const QString& b) { return compareTagNames(a, b) < 0; });
    for (const QString& tag : std::as_const(tags)) {
        if (option(QStringLiteral("long"))) {
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
    fillUp();
    finishIfDone();
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
    if (m_session.json())
        m_session.console().printJson(toJson(tag, summary), false);
    else
        m_session.console().print(summary ? toLine(tag, *summary) : tag);
}

void TagsCommand::finishIfDone()
{
    if (m_listed && m_order.empty())
        Q_EMIT finished(m_anyFailed ? failed : done);
}

} // namespace portolan

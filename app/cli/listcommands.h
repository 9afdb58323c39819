// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.h"
#include "oci/tagrecord.h"

#include <deque>
#include <map>

namespace portolan {

//! `ls`: repositories, page by page as they come.
class LsCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void fetch(const RegistryId& id, const PageCursor& cursor);

    QString m_prefix;
};

//! `tags`: tags, page by page; with --long what each points to, as the listing says it or else asked for a
//! few at a time, printed in order.
class TagsCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void fetch(const PageCursor& cursor);
    void takePage(const TagPage& page);
    void takeRecords(const QList<TagRecord>& records);
    void fetchHistory(); //!< of the next tag
    void fillUp();
    void printReady();
    void printSummary(const QString& tag, const Result<TagSummary>& summary);
    void finishIfDone();

    RepositoryAddress m_repository;
    std::deque<QString> m_waiting; //!< tags whose summaries are not asked for yet
    std::deque<QString> m_order; //!< tags whose lines are not printed yet
    std::map<QString, RequestHandle> m_running;
    std::map<QString, Result<TagSummary>> m_ready;
    std::map<QString, TagRecord> m_records; //!< what the listing said of tags not printed yet
    bool m_listed = false;
    bool m_anyFailed = false;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/taglistmodel.h"
#include "models/tagorder.h"
#include "models/tagpager.h"
#include "models/tagsorter.h"
#include "models/tagsummaryqueue.h"
#include "models/tagtable.h"

#include <QHash>
#include <QTimer>

namespace portolan {

//! What is behind a TagListModel: the tags, the order they are shown in, and the parts that keep both up to
//! date.
class TagListModel::State final : public QObject {
public:
    State(TagListModel& model, RegistryService& service);
    ~State() override;
    Q_DISABLE_COPY_MOVE(State)

    void open(const RepositoryAddress& address);
    void refresh();
    void sort(int column, Qt::SortOrder order);
    void setFilter(const QString& pattern);
    void setAttachmentsShown(bool shown);
    void removeTags(const QStringList& tags);
    void addTags(const QStringList& tags);
    void reorder(); //!< computes the order anew

    [[nodiscard]] int rowCount() const { return int(shown->size()); }
    [[nodiscard]] TagSlot slotAt(int row) const { return (*shown)[size_t(row)]; }
    [[nodiscard]] int rowOf(TagSlot slot) const; //!< -1: not shown
    [[nodiscard]] TagCounters counters() const;
    [[nodiscard]] TagSortCost sortCost(int column) const;
    [[nodiscard]] bool isSettled() const;
    void summaryChanged(TagSlot slot, bool groupsChanged);
    void checkCounters();

    TagListModel& model;
    RepositoryAddress repository;
    TagTable table;
    TagPager pager;
    TagSummaryQueue summaries;
    TagOrder order; //!< applied last
    TagSlots shown; //!< what the model's rows are: order.shown, but for moments while an order is applied
    //! What listings said of tags that is not in every row: expiry, protection, problems.
    QHash<QString, TagRecord> records;
    QString filterText;
    bool withAttachments = false;
    bool retryFailed = false; //!< once the list works again, what failed along with it is asked again, too
    int sortColumn = TagColumn;
    Qt::SortOrder sortOrder = Qt::AscendingOrder;

private:
    [[nodiscard]] TagSummaryQueue::Owner summaryOwner();
    [[nodiscard]] TagOrderInput orderInput();
    [[nodiscard]] std::function<std::vector<quint64>()> sortKeys() const;
    void apply(const TagOrder& next);
    void applyRuns(const TagOrder& next);
    void applyRelayout(const TagOrder& next, const TagRelayout& steps);
    //! Another order of the same rows; persistent indexes follow.
    void relayout(const TagSlots& rows, const TagSlots& bySlot);
    void takeRecords(const QList<TagRecord>& records);
    void removeSlots(const std::vector<TagSlot>& gone);
    void columnsChanged(int first, int last);
    void announceDirty();
    void checkSettled();

    TagSorter m_sorter;
    QTimer m_resort; //!< while summaries come and decide the order
    QTimer m_announce; //!< gathers changes that concern whole columns
    bool m_groupsDirty = false;
    bool m_staleDirty = false;
    bool m_seenDirty = false;
    bool m_recordsDirty = false;
    bool m_wasSettled = true;
    TagCounters m_announced;
    std::vector<TagSlot> m_dead; //!< removed, still in the order
    std::vector<TagSlot> m_dying; //!< not in the order that is computed now
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "models/tagsummaryqueue.h"

#include <algorithm>

namespace portolan {

TagSummaryQueue::TagSummaryQueue(RegistryService& service, TagTable& table, Owner owner, int maxInFlight)
    : m_service(service)
    , m_table(table)
    , m_owner(std::move(owner))
    , m_maxInFlight(size_t(maxInFlight))
{
}

void TagSummaryQueue::reset(const RepositoryAddress& repository)
{
    m_inFlight.clear();
    m_errors.clear();
    m_repository = repository;
    m_first = 0;
    m_last = -1;
    m_all = false;
    m_scanned.reset();
}

void TagSummaryQueue::drop()
{
    for (const auto& entry : m_inFlight)
        m_table.setSummaryState(entry.first, FetchState::Idle);
    for (const auto& entry : m_errors)
        m_table.setSummaryState(entry.first, FetchState::Idle);
    m_inFlight.clear();
    m_errors.clear();
    m_scanned.reset();
}

void TagSummaryQueue::retry(TagSlot slot)
{
    if (m_table.summaryState(slot) != FetchState::Failed)
        return;
    m_errors.erase(slot);
    m_table.setSummaryState(slot, FetchState::Idle);
    m_scanned.reset();
    m_owner.changed(slot, false);
}

void TagSummaryQueue::forget(TagSlot slot)
{
    m_inFlight.erase(slot);
    m_errors.erase(slot);
}

MaybeError TagSummaryQueue::error(TagSlot slot) const
{
    const auto it = m_errors.find(slot);
    return it == m_errors.end() ? MaybeError() : MaybeError(it->second);
}

bool TagSummaryQueue::isInWindow(quint32 row) const
{
    return row != TagOrder::noRow && int(row) >= m_first && int(row) <= m_last;
}

void TagSummaryQueue::setWindow(int first, int last)
{
    m_first = first;
    m_last = last;
}

void TagSummaryQueue::giveUpUnwanted()
{
    if (m_all)
        return;
    std::vector<TagSlot> unwanted;
    for (const auto& entry : m_inFlight) {
        if (!isInWindow(m_owner.order().row(entry.first)))
            unwanted.push_back(entry.first);
    }
    for (const TagSlot slot : unwanted) {
        m_inFlight.erase(slot);
        m_table.setSummaryState(slot, FetchState::Idle);
        m_owner.changed(slot, false);
    }
}

void TagSummaryQueue::pump()
{
    giveUpUnwanted();
    while (m_inFlight.size() < m_maxInFlight) {
        const TagSlot slot = next();
        if (slot == noTagSlot)
            break;
        ask(slot);
    }
    if (m_all && m_inFlight.empty()) {
        m_all = false;
        m_owner.allLoaded();
    }
}

bool TagSummaryQueue::needsSummary(TagSlot slot) const
{
    return m_table.isAlive(slot) && m_table.summaryState(slot) == FetchState::Idle;
}

TagSlot TagSummaryQueue::next()
{
    const TagSlot visible = nextInWindow();
    return visible != noTagSlot || !m_all ? visible : nextOfAll();
}

TagSlot TagSummaryQueue::nextInWindow() const
{
    const auto& shown = *m_owner.order().shown;
    const int end = std::min(m_last + 1, int(shown.size()));
    for (int row = std::max(0, m_first); row < end; ++row) {
        if (needsSummary(shown[size_t(row)]))
            return shown[size_t(row)];
    }
    return noTagSlot;
}

TagSlot TagSummaryQueue::nextOfAll()
{
    const TagSlots& shown = m_owner.order().shown;
    if (m_scanned != shown) {
        m_scanned = shown;
        m_scanAt = 0;
    }
    for (; m_scanAt < shown->size(); ++m_scanAt) {
        if (needsSummary((*shown)[m_scanAt]))
            return (*shown)[m_scanAt];
    }
    return noTagSlot;
}

void TagSummaryQueue::ask(TagSlot slot)
{
    const QString tag = m_table.name(slot);
    m_table.setSummaryState(slot, FetchState::Loading);
    m_inFlight[slot] =
        m_service.fetchTagSummary(ImageAddress(m_repository.registry, m_repository.repository, tag),
            [this, tag](const Result<TagSummary>& result) { take(tag, result); });
    m_owner.changed(slot, false);
}

void TagSummaryQueue::take(const QString& tag, const Result<TagSummary>& result)
{
    const TagSlot slot = m_table.find(tag);
    if (slot == noTagSlot)
        return;
    m_inFlight.erase(slot);
    bool groupsChanged = false;
    if (result) {
        groupsChanged = m_table.setSummary(slot, *result);
    } else {
        m_errors.insert_or_assign(slot, result.error());
        m_table.setSummaryState(slot, FetchState::Failed);
    }
    m_owner.changed(slot, groupsChanged);
    pump();
}

} // namespace portolan

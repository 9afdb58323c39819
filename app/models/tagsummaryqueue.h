// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tagorder.h"
#include "models/tagtable.h"
#include "service/registryservice.h"

#include <functional>
#include <map>

namespace portolan {

//! Asks for summaries of the rows on screen, a few at a time, and of all rows when told to; gives up what
//! scrolled away. A row that failed is asked again only by retry(). GUI thread; part of TagListModel.
class TagSummaryQueue final {
public:
    //! What the owner is told: a tag's summary state changed; groups of same digests changed.
    using Changed = std::function<void(TagSlot, bool groupsChanged)>;

    //! What it needs of its owner. A value.
    class Owner final {
    public:
        std::function<const TagOrder&()> order; //!< the order shown now
        Changed changed;
        std::function<void()> allLoaded; //!< isLoadingAll() ended by itself
    };

    //! All outlive the queue.
    TagSummaryQueue(RegistryService& service, TagTable& table, Owner owner, int maxInFlight);

    //! Forgets everything; requests are given up.
    void reset(const RepositoryAddress& repository);
    void setWindow(int first, int last);
    void setLoadingAll(bool all) { m_all = all; }
    [[nodiscard]] bool isLoadingAll() const { return m_all; }
    void retry(TagSlot slot);
    void forget(TagSlot slot); //!< the tag goes
    //! Gives up what is no longer wanted and asks for what is. Call after anything changed.
    void pump();
    void drop(); //!< gives up all requests and forgets failures, for a refresh

    [[nodiscard]] MaybeError error(TagSlot slot) const;

private:
    [[nodiscard]] bool isInWindow(quint32 row) const;
    void giveUpUnwanted();
    //! A row to ask for next: of the window first.
    [[nodiscard]] TagSlot next();
    [[nodiscard]] TagSlot nextInWindow() const;
    [[nodiscard]] TagSlot nextOfAll();
    [[nodiscard]] bool needsSummary(TagSlot slot) const;
    void ask(TagSlot slot);
    void take(const QString& tag, const Result<TagSummary>& result);

    RegistryService& m_service;
    TagTable& m_table;
    Owner m_owner;
    size_t m_maxInFlight;
    RepositoryAddress m_repository;
    std::map<TagSlot, RequestHandle> m_inFlight;
    std::map<TagSlot, Error> m_errors;
    int m_first = 0;
    int m_last = -1;
    bool m_all = false;
    TagSlots m_scanned; //!< the order m_scanAt belongs to
    size_t m_scanAt = 0; //!< rows before need nothing
};

} // namespace portolan

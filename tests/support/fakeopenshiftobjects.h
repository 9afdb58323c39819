// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeopenshiftcall.h"
#include "support/fakeopenshiftimages.h"

#include <functional>

namespace portolan {

//! Answers get, list, create, update, patch and delete of stored objects of a FakeOpenShift.
class FakeOpenShiftObjects final {
public:
    //! Called with the id and name of an object a client has changed.
    using Changed = std::function<void(const FakeOpenShiftCall&)>;

    FakeOpenShiftObjects(
        FakeOpenShiftStore& store, FakeOpenShiftRbac& rbac, FakeOpenShiftImages& images, Changed changed);

    [[nodiscard]] FakeAnswer answer(const FakeOpenShiftCall& call);
    //! Whether a list or watch of the caller has this object: of projects only those it sees.
    [[nodiscard]] bool isShown(const FakeOpenShiftCall& call, const FakeOpenShiftStore::Entry& entry) const;

private:
    //! Where a page of a list begins and what state it is of.
    struct Page {
        QString after; //!< key of the last object before it; empty: the first page
        qint64 version = -1; //!< negative: as it is now
        qsizetype limit = 0; //!< 0: all
    };

    [[nodiscard]] FakeAnswer get(const FakeOpenShiftCall& call) const;
    [[nodiscard]] FakeAnswer list(const FakeOpenShiftCall& call) const;
    [[nodiscard]] FakeOpenShiftOutcome<Page> pageOf(const FakeOpenShiftCall& call) const;
    [[nodiscard]] FakeAnswer create(const FakeOpenShiftCall& call);
    [[nodiscard]] FakeAnswer update(const FakeOpenShiftCall& call);
    [[nodiscard]] FakeAnswer remove(const FakeOpenShiftCall& call);
    [[nodiscard]] FakeAnswer requestProject(const FakeOpenShiftCall& call);
    [[nodiscard]] FakeOpenShiftStore::EntryPtr find(const FakeOpenShiftCall& call) const;
    [[nodiscard]] FakeOpenShiftImages::Stored store(
        const FakeOpenShiftCall& call, const QJsonObject& before, QJsonObject object);

    FakeOpenShiftStore& m_store;
    FakeOpenShiftRbac& m_rbac;
    FakeOpenShiftImages& m_images;
    Changed m_changed;
};

} // namespace portolan

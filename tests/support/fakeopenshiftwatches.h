// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakehttpserver.h"
#include "support/fakeopenshiftcall.h"
#include "support/fakeopenshiftstore.h"

namespace portolan {

//! The open watches of a FakeOpenShift.
class FakeOpenShiftWatches final : public QObject {
    Q_OBJECT

public:
    //! Whether the caller is shown this object.
    using Filter = std::function<bool(const FakeOpenShiftCall&, const FakeOpenShiftStore::Entry&)>;

    FakeOpenShiftWatches(FakeOpenShiftStore& store, Filter filter, QObject* parent);

    //! Answers a watch, for as long as it lasts.
    void start(const FakeOpenShiftCall& call, FakeHttpConnection& connection);
    //! Shows a change to those who watch.
    void show(const FakeOpenShiftStore::Event& event);

    // See FakeOpenShift.
    void setExpiredAsStatus(bool status) { m_expiredAsStatus = status; }
    void sendBookmarks();
    void endAll();
    void expireAll();
    void cutNextEvent(qsizetype bytes) { m_cut = bytes; }
    [[nodiscard]] int open() const;

private:
    struct Watch {
        FakeOpenShiftCall call;
        QPointer<FakeHttpConnection> connection;
        bool bookmarks = false;
    };

    void send(const Watch& watch, const QByteArray& type, const FakeOpenShiftStore::Entry& entry);
    void sendLine(const Watch& watch, const QByteArray& line);
    void sendBookmark(const Watch& watch);
    void end(FakeHttpConnection* connection);
    [[nodiscard]] FakeOpenShiftStatus tooOld(qint64 version) const;
    [[nodiscard]] bool fits(const FakeOpenShiftCall& call, const FakeOpenShiftStore::Entry& entry) const;

    FakeOpenShiftStore& m_store;
    Filter m_filter;
    std::vector<Watch> m_watches;
    std::optional<qsizetype> m_cut;
    bool m_expiredAsStatus = false;
};

//! The object as JSON with kind and apiVersion in front; its metadata alone where the call asks for that.
[[nodiscard]] QByteArray renderFakeObject(
    const FakeOpenShiftCall& call, const FakeOpenShiftStore::Entry& entry);

} // namespace portolan

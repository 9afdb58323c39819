// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/pages.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace portolan {

//! Puts lists together that come page by page, so that what is remembered is a whole list or none. A page
//! counts only where it goes on from the one taken last: of two walks over one list, the one begun later is
//! followed. Names are kept as bytes, and of lists that nobody goes on with only a few.
class ListingCollector final {
public:
    static constexpr qsizetype mostListings = 16;

    ListingCollector() = default;
    Q_DISABLE_COPY_MOVE(ListingCollector)

    //! Takes the page that `cursor` led to (empty: the first). Answers the whole list when it was the last
    //! page and none is missing.
    [[nodiscard]] std::optional<QStringList> add(
        const QString& list, const PageCursor& cursor, const QStringList& names, const PageCursor& next);
    //! Drops what has come of the lists whose names begin so.
    void forget(const QString& beginning);
    [[nodiscard]] qsizetype size() const { return m_listings.size(); }

private:
    class Listing final {
    public:
        QByteArray names; //!< each with a newline behind it
        PageCursor next;
        quint64 touched = 0;
    };

    void dropOldest();

    QHash<QString, Listing> m_listings;
    quint64 m_clock = 0;
};

} // namespace portolan

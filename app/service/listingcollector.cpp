// SPDX-License-Identifier: Apache-2.0
#include "service/listingcollector.h"

#include <algorithm>

namespace portolan {
namespace {

//! No name of a repository or tag can hold a newline; what does is no such name.
void append(QByteArray& bytes, const QStringList& names)
{
    for (const QString& name : names) {
        if (!name.isEmpty() && !name.contains(u'\n'))
            bytes += name.toUtf8() + '\n';
    }
}

} // namespace

std::optional<QStringList> ListingCollector::add(
    const QString& list, const PageCursor& cursor, const QStringList& names, const PageCursor& next)
{
    if (cursor.isEmpty())
        m_listings.remove(list);
    const auto known = m_listings.find(list);
    const bool goesOn = cursor.isEmpty() || (known != m_listings.end() && known->next == cursor);
    if (!goesOn)
        return std::nullopt;
    if (cursor.isEmpty() && next.isEmpty())
        return names;
    Listing listing = known == m_listings.end() ? Listing() : m_listings.take(list);
    append(listing.names, names);
    if (next.isEmpty())
        return QString::fromUtf8(listing.names).split(u'\n', Qt::SkipEmptyParts);
    listing.next = next;
    listing.touched = ++m_clock;
    m_listings.insert(list, listing);
    if (m_listings.size() > mostListings)
        dropOldest();
    return std::nullopt;
}

void ListingCollector::forget(const QString& beginning)
{
    m_listings.removeIf([&beginning](const auto& entry) { return entry.key().startsWith(beginning); });
}

void ListingCollector::dropOldest()
{
    const auto oldest = std::min_element(m_listings.cbegin(), m_listings.cend(),
        [](const Listing& a, const Listing& b) { return a.touched < b.touched; });
    m_listings.erase(oldest);
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/descriptor.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <functional>
#include <optional>

namespace portolan {

//! `org.opencontainers.image.ref.name`: what an entry of index.json is called.
inline constexpr auto refNameAnnotation = "org.opencontainers.image.ref.name";

//! One entry of a layout's index.json. A value.
class LayoutEntry final {
public:
    LayoutEntry() = default;
    LayoutEntry(Descriptor target, QString name);

    friend bool operator==(const LayoutEntry&, const LayoutEntry&) = default;

    Descriptor descriptor; //!< as written there, with all its annotations
    QString refName; //!< the ref.name annotation, empty when there is none

private:
    friend class LayoutIndex;
    qsizetype m_source = -1; //!< its place in the text it was parsed from, -1: new
};

//! A layout's index.json: its entries, and everything else it holds, known to us or not, which editing keeps.
//! Pure. A value.
class LayoutIndex final {
public:
    //! A new layout's: no entries.
    LayoutIndex();
    //! Entries that cannot be read (no or bad digest) are not listed, but kept. Errors: Protocol, TooLarge
    //! (64 MiB).
    [[nodiscard]] static Result<LayoutIndex> parse(const QByteArray& text);

    [[nodiscard]] const QList<LayoutEntry>& entries() const { return m_entries; }
    //! The first entry of exactly that name (names should be unique; where they are not, other tools take the
    //! first).
    [[nodiscard]] std::optional<Descriptor> find(QStringView refName) const;
    [[nodiscard]] bool holds(const Digest& digest) const;

    //! Adds an entry, or makes the named one (all of that name) point there. An empty name adds a nameless
    //! entry unless the digest has an entry already. An entry that says the same stays as it is, byte for
    //! byte.
    void setEntry(const Descriptor& target, const QString& refName);
    //! How many entries went.
    qsizetype removeIf(const std::function<bool(const LayoutEntry&)>& predicate);
    //! Gives the entries of that name another one; an empty one removes the annotation.
    void rename(const QString& refName, const QString& newName);

    [[nodiscard]] bool isChanged() const { return m_changed; }
    [[nodiscard]] QByteArray toJson() const;

private:
    QByteArray m_text; //!< what it was parsed from
    QList<qsizetype> m_unreadable; //!< places of entries that are kept unlisted
    QList<LayoutEntry> m_entries;
    bool m_changed = false;
};

} // namespace portolan

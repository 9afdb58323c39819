// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/pages.h"

#include <QDateTime>
#include <QList>

#include <type_traits>

namespace portolan {

//! One repository found. A value.
class SearchHit final {
public:
    SearchHit() = default;

    QString repository;
    QString title; //!< for people, may be empty
    QString description; //!< one line
    bool official = false; //!< published by whom the registry vouches for
    bool deprecated = false;
    qint64 stars = -1; //!< -1: not said
    qint64 pulls = -1;
    QDateTime lastModified; //!< UTC, invalid: not said
};
static_assert(!std::is_aggregate_v<SearchHit>);

//! Some repositories that match a search, best first. A value.
class SearchPage final {
public:
    SearchPage() = default;

    QList<SearchHit> hits;
    qint64 total = -1; //!< -1: not said
    PageCursor next;
};
static_assert(!std::is_aggregate_v<SearchPage>);

} // namespace portolan

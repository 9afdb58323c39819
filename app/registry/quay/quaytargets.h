// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"

#include <QString>

namespace portolan {

//! Paths and queries of Quay's REST API (protocols/quay.md). Names go in plainly, slashes and all; whatever
//! is not of their grammar is percent-encoded. Pure.
class QuayTargets final {
public:
    //! Repositories of a namespace; `next`: the opaque cursor of the page before, or empty.
    [[nodiscard]] static QString ofNamespace(const QString& nameSpace, const QString& next);
    [[nodiscard]] static QString starred(const QString& next);
    //! None of the three selectors Quay demands: what only Quay answers as it does.
    [[nodiscard]] static QString withoutSelector();
    [[nodiscard]] static QString repository(const QString& repository, bool withStatistics);

    [[nodiscard]] static QString activeTags(const QString& repository, int page);
    //! All entries of one tag, dead ones too.
    [[nodiscard]] static QString tagHistory(const QString& repository, const QString& tag, int page);
    [[nodiscard]] static QString activeTag(const QString& repository, const QString& tag);
    [[nodiscard]] static QString tag(const QString& repository, const QString& tag);
    [[nodiscard]] static QString restore(const QString& repository, const QString& tag);

    [[nodiscard]] static QString manifest(const QString& repository, const Digest& digest);
    [[nodiscard]] static QString labels(const QString& repository, const Digest& digest);
    [[nodiscard]] static QString security(const QString& repository, const Digest& digest);

    [[nodiscard]] static QString find(const QString& words, int page);
    [[nodiscard]] static QString user();
    [[nodiscard]] static QString organization(const QString& name);
    [[nodiscard]] static QString organizationQuota(const QString& name);
    [[nodiscard]] static QString organizationRobots(const QString& name);
    [[nodiscard]] static QString organizationProxyCache(const QString& name);
    [[nodiscard]] static QString userQuota();
    [[nodiscard]] static QString userRobots();
    [[nodiscard]] static QString mirror(const QString& repository);
    [[nodiscard]] static QString mirrorSyncNow(const QString& repository);
    [[nodiscard]] static QString capabilities();
    [[nodiscard]] static QString discovery();

    static constexpr int tagsPerPage = 100; //!< as many as Quay gives
};

} // namespace portolan

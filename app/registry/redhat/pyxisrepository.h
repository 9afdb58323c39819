// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <utility>

namespace portolan {

//! A repository as the catalog knows it; every field may be missing. A value.
class PyxisRepository final {
public:
    PyxisRepository() = default;
    //! Nothing but the name is needed. Errors: Protocol without a usable one.
    [[nodiscard]] static Result<PyxisRepository> parse(const JsonReader& json);

    [[nodiscard]] bool isDeprecated() const;
    [[nodiscard]] QUrl page() const; //!< its web page, empty without an id

    QString id; //!< Pyxis' own
    QString registry;
    QString repository;
    QString title;
    QString shortDescription;
    QString longDescription;
    QString vendor;
    bool published = true;
    bool deprecated = false;
    QStringList architectures;
    QStringList streamTags; //!< the tags of supported content streams
    QList<std::pair<QString, QString>> streamGrades; //!< tag and health grade
    QStringList releaseCategories; //!< "Generally Available", "Tech Preview", "Deprecated", ...
    QStringList applicationCategories;
    QDateTime endOfLife; //!< UTC
    QDateTime created; //!< UTC
    QDateTime updated; //!< UTC
};
static_assert(!std::is_aggregate_v<PyxisRepository>);

} // namespace portolan

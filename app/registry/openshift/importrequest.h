// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/openshift/streamfacts.h"

#include <QList>

#include <chrono>
#include <type_traits>

namespace portolan {

//! How something is imported. A value.
class ImportPolicy final {
public:
    ImportPolicy() = default;

    QString mode; //!< PreserveOriginal, Legacy; empty: as the cluster likes
    QString referencePolicy; //!< Source, Local
    bool scheduled = false;
    bool insecure = false;
};
static_assert(!std::is_aggregate_v<ImportPolicy>);

//! One image to import into a tag. A value.
class ImportEntry final {
public:
    ImportEntry(QString pullSpec, QString intoTag, ImportPolicy how)
        : from(std::move(pullSpec))
        , tag(std::move(intoTag))
        , policy(std::move(how))
    {
    }

    QString from;
    QString tag;
    ImportPolicy policy;
};
static_assert(!std::is_aggregate_v<ImportEntry>);

//! How long an import may go on without a byte: the server looks at every image before it answers.
inline constexpr std::chrono::seconds importPatience{600};

//! What an ImageStreamImport asks for: a whole repository, or single images. A value.
class ImportRequest final {
public:
    ImportRequest() = default;
    //! From a wish. Without a source the tags are imported again from where they come, all of them when none
    //! is named. Errors: Usage.
    [[nodiscard]] static Result<ImportRequest> of(const ActionWish& wish, const StreamFacts& stream);

    //! A dry run asks the server to look, and to change nothing.
    [[nodiscard]] PlannedRequest request(bool dryRun) const;
    //! The `oc` command lines that do the same.
    [[nodiscard]] QString command() const;
    [[nodiscard]] bool isScheduled() const;
    [[nodiscard]] bool isInsecure() const;
    [[nodiscard]] QStringList modes() const; //!< those asked for

    StreamPlace place;
    QString version; //!< the stream's resourceVersion, empty: it is made by this
    QString repository; //!< the whole of it; empty: the entries
    ImportPolicy policy; //!< of the repository
    QList<ImportEntry> entries;
};
static_assert(!std::is_aggregate_v<ImportRequest>);

} // namespace portolan

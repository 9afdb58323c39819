// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "oci/digest.h"
#include "oci/platform.h"
#include "registry/mirrors/pullsource.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <type_traits>

namespace portolan {

//! What one source of a pull turned out to be. A value.
class ExplainedSource final {
public:
    ExplainedSource() = default;

    PullSource source;
    bool tried = false; //!< those behind the first that answers are not asked
    std::optional<Error> error; //!< why it cannot serve the image
    QString loginFrom; //!< where the login lies: "keychain", a file's path; empty: none was found
    QString loginKey; //!< what it is under there: a host or namespace
    QString account; //!< whose login, may be empty
};
static_assert(!std::is_aggregate_v<ExplainedSource>);

//! "Explain this pull": everything that decides where an image comes from. Never a secret. A value.
class PullExplanation final {
public:
    PullExplanation() = default;

    //! The source that serves it; null: none does.
    [[nodiscard]] const ExplainedSource* serving() const;
    //! All of it as lines of English, for copying and the command line.
    [[nodiscard]] QString toText() const;

    QString asked; //!< as typed
    QList<NameExpansion> expansions; //!< what it may stand for, in the order of trying
    Reference reference; //!< which of them it is
    QString blockedBy; //!< the file that blocks it, empty: none
    QList<ExplainedSource> sources; //!< in the order of trying
    Digest digest; //!< of what the tag points to; null: not found
    QString mediaType;
    std::optional<Platform> platform; //!< the chosen image of an index; nothing: it is no index
    Digest platformDigest; //!< of that image's manifest
    QStringList otherPlatforms;
    QStringList redirectHosts; //!< where blobs come from, as far as one was asked for
    qint64 bytesTotal = -1; //!< of config and layers, -1: not known
    qint64 bytesNeeded = -1; //!< of those that are not here yet, -1: not known
    QStringList files; //!< of configuration that were read
    QList<Error> problems; //!< of configuration that could not be
};
static_assert(!std::is_aggregate_v<PullExplanation>);

} // namespace portolan

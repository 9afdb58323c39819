// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"
#include "oci/digest.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <type_traits>

namespace portolan {

//! A change in a watched registry. A value.
class RegistryChange final {
public:
    enum class Kind {
        TagMoved, //!< a tag points to another image, or is new
        TagRemoved,
        RepositoryAdded,
        RepositoryChanged, //!< something else about it: an import failed, a policy
        RepositoryRemoved,
        Connected, //!< the watch stands, and how late it may be; again when that changes
        Interrupted, //!< it does not, and is tried again
    };

    RegistryChange() = default;
    RegistryChange(
        Kind changeKind, QString changedRepository, QString changedTag = QString(), Digest now = Digest())
        : kind(changeKind)
        , repository(std::move(changedRepository))
        , tag(std::move(changedTag))
        , digest(std::move(now))
    {
    }

    Kind kind = Kind::RepositoryChanged;
    QString repository;
    QString tag;
    Digest digest; //!< what the tag points to now
    Sentence reason; //!< Interrupted: why
    //! Connected: how old at most what is not looked at may be; 0: all changes are told as they happen.
    std::chrono::seconds delay{0};
};
static_assert(!std::is_aggregate_v<RegistryChange>);

//! Changes in the order they happened, gathered for a moment. Called on the worker thread.
using RegistryChangeFunction = std::function<void(QList<RegistryChange>)>;

} // namespace portolan

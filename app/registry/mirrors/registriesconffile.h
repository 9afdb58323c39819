// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "registry/mirrors/registryrule.h"

#include <QByteArrayView>
#include <QMap>
#include <QStringList>

#include <optional>
#include <type_traits>

namespace portolan {

enum class ShortNameMode { Enforcing, Permissive, Disabled };

//! A list in a configuration file that is merged with those of other files. A value.
class MergedList final {
public:
    MergedList() = default;

    QStringList items;
    bool append =
        false; //!< goes behind what earlier files say (a trailing `{append=true}`), not in its place
};
static_assert(!std::is_aggregate_v<MergedList>);

//! What one registries.conf says, and nothing of what it does not. Version 2, and version 1 where nothing of
//! version 2 is beside it. A value.
class RegistriesConfFile final {
public:
    RegistriesConfFile() = default;

    //! `source` is the file's path, kept in the rules. Unknown keys are left out. Errors: Protocol with code
    //! CONF_BROKEN: no TOML, a key of the wrong type, both versions at once, a registry without a place;
    //! TooLarge.
    [[nodiscard]] static Result<RegistriesConfFile> parse(QByteArrayView text, const QString& source);

    QString file;
    bool isVersion1 = false;
    std::optional<MergedList> searchRegistries;
    std::optional<MergedList> credentialHelpers;
    std::optional<ShortNameMode> shortNameMode;
    QList<RegistryRule> registries;
    QMap<QString, QString> aliases; //!< an empty target takes the alias away
};
static_assert(!std::is_aggregate_v<RegistriesConfFile>);

} // namespace portolan

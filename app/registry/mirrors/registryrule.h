// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <type_traits>

namespace portolan {

//! A `[[registry.mirror]]` of registries.conf. A value.
class MirrorRule final {
public:
    enum class Use { All, DigestOnly, TagOnly };

    MirrorRule() = default;

    QString location; //!< host[:port][/path]
    bool insecure = false;
    Use use = Use::All;

    friend bool operator==(const MirrorRule&, const MirrorRule&) = default;
};
static_assert(!std::is_aggregate_v<MirrorRule>);

//! A `[[registry]]` table of registries.conf (protocols/local-config.md section 1). A value.
class RegistryRule final {
public:
    RegistryRule() = default;

    //! How much of `host/repository[:tag][@digest]` this rule's prefix covers, in characters; 0: it is not
    //! about it. A prefix ends at `:`, `/`, `@` or the end; `*.example.com` covers any host below that name.
    [[nodiscard]] qsizetype matchLength(const QString& reference) const;
    //! The reference with that part replaced by another location.
    [[nodiscard]] static QString replaced(
        const QString& reference, qsizetype matched, const QString& location);

    QString prefix;
    QString location; //!< empty only for wildcards: where it is
    bool insecure = false;
    bool blocked = false;
    bool mirrorByDigestOnly = false;
    QList<MirrorRule> mirrors;
    QString file; //!< that says so

    friend bool operator==(const RegistryRule&, const RegistryRule&) = default;
};
static_assert(!std::is_aggregate_v<RegistryRule>);

} // namespace portolan

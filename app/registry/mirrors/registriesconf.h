// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/mirrors/pullsource.h"
#include "registry/mirrors/registriesconffile.h"

namespace portolan {

//! What the containers tools' configuration says of registries, all files merged
//! (protocols/local-config.md section 1): short names, aliases, mirrors, blocked and insecure registries. A
//! pure value; reading it: readRegistriesConf().
class RegistriesConf final {
public:
    RegistriesConf() = default;

    //! Lays a later file over what is there: its registries replace those of the same prefix, its lists and
    //! modes replace or, where they say so, extend, its aliases go name by name.
    void merge(const RegistriesConfFile& later);
    //! Lays the aliases that were chosen by hand over the rest: they win.
    void mergeAliasCache(const RegistriesConfFile& cache);

    //! What a name may stand for, in the order of trying. A name with a host stands for itself; an alias for
    //! one image; another for one in each search registry, and where there is none for nothing. Errors:
    //! Usage, when it is no name at all.
    [[nodiscard]] Result<QList<NameExpansion>> expandShortName(const QString& text) const;
    //! Where an image is read from, in the order of trying: mirrors that serve this kind of pull, then the
    //! registry itself, under the place that is configured for it. Empty when it is blocked. Only for reading
    //! images: lists, pushes and deletions go to the registry.
    [[nodiscard]] QList<PullSource> resolvePull(const Reference& reference, bool byDigest) const;
    [[nodiscard]] QList<PullSource> resolvePull(const Reference& reference) const
    {
        return resolvePull(reference, reference.digest().has_value());
    }
    [[nodiscard]] bool isBlocked(const Reference& reference) const;
    //! The rule with the longest prefix; null: none is about it.
    [[nodiscard]] const RegistryRule* ruleFor(const Reference& reference) const;

    //! Whether any rule is about a host's images, all or some of them.
    [[nodiscard]] bool concerns(const QString& host) const;

    [[nodiscard]] const QList<RegistryRule>& registries() const { return m_registries; }
    [[nodiscard]] const QStringList& searchRegistries() const { return m_searchRegistries; }
    [[nodiscard]] ShortNameMode shortNameMode() const { return m_shortNameMode; }
    [[nodiscard]] const QStringList& credentialHelpers() const { return m_credentialHelpers; }
    //! The target of an alias, or empty.
    [[nodiscard]] QString alias(const QString& name) const { return m_aliases.value(name).target; }

    QStringList files; //!< that were read, in the order of merging
    QList<Error> problems; //!< of files that could not be; they count for nothing

private:
    class Alias final {
    public:
        QString target;
        QString file;
    };

    QStringList m_searchRegistries;
    QString m_searchFile;
    QStringList m_credentialHelpers{QStringLiteral("containers-auth.json")};
    ShortNameMode m_shortNameMode = ShortNameMode::Permissive;
    QList<RegistryRule> m_registries;
    QMap<QString, Alias> m_aliases;
};
static_assert(!std::is_aggregate_v<RegistriesConf>);

} // namespace portolan

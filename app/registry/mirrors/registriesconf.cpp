// SPDX-License-Identifier: Apache-2.0
#include "registry/mirrors/registriesconf.h"

#include <algorithm>

namespace portolan {
namespace {

void mergeList(QStringList& into, const MergedList& later)
{
    if (!later.append)
        into.clear();
    for (const QString& item : later.items) {
        if (!later.append || !into.contains(item))
            into << item;
    }
}

//! `host/path[:tag][@digest]`, where the host is what stands before the first slash, with or without a dot.
std::optional<Reference> referenceAt(const QString& text, const Reference& original)
{
    const QString name = text.section(u'@', 0, 0);
    const QString host = name.section(u'/', 0, 0);
    QString repository = name.section(u'/', 1);
    if (const qsizetype colon = repository.lastIndexOf(u':'); colon >= 0)
        repository.truncate(colon);
    if (!Reference::isValidHost(host) || !Reference::isValidRepository(repository))
        return std::nullopt;
    return Reference(host, repository, original.tag(), original.digest());
}

bool hasHost(const QString& name)
{
    const QString first = name.section(u'/', 0, 0);
    return name.contains(u'/')
        && (first.contains(u'.') || first.contains(u':') || first == QLatin1String("localhost"));
}

//! A short name without and with its tag or digest.
QString bareName(const QString& text)
{
    const QString name = text.section(u'@', 0, 0);
    const qsizetype colon = name.lastIndexOf(u':');
    return colon > name.lastIndexOf(u'/') ? name.left(colon) : name;
}

bool servesThis(const RegistryRule& rule, const MirrorRule& mirror, bool byDigest)
{
    if (rule.mirrorByDigestOnly)
        return byDigest;
    switch (mirror.use) {
    case MirrorRule::Use::DigestOnly:
        return byDigest;
    case MirrorRule::Use::TagOnly:
        return !byDigest;
    case MirrorRule::Use::All:
        break;
    }
    return true;
}

} // namespace

void RegistriesConf::merge(const RegistriesConfFile& later)
{
    files << later.file;
    if (later.searchRegistries) {
        mergeList(m_searchRegistries, *later.searchRegistries);
        m_searchFile = later.file;
    }
    if (later.credentialHelpers)
        mergeList(m_credentialHelpers, *later.credentialHelpers);
    if (later.shortNameMode)
        m_shortNameMode = *later.shortNameMode;
    for (const RegistryRule& rule : later.registries) {
        const auto known = std::find_if(m_registries.begin(), m_registries.end(),
            [&](const RegistryRule& other) { return other.prefix == rule.prefix; });
        if (known == m_registries.end())
            m_registries << rule;
        else
            *known = rule;
    }
    mergeAliasCache(later);
}

void RegistriesConf::mergeAliasCache(const RegistriesConfFile& cache)
{
    for (auto alias = cache.aliases.cbegin(); alias != cache.aliases.cend(); ++alias) {
        if (alias.value().isEmpty())
            m_aliases.remove(alias.key());
        else
            m_aliases.insert(alias.key(), Alias{alias.value(), cache.file});
    }
}

Result<QList<NameExpansion>> RegistriesConf::expandShortName(const QString& text) const
{
    QString name = text.trimmed();
    if (name.startsWith(QLatin1String("docker://")))
        name.remove(0, 9);
    const auto whole = Reference::parse(name);
    if (!whole)
        return whole.error();
    QList<NameExpansion> out;
    const auto add = [&out](const QString& expanded, const Sentence& why) {
        const auto reference = Reference::parse(expanded);
        if (!reference)
            return;
        NameExpansion expansion;
        expansion.reference = *reference;
        expansion.why = why;
        out << expansion;
    };
    if (hasHost(name)) {
        add(name, Sentence());
        return out;
    }
    const QString bare = bareName(name);
    const QString rest = name.mid(bare.size());
    const Alias alias = m_aliases.value(bare);
    if (m_shortNameMode != ShortNameMode::Disabled && !alias.target.isEmpty()) {
        add(alias.target + rest,
            Sentence(QT_TRANSLATE_NOOP("Core", "alias \"%1\" in %2"), {bare, alias.file}));
        return out;
    }
    for (qsizetype i = 0; i < m_searchRegistries.size(); ++i)
        add(m_searchRegistries.at(i) + u'/' + name,
            Sentence(QT_TRANSLATE_NOOP("Core", "search registry %1 of %2 in %3"),
                {QString::number(i + 1), QString::number(m_searchRegistries.size()), m_searchFile}));
    return out;
}

const RegistryRule* RegistriesConf::ruleFor(const Reference& reference) const
{
    const QString text = reference.toString();
    const RegistryRule* best = nullptr;
    qsizetype longest = 0;
    for (const RegistryRule& rule : m_registries) {
        const qsizetype length = rule.matchLength(text);
        if (length <= longest)
            continue;
        longest = length;
        best = &rule;
    }
    return best;
}

bool RegistriesConf::concerns(const QString& host) const
{
    return std::any_of(m_registries.cbegin(), m_registries.cend(), [&](const RegistryRule& rule) {
        return rule.matchLength(host) > 0 || rule.prefix.startsWith(host + u'/');
    });
}

bool RegistriesConf::isBlocked(const Reference& reference) const
{
    const RegistryRule* const rule = ruleFor(reference);
    return rule && rule->blocked;
}

QList<PullSource> RegistriesConf::resolvePull(const Reference& reference, bool byDigest) const
{
    const RegistryRule* const rule = ruleFor(reference);
    PullSource primary;
    primary.reference = reference;
    if (!rule) {
        primary.why = Sentence(QT_TRANSLATE_NOOP("Core", "the registry itself"));
        return {primary};
    }
    if (rule->blocked)
        return {};
    const QString text = reference.toString();
    const qsizetype matched = rule->matchLength(text);
    QList<PullSource> out;
    for (qsizetype i = 0; i < rule->mirrors.size(); ++i) {
        const MirrorRule& mirror = rule->mirrors.at(i);
        const auto there = referenceAt(RegistryRule::replaced(text, matched, mirror.location), reference);
        if (!there || !servesThis(*rule, mirror, byDigest))
            continue;
        PullSource source;
        source.reference = *there;
        source.isMirror = true;
        source.insecure = mirror.insecure;
        source.why = Sentence(QT_TRANSLATE_NOOP("Core", "mirror %1 of %2 in %3"),
            {QString::number(i + 1), rule->prefix, rule->file});
        out << source;
    }
    if (const auto there = referenceAt(RegistryRule::replaced(text, matched, rule->location), reference))
        primary.reference = *there;
    primary.insecure = rule->insecure;
    primary.why = primary.reference == reference
        ? Sentence(QT_TRANSLATE_NOOP("Core", "the registry itself"))
        : Sentence(QT_TRANSLATE_NOOP("Core", "the location of %1 in %2"), {rule->prefix, rule->file});
    out << primary;
    return out;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "registry/mirrors/registriesconffile.h"

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include <algorithm>

namespace portolan {
namespace {

constexpr qsizetype maxFileBytes = qsizetype(4) * 1024 * 1024;

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

//! Reads one parsed file; the first thing that is wrong is kept.
class Reader final {
public:
    Reader(const toml::table& root, const QString& source) : m_root(root) { m_out.file = source; }

    [[nodiscard]] Result<RegistriesConfFile> read()
    {
        const bool isOld = m_root.contains("registries");
        const bool isNew = m_root.contains("registry") || m_root.contains("unqualified-search-registries");
        if (isOld && isNew)
            fail(QStringLiteral("it mixes version 1 and version 2"));
        else if (isOld)
            readVersion1();
        readVersion2();
        if (!m_problem.isEmpty())
            return Error::protocol(m_problem)
                .withCode(QStringLiteral("CONF_BROKEN"))
                .at(QString(), m_out.file);
        return std::move(m_out);
    }

private:
    void fail(const QString& problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

    [[nodiscard]] QString string(const toml::table& table, std::string_view key)
    {
        const toml::node* const node = table.get(key);
        if (!node)
            return {};
        const auto value = node->value<std::string>();
        if (!value || !node->is_string()) {
            fail(QStringLiteral("%1 is no text").arg(QLatin1StringView(key.data(), qsizetype(key.size()))));
            return {};
        }
        return textOf(*value);
    }

    [[nodiscard]] bool boolean(const toml::table& table, std::string_view key)
    {
        const toml::node* const node = table.get(key);
        if (!node)
            return false;
        if (!node->is_boolean())
            fail(QStringLiteral("%1 is neither true nor false")
                     .arg(QLatin1StringView(key.data(), qsizetype(key.size()))));
        return node->value<bool>().value_or(false);
    }

    [[nodiscard]] std::optional<MergedList> list(const toml::table& table, std::string_view key)
    {
        const toml::node* const node = table.get(key);
        if (!node)
            return std::nullopt;
        const toml::array* const array = node->as_array();
        const QLatin1StringView name(key.data(), qsizetype(key.size()));
        if (!array) {
            fail(QStringLiteral("%1 is no list").arg(name));
            return std::nullopt;
        }
        MergedList out;
        for (size_t i = 0; i < array->size(); ++i) {
            const toml::node& item = *array->get(i);
            const toml::table* const options = item.as_table();
            if (item.is_string())
                out.items << textOf(item.value<std::string>().value_or(std::string()));
            else if (options && i + 1 == array->size())
                out.append = boolean(*options, "append");
            else
                fail(QStringLiteral("%1 holds what is no text").arg(name));
        }
        return out;
    }

    [[nodiscard]] QString location(const toml::table& table, std::string_view key)
    {
        QString text = string(table, key);
        while (text.endsWith(u'/'))
            text.chop(1);
        if (text.contains(QLatin1String("://")))
            fail(QStringLiteral("\"%1\" has a scheme").arg(text));
        return text;
    }

    [[nodiscard]] MirrorRule mirror(const toml::table& table)
    {
        MirrorRule out;
        out.location = location(table, "location");
        if (out.location.isEmpty())
            fail(QStringLiteral("a mirror has no location"));
        out.insecure = boolean(table, "insecure");
        const QString use = string(table, "pull-from-mirror");
        if (use == QLatin1String("digest-only"))
            out.use = MirrorRule::Use::DigestOnly;
        else if (use == QLatin1String("tag-only"))
            out.use = MirrorRule::Use::TagOnly;
        else if (!use.isEmpty() && use != QLatin1String("all"))
            fail(QStringLiteral("pull-from-mirror = \"%1\" means nothing").arg(use));
        return out;
    }

    [[nodiscard]] RegistryRule rule(const toml::table& table)
    {
        RegistryRule out;
        out.file = m_out.file;
        out.location = location(table, "location");
        out.prefix = location(table, "prefix");
        if (out.prefix.isEmpty())
            out.prefix = out.location;
        const bool isWildcard = out.prefix.startsWith(QLatin1String("*."));
        if (out.prefix.isEmpty() || (out.location.isEmpty() && !isWildcard))
            fail(QStringLiteral("a registry has no location"));
        if (isWildcard && (out.prefix.contains(u'/') || out.prefix.contains(u':')))
            fail(QStringLiteral("\"%1\" is more than the end of a host").arg(out.prefix));
        out.insecure = boolean(table, "insecure");
        out.blocked = boolean(table, "blocked");
        out.mirrorByDigestOnly = boolean(table, "mirror-by-digest-only");
        if (const toml::array* const mirrors = table["mirror"].as_array()) {
            for (const toml::node& item : *mirrors) {
                if (const toml::table* const entry = item.as_table())
                    out.mirrors << mirror(*entry);
            }
        }
        const bool saysUse = std::any_of(out.mirrors.cbegin(), out.mirrors.cend(),
            [](const MirrorRule& each) { return each.use != MirrorRule::Use::All; });
        if (out.mirrorByDigestOnly && saysUse)
            fail(QStringLiteral("%1 has both mirror-by-digest-only and pull-from-mirror").arg(out.prefix));
        return out;
    }

    void readVersion2()
    {
        m_out.searchRegistries =
            m_out.isVersion1 ? m_out.searchRegistries : list(m_root, "unqualified-search-registries");
        m_out.credentialHelpers = list(m_root, "credential-helpers");
        const QString mode = string(m_root, "short-name-mode");
        if (mode == QLatin1String("enforcing"))
            m_out.shortNameMode = ShortNameMode::Enforcing;
        else if (mode == QLatin1String("permissive"))
            m_out.shortNameMode = ShortNameMode::Permissive;
        else if (mode == QLatin1String("disabled"))
            m_out.shortNameMode = ShortNameMode::Disabled;
        else if (!mode.isEmpty())
            fail(QStringLiteral("short-name-mode = \"%1\" means nothing").arg(mode));
        if (const toml::array* const registries = m_root["registry"].as_array()) {
            for (const toml::node& item : *registries) {
                if (const toml::table* const entry = item.as_table())
                    m_out.registries << rule(*entry);
            }
        }
        if (const toml::table* const aliases = m_root["aliases"].as_table()) {
            for (const auto& [name, target] : *aliases)
                m_out.aliases.insert(textOf(std::string(name.str())),
                    textOf(target.value<std::string>().value_or(std::string())));
        }
    }

    [[nodiscard]] QStringList version1(std::string_view section)
    {
        const toml::table* const registries = m_root["registries"].as_table();
        const toml::table* const table = registries ? (*registries)[section].as_table() : nullptr;
        const auto hosts = table ? list(*table, "registries") : std::nullopt;
        return hosts ? hosts->items : QStringList();
    }

    RegistryRule& hostRule(const QString& host)
    {
        for (RegistryRule& known : m_out.registries) {
            if (known.prefix == host)
                return known;
        }
        RegistryRule& added = m_out.registries.emplaceBack();
        added.prefix = host;
        added.location = host;
        added.file = m_out.file;
        return added;
    }

    void readVersion1()
    {
        m_out.isVersion1 = true;
        MergedList search;
        search.items = version1("search");
        m_out.searchRegistries = search;
        for (const QString& host : version1("insecure"))
            hostRule(host).insecure = true;
        for (const QString& host : version1("block"))
            hostRule(host).blocked = true;
    }

    const toml::table& m_root;
    RegistriesConfFile m_out;
    QString m_problem;
};

} // namespace

Result<RegistriesConfFile> RegistriesConfFile::parse(QByteArrayView text, const QString& source)
{
    if (text.size() > maxFileBytes)
        return Error::tooLarge(QStringLiteral("a configuration of %1 bytes").arg(text.size()))
            .at(QString(), source);
    const toml::parse_result parsed =
        toml::parse(std::string_view(text.data(), static_cast<size_t>(text.size())));
    if (!parsed)
        return Error::protocol(QStringLiteral("line %1: %2")
                                   .arg(parsed.error().source().begin.line)
                                   .arg(QLatin1StringView(parsed.error().description().data(),
                                       qsizetype(parsed.error().description().size()))))
            .withCode(QStringLiteral("CONF_BROKEN"))
            .at(QString(), source);
    return Reader(parsed.table(), source).read();
}

} // namespace portolan

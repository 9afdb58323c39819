// SPDX-License-Identifier: Apache-2.0
#include "base/jsonreader.h"

#include <nlohmann/json.hpp>

#include <QStringList>

#include <limits>

namespace portolan {
namespace {

using Json = nlohmann::json;

const Json* asJson(const void* node)
{
    return static_cast<const Json*>(node);
}

//! Counts brackets outside strings. Malformed text may count wrongly, but never too shallow to overrun the
//! parser.
bool isDeeperThan(QByteArrayView text, int maxDepth)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > maxDepth)
                return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

QString fromStd(const std::string& text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

JsonReader::JsonReader(std::shared_ptr<const void> document, const void* node)
    : m_document(std::move(document))
    , m_node(node)
{
}

Result<JsonReader> JsonReader::parse(QByteArrayView text, JsonLimits limits)
{
    if (text.size() > limits.maxBytes)
        return Error::tooLarge(
            QStringLiteral("JSON of %1 bytes is over the limit of %2").arg(text.size()).arg(limits.maxBytes));
    if (isDeeperThan(text, limits.maxDepth))
        return Error::tooLarge(QStringLiteral("JSON is nested deeper than %1 levels").arg(limits.maxDepth));
    // The parser takes a zero byte for the end and would not look at what follows.
    if (text.contains('\0'))
        return Error::protocol(QStringLiteral("not valid JSON: it has a zero byte"));
    auto document = std::make_shared<Json>(Json::parse(text.begin(), text.end(), nullptr, false));
    if (document->is_discarded())
        return Error::protocol(QStringLiteral("not valid JSON"));
    const void* root = document.get();
    return JsonReader(std::move(document), root);
}

bool JsonReader::isObject() const
{
    return m_node && asJson(m_node)->is_object();
}
bool JsonReader::isArray() const
{
    return m_node && asJson(m_node)->is_array();
}
bool JsonReader::isString() const
{
    return m_node && asJson(m_node)->is_string();
}
bool JsonReader::isNull() const
{
    return m_node && asJson(m_node)->is_null();
}

JsonReader JsonReader::operator[](QLatin1StringView key) const
{
    if (!isObject())
        return {};
    const Json* object = asJson(m_node);
    const auto found = object->find(std::string(key.data(), static_cast<size_t>(key.size())));
    return found == object->end() ? JsonReader() : JsonReader(m_document, &*found);
}

JsonReader JsonReader::member(const QString& key) const
{
    if (!isObject())
        return {};
    const Json* object = asJson(m_node);
    const auto found = object->find(key.toStdString());
    return found == object->end() ? JsonReader() : JsonReader(m_document, &*found);
}

std::vector<JsonReader> JsonReader::items() const
{
    std::vector<JsonReader> out;
    if (!isArray())
        return out;
    out.reserve(asJson(m_node)->size());
    for (const Json& item : *asJson(m_node))
        out.push_back(JsonReader(m_document, &item));
    return out;
}

std::vector<std::pair<QString, JsonReader>> JsonReader::members() const
{
    std::vector<std::pair<QString, JsonReader>> out;
    if (!isObject())
        return out;
    for (const auto& entry : asJson(m_node)->items())
        out.emplace_back(fromStd(entry.key()), JsonReader(m_document, &entry.value()));
    return out;
}

qsizetype JsonReader::size() const
{
    return isArray() || isObject() ? static_cast<qsizetype>(asJson(m_node)->size()) : 0;
}

std::optional<QString> JsonReader::string() const
{
    if (!isString())
        return std::nullopt;
    return fromStd(asJson(m_node)->get_ref<const std::string&>());
}

std::optional<qint64> JsonReader::integer() const
{
    if (!m_node || !asJson(m_node)->is_number_integer())
        return std::nullopt;
    const Json* node = asJson(m_node);
    if (node->is_number_unsigned() && node->get<quint64>() > quint64(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return node->get<qint64>();
}

std::optional<double> JsonReader::number() const
{
    if (!m_node || !asJson(m_node)->is_number())
        return std::nullopt;
    return asJson(m_node)->get<double>();
}

std::optional<bool> JsonReader::boolean() const
{
    if (!m_node || !asJson(m_node)->is_boolean())
        return std::nullopt;
    return asJson(m_node)->get<bool>();
}

QStringList JsonReader::strings() const
{
    QStringList out;
    for (const JsonReader& item : items()) {
        if (auto text = item.string())
            out << *text;
    }
    return out;
}

QString JsonReader::toJson(int indent) const
{
    if (!m_node)
        return {};
    return fromStd(asJson(m_node)->dump(indent, ' ', false, Json::error_handler_t::replace));
}

} // namespace portolan

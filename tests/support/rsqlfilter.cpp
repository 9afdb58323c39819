// SPDX-License-Identifier: Apache-2.0
#include "support/rsqlfilter.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace portolan {

class RsqlFilter::Node final {
public:
    enum class Kind { And, Or, Equal, Unequal, Regex };

    Kind kind = Kind::And;
    std::vector<Node> children;
    QStringList selector;
    QString value;
    QRegularExpression pattern; //!< the value, of Regex

    [[nodiscard]] bool matches(const QJsonObject& object) const
    {
        const auto fits = [&object](const Node& child) { return child.matches(object); };
        switch (kind) {
        case Kind::And:
            return std::all_of(children.begin(), children.end(), fits);
        case Kind::Or:
            return std::any_of(children.begin(), children.end(), fits);
        case Kind::Unequal:
            return !anyFits(object, 0);
        default:
            return anyFits(object, 0);
        }
    }

private:
    [[nodiscard]] bool anyFits(const QJsonValue& at, qsizetype depth) const
    {
        if (at.isArray()) {
            const QJsonArray list = at.toArray();
            return std::any_of(
                list.begin(), list.end(), [&](const QJsonValue& element) { return anyFits(element, depth); });
        }
        if (depth < selector.size())
            return at.isObject() && anyFits(at.toObject().value(selector[depth]), depth + 1);
        const QString text = at.isBool() ? QVariant(at.toBool()).toString() : at.toString();
        if (at.isUndefined() || at.isNull())
            return false;
        if (kind == Kind::Regex)
            return pattern.match(text).hasMatch();
        return text == value;
    }
};

class RsqlFilter::Parser final {
public:
    explicit Parser(QString text) : m_text(std::move(text)) {}

    std::optional<Node> whole()
    {
        auto node = oneOf();
        return node && m_at == m_text.size() ? node : std::nullopt;
    }

private:
    std::optional<Node> oneOf()
    {
        return chain(u',', Node::Kind::Or, [this] { return allOf(); });
    }
    std::optional<Node> allOf()
    {
        return chain(u';', Node::Kind::And, [this] { return constraint(); });
    }

    template <typename Next> std::optional<Node> chain(QChar between, Node::Kind kind, Next next)
    {
        Node node;
        node.kind = kind;
        do {
            auto child = next();
            if (!child)
                return std::nullopt;
            node.children.push_back(std::move(*child));
        } while (take(QString(between)));
        return node;
    }

    std::optional<Node> constraint()
    {
        if (!take(QStringLiteral("(")))
            return comparison();
        auto inner = oneOf();
        return inner && take(QStringLiteral(")")) ? inner : std::nullopt;
    }

    std::optional<Node> comparison()
    {
        Node node;
        const QString selector =
            takeWhile([](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'.'; });
        if (selector.isEmpty())
            return std::nullopt;
        node.selector = selector.split(u'.');
        if (take(QStringLiteral("==")))
            node.kind = Node::Kind::Equal;
        else if (take(QStringLiteral("!=")))
            node.kind = Node::Kind::Unequal;
        else if (take(QStringLiteral("=regex=")))
            node.kind = Node::Kind::Regex;
        else
            return std::nullopt;
        const auto value = takeValue();
        if (!value)
            return std::nullopt;
        node.value = *value;
        if (node.kind == Node::Kind::Regex)
            node.pattern.setPattern(node.value);
        if (!node.pattern.isValid())
            return std::nullopt;
        return node;
    }

    std::optional<QString> takeValue()
    {
        const QChar quote = m_at < m_text.size() ? m_text[m_at] : QChar();
        if (quote != u'\'' && quote != u'"') {
            const QString plain =
                takeWhile([](QChar c) { return !QStringView(u"\"'();,=!~<> ").contains(c); });
            return plain.isEmpty() ? std::nullopt : std::optional(plain);
        }
        QString value;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != quote; ++m_at) {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
                ++m_at;
            value += m_text[m_at];
        }
        if (m_at >= m_text.size())
            return std::nullopt;
        ++m_at;
        return value;
    }

    template <typename Test> QString takeWhile(Test test)
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && test(m_text[m_at]))
            ++m_at;
        return m_text.mid(start, m_at - start);
    }

    bool take(const QString& sign)
    {
        if (!QStringView(m_text).sliced(m_at).startsWith(sign))
            return false;
        m_at += sign.size();
        return true;
    }

    QString m_text;
    qsizetype m_at = 0;
};

std::optional<RsqlFilter> RsqlFilter::parse(const QString& text)
{
    auto root = Parser(text).whole();
    if (!root)
        return std::nullopt;
    RsqlFilter filter;
    filter.m_root = std::make_shared<const Node>(std::move(*root));
    return filter;
}

bool RsqlFilter::matches(const QJsonObject& object) const
{
    return m_root->matches(object);
}

} // namespace portolan

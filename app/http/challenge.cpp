// SPDX-License-Identifier: Apache-2.0
#include "http/challenge.h"

#include <QByteArrayView>

#include <algorithm>

namespace portolan {
namespace {

constexpr qsizetype maxChallenges = 32;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

//! Walks over one header line.
class LineScanner final {
public:
    explicit LineScanner(QByteArrayView line) : m_line(line) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_line.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_line[m_at]; }
    void skip() { ++m_at; }

    void skipBlanks()
    {
        while (!atEnd() && isBlank(peek()))
            skip();
    }

    //! True when a comma was among what was skipped.
    bool skipSeparators()
    {
        bool comma = false;
        while (!atEnd() && (isBlank(peek()) || peek() == ',')) {
            comma = comma || peek() == ',';
            skip();
        }
        return comma;
    }

    QByteArray word() { return upTo(" \t,=\""); }
    QByteArray bareValue() { return upTo(" \t,"); }

    //! At an opening quote; a missing closing one ends with the line.
    QByteArray quotedValue()
    {
        QByteArray value;
        for (skip(); !atEnd() && peek() != '"'; skip()) {
            if (peek() == '\\')
                skip();
            if (!atEnd())
                value += peek();
        }
        skip();
        return value;
    }

private:
    QByteArray upTo(QByteArrayView stops)
    {
        const qsizetype from = m_at;
        while (!atEnd() && !stops.contains(peek()))
            skip();
        return m_line.sliced(from, m_at - from).toByteArray();
    }

    QByteArrayView m_line;
    qsizetype m_at = 0;
};

//! Also tells the padding of a token68 ("abcd==") from a parameter.
bool isPadding(const QByteArray& value)
{
    return std::all_of(value.cbegin(), value.cend(), [](char c) { return c == '='; });
}

void takeParameter(LineScanner& scanner, const QByteArray& name, Challenge* challenge)
{
    scanner.skip();
    scanner.skipBlanks();
    const bool quoted = scanner.peek() == '"';
    const QByteArray value = quoted ? scanner.quotedValue() : scanner.bareValue();
    if (!challenge || (!quoted && isPadding(value)))
        return;
    const QString key = QString::fromLatin1(name).toLower();
    if (!challenge->parameters.contains(key))
        challenge->parameters.insert(key, QString::fromUtf8(value));
}

void parseLine(QByteArrayView line, QList<Challenge>& challenges)
{
    LineScanner scanner(line);
    Challenge* current = nullptr;
    bool first = true;
    while (!scanner.atEnd() && challenges.size() < maxChallenges) {
        const bool separated = scanner.skipSeparators() || first;
        first = false;
        const QByteArray word = scanner.word();
        if (word.isEmpty()) {
            scanner.skip();
            continue;
        }
        scanner.skipBlanks();
        if (scanner.peek() == '=') {
            takeParameter(scanner, word, current);
            continue;
        }
        const bool standsAlone = scanner.atEnd() || scanner.peek() == ',';
        if (!separated && standsAlone && current && current->parameters.isEmpty())
            continue; // the token68 of the scheme before it
        Challenge challenge;
        challenge.scheme = QString::fromLatin1(word).toLower();
        challenges.append(challenge);
        current = &challenges.last();
    }
}

} // namespace

QList<Challenge> parseChallenges(const std::vector<QByteArray>& headerLines)
{
    QList<Challenge> challenges;
    challenges.reserve(maxChallenges); // parseLine keeps a pointer to the last
    for (const QByteArray& line : headerLines)
        parseLine(line, challenges);
    return challenges;
}

Challenge preferredChallenge(const QList<Challenge>& challenges)
{
    const auto find = [&challenges](auto wanted) {
        const auto it = std::find_if(challenges.cbegin(), challenges.cend(), wanted);
        return it == challenges.cend() ? Challenge() : *it;
    };
    Challenge usable = find([](const Challenge& challenge) {
        return challenge.scheme == QLatin1String("bearer")
            && !challenge.parameters.value(QStringLiteral("realm")).isEmpty();
    });
    if (!usable.scheme.isEmpty())
        return usable;
    Challenge basic = find([](const Challenge& c) { return c.scheme == QLatin1String("basic"); });
    if (!basic.scheme.isEmpty())
        return basic;
    return find([](const Challenge& c) { return c.scheme == QLatin1String("bearer"); });
}

} // namespace portolan

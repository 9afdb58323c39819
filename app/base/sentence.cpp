// SPDX-License-Identifier: Apache-2.0
#include "base/sentence.h"

namespace portolan {

Sentence::Sentence(QString words) : m_words(std::move(words)) {}

Sentence::Sentence(const char* literal, QList<Sentence> arguments)
    : m_source(literal)
    , m_arguments(std::move(arguments))
{
}

QString Sentence::english() const
{
    return in([](const char* literal) { return QString::fromUtf8(literal); });
}

QString Sentence::in(Translation translated) const
{
    if (!m_source)
        return m_words;
    const QString pattern = translated(m_source);
    // All at once: a tag may be called "%2", which QString::arg() would fill, too.
    QString text;
    text.reserve(pattern.size());
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar next = i + 1 < pattern.size() ? pattern.at(i + 1) : QChar();
        const bool isPlace = pattern.at(i) == u'%' && next >= u'1' && next <= u'9';
        if (isPlace)
            text += m_arguments.value(next.unicode() - u'1').in(translated);
        else
            text += pattern.at(i);
        i += isPlace ? 1 : 0;
    }
    return text;
}

} // namespace portolan

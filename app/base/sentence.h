// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <type_traits>

namespace portolan {

//! A sentence of the core that people read: what a plan does, warns of, or is stopped by. English with its
//! arguments apart, so that the window can translate it (ui/present/sentencetext); portolan-cli and the log
//! take english(). An argument may be a sentence, too. A value.
class Sentence final {
public:
    Sentence() = default;
    //! Words that are not ours, as a server says them: never translated.
    Sentence(QString words); // implicit, so that such words can be put among sentences
    //! A literal marked with QT_TRANSLATE_NOOP("Core", ...), whose %1 to %9 the arguments fill.
    explicit Sentence(const char* literal, QList<Sentence> arguments = {});

    //! Another language's pattern for a literal.
    using Translation = QString (*)(const char* literal);

    //! The literal, or null for words that are not ours.
    [[nodiscard]] const char* source() const { return m_source; }
    [[nodiscard]] bool isEmpty() const { return !m_source && m_words.isEmpty(); }
    [[nodiscard]] QString english() const;
    //! Each literal in it, those of the arguments too, as `translated` has it.
    [[nodiscard]] QString in(Translation translated) const;

    friend bool operator==(const Sentence& a, const Sentence& b) { return a.english() == b.english(); }
    friend bool operator!=(const Sentence& a, const Sentence& b) { return !(a == b); }

private:
    const char* m_source = nullptr; //!< lives as long as the program
    QString m_words;
    QList<Sentence> m_arguments;
};
static_assert(!std::is_aggregate_v<Sentence>);

} // namespace portolan

Q_DECLARE_METATYPE(portolan::Sentence)

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <type_traits>

namespace portolan {

//! A sentence of the core that people read: what a plan does, warns of, or is stopped by. English with its
//! arguments apart, so that the window can translate it (ui/present/sentencetext); portolan-cli and the log
//! take english(). A value.
class Sentence final {
public:
    Sentence() = default;
    //! Words that are not ours, as a server says them: never translated.
    Sentence(QString words); // implicit, so that such words can be put among sentences
    //! A literal marked with QT_TRANSLATE_NOOP("Core", ...), whose %1 to %9 the arguments fill.
    explicit Sentence(const char* literal, QStringList arguments = QStringList());

    //! The literal, or null for words that are not ours.
    [[nodiscard]] const char* source() const { return m_source; }
    [[nodiscard]] bool isEmpty() const { return !m_source && m_words.isEmpty(); }
    [[nodiscard]] QString english() const;
    //! A translation of the literal with the arguments put in.
    [[nodiscard]] QString filled(const QString& pattern) const;

    friend bool operator==(const Sentence& a, const Sentence& b) { return a.english() == b.english(); }
    friend bool operator!=(const Sentence& a, const Sentence& b) { return !(a == b); }

private:
    const char* m_source = nullptr; //!< lives as long as the program
    QString m_words;
    QStringList m_arguments;
};
static_assert(!std::is_aggregate_v<Sentence>);

} // namespace portolan

Q_DECLARE_METATYPE(portolan::Sentence)

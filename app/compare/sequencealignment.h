// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace portolan {

//! A place in an alignment: positions in both sequences, -1 where a side has nothing.
class AlignedPair final {
public:
    AlignedPair(qsizetype positionA, qsizetype positionB) : a(positionA), b(positionB) {}

    [[nodiscard]] bool isMatch() const { return a >= 0 && b >= 0; }
    friend bool operator==(const AlignedPair&, const AlignedPair&) = default;

    qsizetype a;
    qsizetype b;
};

//! Gives equal texts the same small number, so that long sequences compare fast.
class TextNumbers final {
public:
    [[nodiscard]] int of(const QString& text);

private:
    QHash<QString, int> m_numbers;
};

//! Two sequences side by side in order, so that as many places as possible match (Myers' algorithm); between
//! matches, what is only in `a` stands before what is only in `b`. Where the sequences differ in more than
//! `maxEdits` places the middle, between a common start and end, is given as one block without matches: time
//! and memory stay bounded.
[[nodiscard]] QList<AlignedPair> alignSequences(
    const QList<int>& a, const QList<int>& b, int maxEdits = 1000);

} // namespace portolan

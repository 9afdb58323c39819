// SPDX-License-Identifier: Apache-2.0
#include "compare/sequencealignment.h"

#include <algorithm>
#include <span>
#include <vector>

namespace portolan {
namespace {

using Sequence = std::span<const int>;

//! Myers, "An O(ND) difference algorithm and its variations" (1986), forward, keeping one frontier per edit.
class Myers final {
public:
    Myers(Sequence a, Sequence b, int maxEdits)
        : m_a(a)
        , m_b(b)
        , m_maxEdits(std::min(static_cast<qsizetype>(maxEdits),
              static_cast<qsizetype>(a.size()) + static_cast<qsizetype>(b.size())))
    {
    }

    //! The matches in order; false when there are more edits than allowed.
    bool run(QList<AlignedPair>& matches)
    {
        for (qsizetype edits = 0; edits <= m_maxEdits; ++edits) {
            if (advance(edits)) {
                walkBack(edits, matches);
                return true;
            }
        }
        return false;
    }

private:
    using Frontier = std::vector<qsizetype>; // furthest position in a, for diagonals -edits..edits

    [[nodiscard]] static qsizetype& at(Frontier& frontier, qsizetype edits, qsizetype diagonal)
    {
        return frontier[static_cast<size_t>(diagonal + edits)];
    }

    //! Whether the best path to the diagonal came down from the one above (an insertion).
    [[nodiscard]] static bool comesDown(Frontier& previous, qsizetype edits, qsizetype diagonal)
    {
        return diagonal == -edits
            || (diagonal != edits
                && at(previous, edits - 1, diagonal - 1) < at(previous, edits - 1, diagonal + 1));
    }

    bool advance(qsizetype edits)
    {
        Frontier frontier(static_cast<size_t>(2 * edits + 1), -1);
        const auto sizeA = static_cast<qsizetype>(m_a.size());
        const auto sizeB = static_cast<qsizetype>(m_b.size());
        bool isDone = false;
        for (qsizetype diagonal = -edits; diagonal <= edits && !isDone; diagonal += 2) {
            qsizetype x = edits == 0 ? 0 : startOf(edits, diagonal);
            while (x < sizeA && x - diagonal < sizeB && x >= diagonal
                && m_a[static_cast<size_t>(x)] == m_b[static_cast<size_t>(x - diagonal)])
                ++x;
            at(frontier, edits, diagonal) = x;
            isDone = x >= sizeA && x - diagonal >= sizeB;
        }
        m_frontiers.push_back(std::move(frontier));
        return isDone;
    }

    qsizetype startOf(qsizetype edits, qsizetype diagonal)
    {
        Frontier& previous = m_frontiers.back();
        return comesDown(previous, edits, diagonal) ? at(previous, edits - 1, diagonal + 1)
                                                    : at(previous, edits - 1, diagonal - 1) + 1;
    }

    void walkBack(qsizetype edits, QList<AlignedPair>& matches)
    {
        auto x = static_cast<qsizetype>(m_a.size());
        auto y = static_cast<qsizetype>(m_b.size());
        for (; edits >= 0; --edits) {
            qsizetype startX = 0;
            qsizetype startY = 0;
            if (edits > 0) {
                Frontier& previous = m_frontiers[static_cast<size_t>(edits - 1)];
                const qsizetype diagonal = x - y;
                const qsizetype from = comesDown(previous, edits, diagonal) ? diagonal + 1 : diagonal - 1;
                startX = at(previous, edits - 1, from);
                startY = startX - from;
            }
            while (x > startX && y > startY) {
                --x;
                --y;
                matches.append(AlignedPair(x, y));
            }
            x = startX;
            y = startY;
        }
        std::reverse(matches.begin(), matches.end());
    }

    Sequence m_a;
    Sequence m_b;
    qsizetype m_maxEdits;
    std::vector<Frontier> m_frontiers;
};

//! Everything between matches, `a` before `b`.
void appendUpTo(const AlignedPair& end, AlignedPair& done, QList<AlignedPair>& out)
{
    for (; done.a < end.a; ++done.a)
        out.append(AlignedPair(done.a, -1));
    for (; done.b < end.b; ++done.b)
        out.append(AlignedPair(-1, done.b));
}

} // namespace

int TextNumbers::of(const QString& text)
{
    const auto found = m_numbers.constFind(text);
    if (found != m_numbers.constEnd())
        return *found;
    const int number = static_cast<int>(m_numbers.size());
    m_numbers.insert(text, number);
    return number;
}

QList<AlignedPair> alignSequences(const QList<int>& a, const QList<int>& b, int maxEdits)
{
    qsizetype start = 0;
    while (start < a.size() && start < b.size() && a.at(start) == b.at(start))
        ++start;
    qsizetype endA = a.size();
    qsizetype endB = b.size();
    while (endA > start && endB > start && a.at(endA - 1) == b.at(endB - 1)) {
        --endA;
        --endB;
    }
    QList<AlignedPair> matches;
    const auto middle = [start](const QList<int>& list, qsizetype end) {
        return Sequence(list).subspan(static_cast<size_t>(start), static_cast<size_t>(end - start));
    };
    if (!Myers(middle(a, endA), middle(b, endB), maxEdits).run(matches))
        matches.clear();

    QList<AlignedPair> out;
    out.reserve(std::max(a.size(), b.size()));
    AlignedPair done(0, 0);
    const auto appendMatch = [&out, &done](const AlignedPair& match) {
        appendUpTo(match, done, out);
        out.append(match);
        done = AlignedPair(match.a + 1, match.b + 1);
    };
    for (qsizetype i = 0; i < start; ++i)
        appendMatch(AlignedPair(i, i));
    for (const AlignedPair& match : matches)
        appendMatch(AlignedPair(match.a + start, match.b + start));
    for (qsizetype i = 0; i < a.size() - endA; ++i)
        appendMatch(AlignedPair(endA + i, endB + i));
    appendUpTo(AlignedPair(a.size(), b.size()), done, out);
    return out;
}

} // namespace portolan

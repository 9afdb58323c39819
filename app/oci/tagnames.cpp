// SPDX-License-Identifier: Apache-2.0
#include "oci/tagnames.h"

#include <algorithm>
#include <array>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

class SuffixKind final {
public:
    QLatin1StringView suffix;
    TagKind kind = TagKind::Ordinary;
};

constexpr std::array suffixKinds{
    SuffixKind{".sig"_L1, TagKind::CosignSignature},
    SuffixKind{".att"_L1, TagKind::CosignAttestation},
    SuffixKind{".sbom"_L1, TagKind::CosignSbom},
};

//! The digest written `algorithm-hex`, whole.
Digest dashedDigest(QStringView text)
{
    const qsizetype dash = text.indexOf(u'-');
    if (dash < 0)
        return {};
    QString written = text.toString();
    written[dash] = u':';
    const Digest digest = Digest::parse(written).value_or(Digest());
    return digest.isVerifiable() ? digest : Digest();
}

bool isLowerHex(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
        [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

//! A fallback tag holds 64 characters at most, so that it names a SHA-512 only in part.
bool isReferrersTag(QStringView tag)
{
    return (tag.startsWith("sha256-"_L1) || tag.startsWith("sha512-"_L1)) && tag.size() == 7 + 64
        && isLowerHex(tag.mid(7));
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}
bool isSeparator(QChar c)
{
    return c == u'.' || c == u'-' || c == u'_' || c == u'+';
}

//! How far a word is from its release, 0 for words that say nothing about that.
int preReleaseRank(QStringView word)
{
    class Rank final {
    public:
        QLatin1StringView word;
        int rank = 0;
    };
    static constexpr std::array ranks{Rank{"dev"_L1, 1}, Rank{"snapshot"_L1, 1}, Rank{"nightly"_L1, 1},
        Rank{"canary"_L1, 1}, Rank{"alpha"_L1, 2}, Rank{"beta"_L1, 3}, Rank{"milestone"_L1, 3},
        Rank{"ea"_L1, 4}, Rank{"pre"_L1, 4}, Rank{"preview"_L1, 4}, Rank{"prerelease"_L1, 4},
        Rank{"rc"_L1, 5}, Rank{"cr"_L1, 5}};
    for (const Rank& entry : ranks) {
        if (word.compare(entry.word, Qt::CaseInsensitive) == 0)
            return entry.rank;
    }
    return 0;
}

//! A piece of a tag name. Kinds are in order: what a name is followed by decides between names that begin
//! alike.
class Piece final {
public:
    enum Kind { PreRelease, End, Word, DashedNumber, Number };

    Kind kind = End;
    QStringView text; //!< numbers without leading zeros
    int rank = 0;
};

int sign(qsizetype value)
{
    return value < 0 ? -1 : value > 0 ? 1 : 0;
}

int comparePieces(const Piece& a, const Piece& b)
{
    if (a.kind != b.kind)
        return a.kind < b.kind ? -1 : 1;
    if (a.kind == Piece::Number || a.kind == Piece::DashedNumber) {
        if (a.text.size() != b.text.size())
            return a.text.size() < b.text.size() ? -1 : 1;
        return sign(a.text.compare(b.text));
    }
    if (a.rank != b.rank)
        return a.rank < b.rank ? -1 : 1;
    return sign(a.text.compare(b.text, Qt::CaseInsensitive));
}

class PieceReader final {
public:
    explicit PieceReader(QStringView text) : m_rest(text) {}

    Piece next()
    {
        QChar separator = u'.';
        while (!m_rest.isEmpty() && isSeparator(m_rest.front())) {
            separator = m_rest.front();
            m_rest = m_rest.mid(1);
        }
        Piece piece;
        if (m_rest.isEmpty())
            return piece;
        if (isDigit(m_rest.front())) {
            piece.text = take([](QChar c) { return isDigit(c); });
            while (piece.text.size() > 1 && piece.text.front() == u'0')
                piece.text = piece.text.mid(1);
            piece.kind = separator == u'-' || separator == u'_' ? Piece::DashedNumber : Piece::Number;
            m_sawNumber = true;
            return piece;
        }
        piece.text = take([](QChar c) { return !isDigit(c) && !isSeparator(c); });
        piece.rank = m_sawNumber ? preReleaseRank(piece.text) : 0;
        piece.kind = piece.rank > 0 ? Piece::PreRelease : Piece::Word;
        return piece;
    }

private:
    template <typename Belongs> QStringView take(Belongs belongs)
    {
        qsizetype length = 0;
        while (length < m_rest.size() && belongs(m_rest[length]))
            ++length;
        const QStringView taken = m_rest.left(length);
        m_rest = m_rest.mid(length);
        return taken;
    }

    QStringView m_rest;
    bool m_sawNumber = false;
};

QStringView withoutLeadingV(QStringView tag)
{
    const bool isVersion = tag.size() > 1 && (tag.front() == u'v' || tag.front() == u'V') && isDigit(tag[1]);
    return isVersion ? tag.mid(1) : tag;
}

//! `latest`, names, versions: in this order.
int group(QStringView tagWithoutV)
{
    if (tagWithoutV == "latest"_L1)
        return 0;
    return !tagWithoutV.isEmpty() && isDigit(tagWithoutV.front()) ? 2 : 1;
}

} // namespace

TagKind tagKind(QStringView tag)
{
    if (isReferrersTag(tag))
        return TagKind::ReferrersFallback;
    for (const SuffixKind& entry : suffixKinds) {
        if (tag.endsWith(entry.suffix) && !dashedDigest(tag.chopped(entry.suffix.size())).isNull())
            return entry.kind;
    }
    return TagKind::Ordinary;
}

Digest tagSubject(QStringView tag)
{
    switch (tagKind(tag)) {
    case TagKind::Ordinary:
        return {};
    case TagKind::ReferrersFallback:
        return dashedDigest(tag);
    default:
        return dashedDigest(tag.left(tag.lastIndexOf(u'.')));
    }
}

QString referrersTag(const Digest& subject)
{
    QString tag = subject.algorithm().left(32) + u'-' + subject.encoded().left(64);
    for (QChar& c : tag) {
        if (c == u'+' || c == u'=')
            c = u'-';
    }
    return tag;
}

QString cosignTag(const Digest& subject, QLatin1StringView suffix)
{
    return subject.algorithm() + u'-' + subject.encoded() + u'.' + suffix;
}

int compareTagNames(QStringView a, QStringView b)
{
    const QStringView left = withoutLeadingV(a);
    const QStringView right = withoutLeadingV(b);
    if (const int difference = group(left) - group(right); difference != 0)
        return difference;
    PieceReader leftPieces(left);
    PieceReader rightPieces(right);
    while (true) {
        const Piece leftPiece = leftPieces.next();
        const Piece rightPiece = rightPieces.next();
        if (const int order = comparePieces(leftPiece, rightPiece); order != 0)
            return order;
        if (leftPiece.kind == Piece::End)
            return sign(a.compare(b));
    }
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz entry over its corpus and over mutations of it: the same ones each time, so that a failure
// comes again.
#include "fuzz/fuzzentry.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QList>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

namespace {

constexpr int mutationsOfEachFile = 1000;

//! What parsers trip over.
constexpr std::array tokens{"\"", "{", "}", "[", "]", ",", ":", "@", "/", "//", "..", "\\", "\\u0000",
    "\\ud800", "null", "-1", "9223372036854775808", "1e999", "sha256:", "sha512:", "\xff", "\xc3",
    "\xef\xbb\xbf", " ", "\t", "\n", ";", "=", "<", ">", "rel=\"next\"", "schemaVersion", "manifests",
    "config", "true", "\xd9\xa1", "v", "-rc"};

//! What JSON may hold where something else is expected.
constexpr std::array values{"null", "0", "-1", "9223372036854775807", "9223372036854775808", "1.5", "\"\"",
    "\"x\"", "[]", "{}", "[null]", "true", "[[\"a\"],{}]"};

class Mutator final {
public:
    explicit Mutator(QList<QByteArray> corpus) : m_corpus(std::move(corpus)) {}

    QByteArray mutated(QByteArray bytes)
    {
        const qsizetype steps = 1 + below(4);
        for (qsizetype i = 0; i < steps; ++i)
            mutateOnce(bytes);
        return bytes;
    }

private:
    qsizetype below(qsizetype end) { return static_cast<qsizetype>(m_random() % static_cast<quint64>(end)); }

    template <size_t N> const char* any(const std::array<const char*, N>& choices)
    {
        return choices.at(static_cast<size_t>(below(static_cast<qsizetype>(N))));
    }

    //! Puts another value behind a colon: the text stays JSON most of the time.
    void replaceValue(QByteArray& bytes, qsizetype at)
    {
        const qsizetype colon = bytes.indexOf("\":", at);
        if (colon < 0)
            return;
        qsizetype end = colon + 2;
        int depth = 0;
        for (bool quoted = false; end < bytes.size(); ++end) {
            const char c = bytes.at(end);
            if (c == '"')
                quoted = !quoted;
            else if (quoted)
                continue;
            else if (depth == 0 && (c == ',' || c == '}' || c == ']'))
                break;
            else if (c == '[' || c == '{')
                ++depth;
            else if (c == ']' || c == '}')
                --depth;
        }
        bytes.replace(colon + 2, end - colon - 2, any(values));
    }

    void mutateOnce(QByteArray& bytes)
    {
        const qsizetype at = below(bytes.size() + 1);
        const qsizetype length = std::min(bytes.size() - at, 1 + below(32));
        switch (below(12)) {
        case 0: // flip a bit
            if (at < bytes.size())
                bytes[at] = static_cast<char>(bytes.at(at) ^ (1 << below(8)));
            break;
        case 1: // any byte
            if (at < bytes.size())
                bytes[at] = static_cast<char>(below(256));
            break;
        case 2:
            bytes.insert(at, any(tokens));
            break;
        case 3:
            bytes.remove(at, length);
            break;
        case 4: // repeat a piece
            bytes.insert(at, bytes.mid(at, length).repeated(1 + below(4)));
            break;
        case 5:
            bytes.truncate(at);
            break;
        case 6: { // the rest of another file
            const QByteArray& other = m_corpus.at(below(m_corpus.size()));
            bytes = bytes.left(at) + other.mid(below(other.size() + 1));
            break;
        }
        case 7: // swap two bytes
            if (bytes.size() > 1)
                std::swap(bytes.data()[below(bytes.size())], bytes.data()[below(bytes.size())]);
            break;
        default:
            replaceValue(bytes, at);
            break;
        }
    }

    QList<QByteArray> m_corpus;
    std::mt19937_64 m_random{20240229};
};

void run(const QByteArray& bytes)
{
    // A copy of exactly this size, so that AddressSanitizer sees a read beyond the end.
    const std::vector<uint8_t> exact(bytes.begin(), bytes.end());
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

} // namespace

int main()
{
    const QDir folder(QStringLiteral(PORTOLAN_FUZZ_CORPUS));
    QList<QByteArray> corpus;
    for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(file.fileName()));
        corpus << file.readAll();
    }
    if (corpus.isEmpty())
        qFatal("there is no corpus in %s", qPrintable(folder.path()));
    run(QByteArray());
    Mutator mutator(corpus);
    for (const QByteArray& bytes : corpus) {
        run(bytes);
        for (int i = 0; i < mutationsOfEachFile; ++i)
            run(mutator.mutated(bytes));
    }
    std::printf("%d files, %d mutations each\n", static_cast<int>(corpus.size()), mutationsOfEachFile);
    return 0;
}

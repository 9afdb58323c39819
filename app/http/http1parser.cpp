// SPDX-License-Identifier: Apache-2.0
#include "http/http1parser.h"

#include <algorithm>

namespace portolan {
namespace {

Error broken(const QString& detail)
{
    return Error::protocol(QStringLiteral("this is not HTTP: ") + detail)
        .withCode(QStringLiteral("HTTP_BROKEN"));
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty()
        && std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isNameCharacter(char c)
{
    const bool letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letterOrDigit || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

QList<QByteArray> valuesOf(const HttpHeaders& headers, QByteArrayView name)
{
    QList<QByteArray> out;
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            out << value;
    }
    return out;
}

} // namespace

Result<void> Http1Parser::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        switch (m_state) {
        case State::Body:
        case State::UntilClose:
        case State::ChunkData:
            readBody(bytes);
            break;
        case State::Complete:
            return broken(QStringLiteral("%1 bytes more than it announced").arg(bytes.size()));
        default:
            if (auto read = readLine(bytes); !read)
                return read;
        }
    }
    return {};
}

Result<void> Http1Parser::finish()
{
    if (m_state == State::UntilClose)
        m_state = State::Complete;
    if (m_state == State::Complete)
        return {};
    const QString after = hasHead() ? QStringLiteral("after %1 bytes of the answer").arg(m_received)
                                    : QStringLiteral("before the answer");
    return Error::network(QStringLiteral("the connection ended ") + after)
        .withCode(QStringLiteral("CONNECTION_LOST"));
}

QByteArray Http1Parser::takeBody()
{
    return std::exchange(m_body, QByteArray());
}

Result<void> Http1Parser::readLine(QByteArrayView& bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const QByteArrayView part = end < 0 ? bytes : bytes.first(end);
    m_headBytes += part.size() + 1;
    if (m_headBytes > maxHeadBytes)
        return broken(QStringLiteral("a head without end"));
    m_line.append(part.data(), part.size());
    bytes = bytes.sliced(end < 0 ? bytes.size() : end + 1);
    if (end < 0)
        return {};
    QByteArray line = std::exchange(m_line, QByteArray());
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.contains('\r') || line.contains('\0'))
        return broken(QStringLiteral("a control character in a line"));
    return takeLine(line);
}

void Http1Parser::readBody(QByteArrayView& bytes)
{
    const bool untilClose = m_state == State::UntilClose;
    const qsizetype part =
        untilClose ? bytes.size() : static_cast<qsizetype>(std::min<qint64>(bytes.size(), m_missing));
    m_body.append(bytes.data(), part);
    m_received += part;
    bytes = bytes.sliced(part);
    if (untilClose)
        return;
    m_missing -= part;
    if (m_missing == 0)
        m_state = m_state == State::ChunkData ? State::ChunkEnd : State::Complete;
}

Result<void> Http1Parser::takeLine(const QByteArray& line)
{
    switch (m_state) {
    case State::StatusLine:
        return takeStatusLine(line);
    case State::Header:
        return line.isEmpty() ? endHead() : takeHeader(line);
    case State::ChunkSize:
        return takeChunkSize(line);
    case State::ChunkEnd:
        if (!line.isEmpty())
            return broken(QStringLiteral("a chunk longer than announced"));
        m_state = State::ChunkSize;
        m_headBytes = 0;
        return {};
    default: // a trailer, of which nothing is needed
        if (line.isEmpty())
            m_state = State::Complete;
        return {};
    }
}

Result<void> Http1Parser::takeStatusLine(const QByteArray& line)
{
    const QByteArray number = line.mid(9, 3);
    const bool good = line.startsWith("HTTP/1.") && line.size() >= 12 && line.at(8) == ' ' && isDigits(number)
        && (line.size() == 12 || line.at(12) == ' ');
    if (!good || number.toInt() < 100)
        return broken(QStringLiteral("there is no status line"));
    m_lineStatus = number.toInt();
    m_state = State::Header;
    return {};
}

Result<void> Http1Parser::takeHeader(const QByteArray& line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.left(colon);
    if (colon < 1 || !std::all_of(name.cbegin(), name.cend(), &isNameCharacter))
        return broken(QStringLiteral("a header line without a name"));
    m_headers.emplace_back(name, line.mid(colon + 1).trimmed());
    return {};
}

Result<void> Http1Parser::endHead()
{
    if (m_lineStatus == 101)
        return broken(QStringLiteral("the server changes the protocol"));
    m_headBytes = 0;
    if (m_lineStatus < 200) {
        m_headers.clear();
        m_state = State::StatusLine;
        return {};
    }
    m_status = m_lineStatus;
    const bool bodyless = m_method == HttpMethod::Head || m_status == 204 || m_status == 304;
    if (bodyless) {
        m_announced = 0;
        m_state = State::Complete;
        return {};
    }
    return chooseLength();
}

Result<void> Http1Parser::chooseLength()
{
    const QList<QByteArray> lengths = valuesOf(m_headers, "Content-Length");
    const QList<QByteArray> codings = valuesOf(m_headers, "Transfer-Encoding");
    if (!codings.isEmpty()) {
        if (codings.size() > 1 || codings.first().toLower() != "chunked" || !lengths.isEmpty())
            return broken(QStringLiteral("its length cannot be told"));
        m_state = State::ChunkSize;
        return {};
    }
    if (lengths.isEmpty()) {
        m_state = State::UntilClose;
        return {};
    }
    if (lengths.size() > 1 || !isDigits(lengths.first()) || lengths.first().size() > 18)
        return broken(QStringLiteral("its length cannot be told"));
    m_announced = lengths.first().toLongLong();
    m_missing = m_announced;
    m_state = m_missing == 0 ? State::Complete : State::Body;
    return {};
}

Result<void> Http1Parser::takeChunkSize(const QByteArray& line)
{
    const qsizetype extension = line.indexOf(';'); // means nothing to us
    const QByteArray number = (extension < 0 ? line : line.left(extension)).trimmed();
    bool isNumber = false;
    const qlonglong size = number.toLongLong(&isNumber, 16);
    if (!isNumber || size < 0 || number.size() > 15 || number.startsWith('+') || number.startsWith('-')
        || number.contains('x'))
        return broken(QStringLiteral("a chunk without a size"));
    m_headBytes = 0;
    m_missing = size;
    m_state = size == 0 ? State::Trailer : State::ChunkData;
    return {};
}

} // namespace portolan

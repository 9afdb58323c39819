// SPDX-License-Identifier: Apache-2.0
#include "support/fakequay.h"

#include "support/fakequayrest.h"
#include "support/fakequayv2.h"
#include "support/imagefixture.h"
#include "support/registryprocess.h"

#include <QDateTime>
#include <QTcpSocket>

namespace portolan {
namespace {

constexpr int patience = 10'000;

//! The whole answer to a request with `Connection: close`, or nothing.
std::optional<FakeAnswer> exchange(quint16 port, const QByteArray& request)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (!socket.waitForConnected(patience))
        return std::nullopt;
    socket.write(request);
    QByteArray all;
    while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(patience))
        all += socket.readAll();
    all += socket.readAll();
    const qsizetype end = all.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    const QByteArrayList lines = all.first(end).split('\n');
    FakeAnswer answer(lines.first().split(' ').value(1).toInt(), all.mid(end + 4));
    for (const QByteArray& line : lines.mid(1)) {
        const QByteArray name = line.left(line.indexOf(':')).trimmed();
        const QByteArray lower = name.toLower();
        const QByteArray value = line.mid(line.indexOf(':') + 1).trimmed();
        if (lower == "content-length" && all.size() == end + 4)
            answer = answer.claimingLength(value.toLongLong());
        else if (lower != "content-length" && lower != "connection" && lower != "date")
            answer = answer.withHeader(name, value);
    }
    return answer;
}

} // namespace

FakeQuay::FakeQuay(const RegistryProcess* data)
    : m_data(data)
    , m_server([this](const ApiCall& call) { return answer(call); })
    , m_storage([this](const ApiCall& call) { return answerStorage(call); })
{
}

FakeQuay::~FakeQuay() = default;

qint64 FakeQuay::now() const
{
    return m_now.value_or(QDateTime::currentSecsSinceEpoch());
}

FakeQuayRepository* FakeQuay::find(const QString& fullName)
{
    for (const auto& repository : m_repositories) {
        if (repository->fullName() == fullName)
            return repository.get();
    }
    return nullptr;
}

FakeQuayRepository& FakeQuay::repository(const QString& fullName)
{
    if (FakeQuayRepository* const known = find(fullName))
        return *known;
    auto made = std::make_shared<FakeQuayRepository>();
    made->nameSpace = fullName.section(u'/', 0, 0);
    made->name = fullName.section(u'/', 1);
    made->lastModified = now();
    made->isOrganization = m_organizations.contains(made->nameSpace);
    m_repositories << made;
    return *made;
}

void FakeQuay::addTag(const QString& repositoryName, const QString& tag, const QString& digest, qint64 start,
    qint64 size, bool isList)
{
    FakeQuayRepository& place = repository(repositoryName);
    place.point(tag, digest, start, false);
    place.history.first().size = size;
    place.history.first().isList = isList;
}

void FakeQuay::addOrganization(const QString& name, const QStringList& members)
{
    m_organizations.insert(name, members);
}

QString FakeQuay::addManifest(
    const QString& repositoryName, const QByteArray& bytes, const QString& mediaType)
{
    FakeQuayManifest made;
    made.bytes = bytes;
    made.mediaType = mediaType;
    const QString digest = ImageFixture::sha256(bytes);
    repository(repositoryName).manifests.insert(digest, made);
    return digest;
}

bool FakeQuay::owns(const FakeQuayCaller& caller, const QString& nameSpace) const
{
    return !caller.isAnonymous()
        && (caller.user == nameSpace || m_organizations.value(nameSpace).contains(caller.user));
}

bool FakeQuay::mayRead(const FakeQuayCaller& caller, const FakeQuayRepository& repository) const
{
    return repository.isPublic || owns(caller, repository.nameSpace);
}

FakeAnswer FakeQuay::answer(const ApiCall& call)
{
    if (call.segments.value(0) == "v2")
        return V2(*this, call).answer();
    if (call.segments.value(0) == "api" && call.segments.value(1) == "v1")
        return Rest(*this, call).answer();
    return m_server.refuse(call, QStringLiteral("Quay has no such place"), 404);
}

FakeAnswer FakeQuay::answerStorage(const ApiCall& call)
{
    if (call.request.hasHeader("Authorization") || call.request.hasHeader("Cookie"))
        return m_storage.refuse(call, QStringLiteral("credentials at the blob storage"), 400);
    if (call.segments.value(0) != "blob" || call.query(QStringLiteral("X-Amz-Signature")) != u"signed")
        return m_storage.refuse(call, QStringLiteral("not a signed address"), 403);
    FakeAnswer answer = forward(call.request, call.request.path().mid(5));
    return answer;
}

FakeAnswer FakeQuay::forward(const FakeRequest& request, const QByteArray& target) const
{
    if (!m_data)
        return FakeAnswer::json(
            R"({"errors":[{"code":"BLOB_UNKNOWN","detail":{},"message":"unknown"}]})", 404);
    QByteArray wire = request.method + ' ' + target + " HTTP/1.0\r\nConnection: close\r\n";
    for (const auto& [name, value] : request.headers) {
        const QByteArray lower = name.toLower();
        const bool own = lower == "connection" || lower == "authorization" || lower == "content-length"
            || lower == "transfer-encoding";
        if (!own)
            wire += name + ": " + value + "\r\n";
    }
    wire += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n\r\n" + request.body;
    return exchange(m_data->port(), wire).value_or(FakeAnswer(502));
}

std::optional<FakeQuayManifest> FakeQuay::manifest(
    const FakeQuayRepository& repository, const QString& digest) const
{
    if (repository.manifests.contains(digest))
        return repository.manifests.value(digest);
    if (!m_data)
        return std::nullopt;
    FakeRequest request;
    request.method = "GET";
    request.headers.emplace_back("Accept", manifestTypes());
    const QString target = QStringLiteral("/v2/%1/manifests/%2").arg(repository.fullName(), digest);
    const FakeAnswer answer = forward(request, target.toLatin1());
    const QByteArray wire = answer.wire("GET");
    const qsizetype end = wire.indexOf("\r\n\r\n");
    if (!wire.startsWith("HTTP/1.1 200"))
        return std::nullopt;
    FakeQuayManifest found;
    found.bytes = wire.mid(end + 4);
    for (const QByteArray& line : wire.first(end).split('\n')) {
        if (line.toLower().startsWith("content-type:"))
            found.mediaType = QString::fromLatin1(line.mid(13).trimmed());
    }
    return found;
}

QStringList FakeQuay::restLines() const
{
    QStringList rest;
    for (const QString& line : m_server.lines()) {
        if (line.contains(QLatin1StringView(" /api/v1/")))
            rest << line;
    }
    return rest;
}

QString FakeQuay::problems() const
{
    QStringList all = m_problems;
    for (const QString& more : {m_server.problems(), m_storage.problems()}) {
        if (!more.isEmpty())
            all << more;
    }
    if (m_accounts.triesWhileLocked() > 0)
        all << QStringLiteral("a password was sent after one had been refused");
    return all.join(u'\n');
}

} // namespace portolan

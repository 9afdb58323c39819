// SPDX-License-Identifier: Apache-2.0
#include "transfer/scriptedplane.h"

#include "http/httprequest.h"
#include "http/pause.h"
#include "oci/digesthasher.h"
#include "registry/layout/wakegate.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScopeGuard>

#include <algorithm>

namespace portolan {

namespace {

QByteArray readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("ScriptedPlane: cannot read %s", qPrintable(path));
    return file.readAll();
}

Error connectionLost()
{
    return Error::network(QStringLiteral("the connection was lost"));
}

Error unknown(const QString& what)
{
    return Error::notFound(QStringLiteral("there is no %1").arg(what)).withCode(QStringLiteral("UNKNOWN"));
}

} // namespace

ReadScript::ReadScript(Way howItGoes, qint64 afterBytes) : way(howItGoes), bytes(afterBytes) {}

ReadScript ReadScript::failing(const Error& error)
{
    ReadScript script(Way::Fail);
    script.error = error;
    return script;
}

void ScriptedPlane::load(const QString& layoutFolder)
{
    const QString blobs = layoutFolder + QStringLiteral("/blobs/sha256");
    QDirIterator files(blobs, QDir::Files);
    while (files.hasNext()) {
        files.next();
        m_blobs.insert(QStringLiteral("sha256:") + files.fileName(), readFile(files.filePath()));
    }
    const QJsonObject index =
        QJsonDocument::fromJson(readFile(layoutFolder + QStringLiteral("/index.json"))).object();
    const QJsonArray entries = index.value(QStringLiteral("manifests")).toArray();
    for (const auto& entry : entries) {
        const QJsonObject object = entry.toObject();
        const QString name = object.value(QStringLiteral("annotations"))
                                 .toObject()
                                 .value(QStringLiteral("org.opencontainers.image.ref.name"))
                                 .toString();
        if (!name.isEmpty())
            m_tags.insert(name, object.value(QStringLiteral("digest")).toString());
    }
}

void ScriptedPlane::addBlob(const QByteArray& bytes)
{
    m_blobs.insert(Digest::sha256Of(bytes).toString(), bytes);
}

void ScriptedPlane::script(const QString& digest, const QList<ReadScript>& readings)
{
    m_scripts[digest] = std::deque<ReadScript>(readings.cbegin(), readings.cend());
}

QStringList ScriptedPlane::logged(const QString& beginning) const
{
    QStringList out;
    for (const QString& line : m_log) {
        if (line.startsWith(beginning))
            out << line.mid(beginning.size());
    }
    return out;
}

void ScriptedPlane::note(const QString& line)
{
    m_log << line;
    if (onCall)
        onCall(line);
}

QCoro::Task<Result<Descriptor>> ScriptedPlane::resolve(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    const auto document = co_await fetchManifest(repository, tagOrDigest, stop);
    if (!document)
        co_return document.error();
    co_return document->descriptor();
}

QCoro::Task<Result<ManifestDocument>> ScriptedPlane::fetchManifest(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    Q_UNUSED(repository)
    note(QStringLiteral("manifest ") + tagOrDigest);
    const bool waited = co_await pauseFor(std::chrono::milliseconds(0), stop);
    if (!waited)
        co_return Error::cancelled();
    const QString digest = m_tags.value(tagOrDigest, tagOrDigest);
    if (!m_blobs.contains(digest))
        co_return unknown(tagOrDigest);
    co_return ManifestDocument::parse(m_blobs.value(digest), QString());
}

QCoro::Task<Result<QByteArray>> ScriptedPlane::fetchBlob(
    QString repository, Descriptor descriptor, std::stop_token stop)
{
    Q_UNUSED(repository)
    Q_UNUSED(stop)
    const QString digest = descriptor.digest.toString();
    note(QStringLiteral("small blob ") + digest);
    if (!m_blobs.contains(digest))
        co_return unknown(digest);
    co_return m_blobs.value(digest);
}

QCoro::Task<Result<void>> ScriptedPlane::readBlob(QString repository, Descriptor descriptor, qint64 offset,
    std::shared_ptr<BodySink> sink, std::stop_token stop)
{
    Q_UNUSED(repository)
    const QString digest = descriptor.digest.toString();
    note(QStringLiteral("read %1@%2").arg(digest).arg(offset));
    m_mostReads = std::max(m_mostReads, ++m_reads);
    const auto ended = qScopeGuard([this] { --m_reads; });
    bool waited = co_await pauseFor(std::chrono::milliseconds(0), stop);
    while (waited && m_reads < readsUntilRelease)
        waited = co_await pauseFor(std::chrono::milliseconds(1), stop);
    readsUntilRelease = 0;
    if (!waited)
        co_return Error::cancelled();
    if (!m_blobs.contains(digest))
        co_return unknown(digest);
    std::deque<ReadScript>& scripts = m_scripts[digest];
    ReadScript script(ReadScript::Way::Whole);
    if (!scripts.empty()) {
        script = scripts.front();
        scripts.pop_front();
    }
    const auto result = co_await readAs(script, descriptor, offset, sink, stop);
    co_return result;
}

QCoro::Task<Result<void>> ScriptedPlane::readAs(ReadScript script, Descriptor descriptor, qint64 offset,
    std::shared_ptr<BodySink> sink, std::stop_token stop)
{
    using Way = ReadScript::Way;
    if (script.way == Way::Fail)
        co_return *script.error;
    if (script.way == Way::IgnoreRange && offset > 0)
        co_return Error::unsupported(QStringLiteral("no ranges here"))
            .withCode(QStringLiteral("RANGE_IGNORED"));
    const HttpResponse head(offset > 0 ? 206 : 200, QUrl());
    const auto begun = sink->begin(head);
    if (!begun)
        co_return begun;
    QByteArray bytes = m_blobs.value(descriptor.digest.toString()).mid(offset);
    if (script.way == Way::Cut || script.way == Way::EndEarly || script.way == Way::Hang)
        bytes.truncate(script.bytes);
    if (script.way == Way::GoOn)
        bytes += "ten more!!";
    if (script.way == Way::Corrupt)
        bytes.front() = static_cast<char>(bytes.front() ^ 1);
    const auto delivered = co_await deliver(bytes, sink, stop);
    if (!delivered)
        co_return delivered;
    if (script.way == Way::Cut)
        co_return connectionLost();
    if (script.way == Way::Hang) {
        WakeGate forever(stop);
        while (!stop.stop_requested())
            co_await forever.woken();
        co_return Error::cancelled();
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> ScriptedPlane::deliver(
    QByteArray bytes, std::shared_ptr<BodySink> sink, std::stop_token stop)
{
    WakeGate gate(stop);
    sink->onReady(gate.waker());
    for (qsizetype at = 0; at < bytes.size(); at += pieceBytes) {
        while (!sink->ready() && !stop.stop_requested())
            co_await gate.woken();
        const bool waited = co_await pauseFor(std::chrono::milliseconds(0), stop);
        if (!waited)
            co_return Error::cancelled();
        const QByteArray piece = bytes.mid(at, pieceBytes);
        m_bytesRead += piece.size();
        if (m_other)
            m_mostAhead = std::max(m_mostAhead, m_bytesRead - m_other->m_bytesWritten);
        const auto taken = sink->write(piece);
        if (!taken)
            co_return taken;
    }
    co_return Result<void>();
}

QCoro::Task<Result<bool>> ScriptedPlane::hasBlob(
    QString repository, Descriptor descriptor, std::stop_token stop)
{
    Q_UNUSED(repository)
    note(QStringLiteral("has ") + descriptor.digest.toString());
    const bool waited = co_await pauseFor(std::chrono::milliseconds(0), stop);
    if (!waited)
        co_return Error::cancelled();
    co_return m_blobs.contains(descriptor.digest.toString());
}

QCoro::Task<Result<ReferrerList>> ScriptedPlane::fetchReferrers(
    QString repository, Digest subject, std::stop_token stop)
{
    Q_UNUSED(repository)
    Q_UNUSED(stop)
    note(QStringLiteral("referrers ") + subject.toString());
    ReferrerList list;
    list.apiSupported = true;
    list.referrers = m_referrers.value(subject.toString());
    co_return list;
}

QCoro::Task<Result<bool>> ScriptedPlane::mountBlob(
    QString repository, Descriptor descriptor, QString fromRepository, std::stop_token stop)
{
    Q_UNUSED(repository)
    Q_UNUSED(stop)
    note(QStringLiteral("mount %1 from %2").arg(descriptor.digest.toString(), fromRepository));
    if (!mountWorks)
        co_return false;
    m_blobs.insert(descriptor.digest.toString(), QByteArray());
    co_return true;
}

QCoro::Task<Result<QByteArray>> ScriptedPlane::takeAll(
    std::shared_ptr<QIODevice> content, qint64 size, bool fails, std::stop_token stop)
{
    WakeGate gate(stop);
    QObject::connect(content.get(), &QIODevice::readyRead, gate.context(), gate.waker());
    QByteArray got;
    while (got.size() < size) {
        if (stop.stop_requested())
            co_return Error::cancelled();
        QByteArray buffer(slowWriter ? 1024 : 256 * 1024, Qt::Uninitialized);
        const qint64 bytes = content->read(buffer.data(), std::min<qint64>(buffer.size(), size - got.size()));
        if (bytes < 0)
            co_return Error::network(QStringLiteral("the content ended early"));
        if (bytes == 0) {
            co_await gate.woken();
            continue;
        }
        got += buffer.left(bytes);
        m_bytesWritten += bytes;
        if (fails)
            co_return connectionLost();
        if (slowWriter)
            static_cast<void>(co_await pauseFor(std::chrono::milliseconds(0), stop));
    }
    co_return got;
}

QCoro::Task<Result<void>> ScriptedPlane::writeBlob(
    QString repository, Descriptor descriptor, std::shared_ptr<QIODevice> content, std::stop_token stop)
{
    Q_UNUSED(repository)
    note(QStringLiteral("write ") + descriptor.digest.toString());
    if (writesUnread) {
        m_blobs.insert(descriptor.digest.toString(), QByteArray());
        co_return Result<void>();
    }
    const bool fails = failingWrites > 0;
    failingWrites -= fails ? 1 : 0;
    const auto bytes = co_await takeAll(content, descriptor.size, fails, stop);
    if (!bytes)
        co_return bytes.error();
    if (Digest::sha256Of(*bytes) != descriptor.digest)
        co_return Error::protocol(QStringLiteral("wrong digest")).withCode(QStringLiteral("DIGEST_MISMATCH"));
    m_blobs.insert(descriptor.digest.toString(), *bytes);
    co_return Result<void>();
}

QCoro::Task<Result<void>> ScriptedPlane::putManifest(
    QString repository, QString tagOrDigest, ManifestDocument document, std::stop_token stop)
{
    Q_UNUSED(repository)
    note(QStringLiteral("put %1 as %2").arg(document.digest().toString(), tagOrDigest));
    const bool waited = co_await pauseFor(std::chrono::milliseconds(0), stop);
    if (!waited)
        co_return Error::cancelled();
    const QList<Descriptor> references = document.references();
    for (const Descriptor& reference : references) {
        if (!m_blobs.contains(reference.digest.toString()))
            co_return unknown(reference.digest.toString()).withCode(QStringLiteral("MANIFEST_BLOB_UNKNOWN"));
    }
    m_blobs.insert(document.digest().toString(), document.bytes());
    m_tags.insert(tagOrDigest, document.digest().toString());
    co_return Result<void>();
}

QCoro::Task<Result<void>> ScriptedPlane::deleteManifest(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    Q_UNUSED(repository)
    Q_UNUSED(tagOrDigest)
    Q_UNUSED(stop)
    co_return Error::unsupported(QStringLiteral("nothing is deleted here"));
}

} // namespace portolan

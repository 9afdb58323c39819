// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/dataplane.h"

#include <QHash>
#include <QStringList>

#include <deque>
#include <memory>
#include <optional>

namespace portolan {

//! How one reading of a blob goes.
class ReadScript final {
public:
    enum class Way {
        Whole,
        Cut, //!< `bytes` more, then a connection loss
        EndEarly, //!< `bytes` more, then the end, as if that were all
        GoOn, //!< all, and ten bytes more
        Corrupt, //!< all, one byte of it wrong
        IgnoreRange, //!< refuses to start in the middle
        Hang, //!< `bytes` more, then nothing until stopped
        Fail, //!< `error` at once
    };

    explicit ReadScript(Way howItGoes, qint64 afterBytes = 0);
    [[nodiscard]] static ReadScript failing(const Error& error);

    Way way;
    qint64 bytes;
    std::optional<Error> error;
};

//! A registry in memory that does as it is told and notes what it was asked. Each piece of a blob comes from
//! the event loop, never from within the call. One repository is as good as another.
class ScriptedPlane final : public DataPlane {
public:
    ScriptedPlane() = default;
    Q_DISABLE_COPY_MOVE(ScriptedPlane)
    ~ScriptedPlane() override = default;

    //! Takes over all of an image layout folder.
    void load(const QString& layoutFolder);
    void addBlob(const QByteArray& bytes);
    void addTag(const QString& tag, const QString& digest) { m_tags.insert(tag, digest); }
    void removeBlob(const QString& digest) { m_blobs.remove(digest); }
    //! How the next readings of this blob go, one after the other; then Whole.
    void script(const QString& digest, const QList<ReadScript>& readings);
    void addReferrer(const QString& subject, const Referrer& referrer) { m_referrers[subject] << referrer; }

    //! Runs with each line of the log before what it says is done.
    std::function<void(const QString& line)> onCall;
    qsizetype pieceBytes = 64 * 1024;
    bool mountWorks = false;
    int failingWrites = 0; //!< so many writes lose their connection after their first piece
    int readsUntilRelease = 0; //!< readings wait until so many wait at once; 0: they do not
    bool writesUnread = false; //!< takes every blob as written without looking at it
    bool slowWriter = false; //!< takes 1 KiB at a time

    [[nodiscard]] const QStringList& log() const { return m_log; }
    //! The lines that begin like this, without that beginning.
    [[nodiscard]] QStringList logged(const QString& beginning) const;
    void clearLog() { m_log.clear(); }
    [[nodiscard]] int mostReadsAtOnce() const { return m_mostReads; }
    //! The most bytes that were read out of this plane and not yet written into `other`.
    [[nodiscard]] qint64 mostAhead() const { return m_mostAhead; }
    void measureAgainst(const ScriptedPlane* other) { m_other = other; }
    [[nodiscard]] QByteArray blob(const QString& digest) const { return m_blobs.value(digest); }
    [[nodiscard]] bool holds(const QString& digest) const { return m_blobs.contains(digest); }
    [[nodiscard]] QString tagged(const QString& tag) const { return m_tags.value(tag); }

    [[nodiscard]] QCoro::Task<Result<Descriptor>> resolve(
        QString repository, QString tagOrDigest, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ManifestDocument>> fetchManifest(
        QString repository, QString tagOrDigest, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<QByteArray>> fetchBlob(
        QString repository, Descriptor descriptor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> readBlob(QString repository, Descriptor descriptor, qint64 offset,
        std::shared_ptr<BodySink> sink, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<bool>> hasBlob(
        QString repository, Descriptor descriptor, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ReferrerList>> fetchReferrers(
        QString repository, Digest subject, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<bool>> mountBlob(
        QString repository, Descriptor descriptor, QString fromRepository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> writeBlob(QString repository, Descriptor descriptor,
        std::shared_ptr<QIODevice> content, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> putManifest(
        QString repository, QString tagOrDigest, ManifestDocument document, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> deleteManifest(
        QString repository, QString tagOrDigest, std::stop_token stop) override;

private:
    [[nodiscard]] QCoro::Task<Result<void>> readAs(ReadScript script, Descriptor descriptor, qint64 offset,
        std::shared_ptr<BodySink> sink, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> deliver(
        QByteArray bytes, std::shared_ptr<BodySink> sink, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QByteArray>> takeAll(
        std::shared_ptr<QIODevice> content, qint64 size, bool fails, std::stop_token stop);
    void note(const QString& line);

    QHash<QString, QByteArray> m_blobs;
    QHash<QString, QString> m_tags;
    QHash<QString, std::deque<ReadScript>> m_scripts;
    QHash<QString, QList<Referrer>> m_referrers;
    QStringList m_log;
    int m_reads = 0;
    int m_mostReads = 0;
    qint64 m_bytesRead = 0;
    qint64 m_bytesWritten = 0;
    qint64 m_mostAhead = 0;
    const ScriptedPlane* m_other = nullptr;
};

} // namespace portolan

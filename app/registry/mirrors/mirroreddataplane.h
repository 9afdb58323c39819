// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "http/httpclient.h"
#include "registry/dataplane.h"
#include "registry/mirrors/mirroredreading.h"
#include "registry/registryprofile.h"

#include <QCache>
#include <QHash>

#include <functional>
#include <memory>
#include <vector>

namespace portolan {

//! A /v2/ registry's content read the way registries.conf says: manifests and blobs from its mirrors in their
//! order and from the registry itself at last; all else (what is attached, what is written or deleted) at the
//! registry alone. What is blocked is Denied with code REGISTRY_BLOCKED, whatever is asked of it.
//!
//! A mirror is believed no more than a registry: manifests by digest and configs are verified as ever, and of
//! a blob that is streamed the last piece is held back until its digest is right; else the next source is
//! asked. The parts of a manifest are read from where it was found on: what came by tag from a source does
//! not come from a mirror that is for digests only.
//!
//! `insecure` allows plain http for that place, where it speaks no TLS; a certificate that is not trusted
//! stays refused there as anywhere, and the next source is asked. Mirrors get the login found for them and
//! never the registry's. One that cannot be reached is left alone for a while. Worker thread.
class MirroredDataPlane final : public DataPlane {
public:
    //! The login for an image at a place, or nothing: anonymous. Called on the worker thread; must not block
    //! for long.
    using Logins = std::function<std::optional<Credential>(const Reference&)>;

    //! `own`, the plane of the registry that the profile is about, and the client are not owned and outlive
    //! this.
    MirroredDataPlane(DataPlane& own, const RegistryProfile& profile, MirroredReading reading,
        HttpClient& client, Logins logins);
    ~MirroredDataPlane() override;
    Q_DISABLE_COPY_MOVE(MirroredDataPlane)

    //! Why nothing may be asked about a repository (empty: the registry as a whole); nothing: it may.
    [[nodiscard]] std::optional<Error> blocked(const QString& repository) const;
    //! The place (host/repository) that answered the last reading; empty before the first.
    [[nodiscard]] const QString& servedBy() const { return m_servedBy; }

    [[nodiscard]] QCoro::Task<Result<Descriptor>> resolve(
        QString repository, QString tagOrDigest, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ManifestDocument>> fetchManifest(
        QString repository, QString tagOrDigest, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<QByteArray>> fetchBlob(
        QString repository, Descriptor descriptor, std::stop_token stop) override;
    //! Where a mirror fails in the middle, the error is one that passes (Network): the caller asks again for
    //! the rest, is told by RANGE_IGNORED to begin anew, and the next source answers.
    [[nodiscard]] QCoro::Task<Result<void>> readBlob(QString repository, Descriptor descriptor, qint64 offset,
        std::shared_ptr<BodySink> sink, std::stop_token stop) override;
    //! Whether any of the sources has it. Not what is to be asked before writing: see OpenRegistry.
    [[nodiscard]] QCoro::Task<Result<bool>> hasBlob(
        QString repository, Descriptor descriptor, std::stop_token stop) override;

    [[nodiscard]] QCoro::Task<Result<ReferrerList>> fetchReferrers(
        QString repository, Digest subject, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<std::optional<ImageDetails>>> describeImage(
        QString repository, QString tagOrDigest, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<bool>> mountBlob(
        QString repository, Descriptor descriptor, QString fromRepository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> writeBlob(QString repository, Descriptor descriptor,
        std::shared_ptr<QIODevice> content, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> putManifest(
        QString repository, QString tagOrDigest, ManifestDocument document, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> deleteManifest(
        QString repository, QString tagOrDigest, std::stop_token stop) override;

private:
    class Place;
    using PlacePointer = std::shared_ptr<Place>;

    //! How the content behind a digest is read. A value.
    class Way final {
    public:
        Way(bool isByDigest, qsizetype firstSource) : byDigest(isByDigest), first(firstSource) {}

        bool byDigest;
        qsizetype first; //!< of its sources; those before it do not have it
        bool startOver = false; //!< what was read so far may be wrong
    };

    class Question;
    using QuestionPointer = std::shared_ptr<Question>;
    template <typename T>
    using Asking = std::function<QCoro::Task<Result<T>>(DataPlane&, const QString&, std::stop_token)>;

    [[nodiscard]] QuestionPointer question(
        const QString& repository, const QString& tagOrDigest, RegistryAction action) const;
    //! Asks the sources one after the other.
    template <typename T>
    [[nodiscard]] QCoro::Task<Result<T>> ask(QuestionPointer asked, Asking<T> asking, std::stop_token stop);
    [[nodiscard]] Error refusal(const QString& repository) const;
    void remember(const Question& asked, const Digest& digest);
    [[nodiscard]] PlacePointer placeOf(const PullSource& source);
    [[nodiscard]] PlacePointer makePlace(const PullSource& source);

    DataPlane& m_own;
    QString m_host;
    bool m_allowsPlainHttp;
    MirroredReading m_reading;
    HttpClient& m_client;
    Logins m_logins;
    PlacePointer m_registry; //!< the registry itself
    QHash<QString, PlacePointer> m_placesByName; //!< by where an image is
    std::vector<PlacePointer> m_places; //!< each host once for each login
    QCache<QString, Way> m_ways; //!< by repository@digest
    QString m_servedBy;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/registrysession.h"
#include "oci/descriptor.h"

#include <QIODevice>

#include <memory>

namespace portolan {

//! One blob on its way into a repository (protocols/oci-distribution.md section 3): POST opens a session,
//! PATCH carries the bytes, whole or in the chunks the server asks for by OCI-Chunk-Min-Length, PUT closes it
//! under the digest. Locations may be relative and keep their queries. A failed session is cancelled as a
//! courtesy. Worker thread; lives in the caller's coroutine until run() returned.
class BlobUpload final {
public:
    BlobUpload(RegistrySession& session, QString repository, Descriptor descriptor);

    //! `openedLocation`: a session that a mount left open, or empty. Reads exactly descriptor.size bytes from
    //! `content`.
    [[nodiscard]] QCoro::Task<Result<void>> run(
        std::shared_ptr<QIODevice> content, QString openedLocation, std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<void>> open(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> sendWhole(
        std::shared_ptr<QIODevice> content, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> sendChunks(
        std::shared_ptr<QIODevice> content, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> close(std::stop_token stop);
    [[nodiscard]] QCoro::Task<void> abandon();
    [[nodiscard]] Error failure(const HttpResponse& response) const;
    [[nodiscard]] Result<void> takeLocation(const HttpResponse& response);

    RegistrySession& m_session;
    QString m_repository;
    Descriptor m_descriptor;
    QUrl m_location;
    qint64 m_chunkBytes = 0; //!< 0: in one piece
};

//! Where a session goes on: `location` resolved against the URL that answered, on its origin
//! whatever origin it names (registries behind proxies name themselves wrongly, and no login may leave);
//! empty when empty.
[[nodiscard]] QUrl resolveUploadLocation(const QUrl& answered, const QByteArray& location);
//! `location` with `digest=` added to whatever query it has.
[[nodiscard]] QUrl withDigestQuery(const QUrl& location, const QString& digest);

} // namespace portolan

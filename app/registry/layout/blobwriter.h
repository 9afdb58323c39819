// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/descriptor.h"
#include "oci/digesthasher.h"
#include "registry/layout/posixfile.h"

#include <stop_token>

namespace portolan {

class LayoutFolder;

//! Writes one blob of a layout folder: hashes while it writes, to a file beside the final name, which it
//! takes only when size and digest are right. Made by LayoutFolder::startBlob(). Move only; one thread at a
//! time; every call blocks.
//!
//! A partial file left by a cancelled, crashed or failed run is taken up again: offset() says where to go on.
//! Two writers of the same blob, in this or another process, do not disturb each other: the second begins a
//! file of its own. Exactly one of commit(), keep() or abandon() ends it; destroying it is keep().
class BlobWriter final {
public:
    BlobWriter(BlobWriter&&) noexcept = default;
    BlobWriter& operator=(BlobWriter&&) = delete;
    BlobWriter(const BlobWriter&) = delete;
    BlobWriter& operator=(const BlobWriter&) = delete;
    ~BlobWriter();

    //! How many bytes are there; the next write() goes on from here. Equals descriptor().size when all are.
    [[nodiscard]] qint64 offset() const { return m_offset; }
    [[nodiscard]] const Descriptor& descriptor() const { return m_descriptor; }

    //! Begins again at byte 0 (a server that ignores Range).
    [[nodiscard]] Result<void> restart();
    //! Errors: Storage (code DISK_FULL: what fitted is kept), Protocol (code SIZE_MISMATCH: more than the
    //! descriptor says).
    [[nodiscard]] Result<void> write(QByteArrayView bytes);
    //! The blob is there, complete, verified and on disk. Errors: Protocol, code SIZE_MISMATCH (bytes are
    //! missing; what is there is kept) or DIGEST_MISMATCH (the partial file is removed: the next try begins
    //! at 0); Storage.
    [[nodiscard]] Result<void> commit();
    //! Stops; what is there may be taken up later.
    void keep();
    //! Stops and removes what is there.
    void abandon();

private:
    friend class LayoutFolder;
    BlobWriter(Descriptor descriptor, PosixFile file, QString finalPath, DigestHasher hasher);

    //! `finalPath` is the blob's; its folder exists. Errors: Unsupported (a digest that cannot be verified),
    //! Cancelled.
    [[nodiscard]] static Result<BlobWriter> open(
        const Descriptor& descriptor, const QString& finalPath, const std::stop_token& stop);
    [[nodiscard]] Result<void> takeUpPartial(const std::stop_token& stop);

    Descriptor m_descriptor;
    PosixFile m_file; //!< the partial file, locked; closed once ended
    QString m_finalPath;
    DigestHasher m_hasher;
    qint64 m_offset = 0;
    qint64 m_writebackFrom = 0;
};

//! How partial blob files begin; the rest is the encoded digest, and a random end for a second writer.
inline constexpr auto partialPrefix = ".partial-";

} // namespace portolan

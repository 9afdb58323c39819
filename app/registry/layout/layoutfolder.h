// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/blobstore.h"
#include "registry/layout/blobwriter.h"

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <type_traits>

namespace portolan {

//! While one of these lives, nothing in the layout is garbage collected by this or another Portolan: whoever
//! writes blobs first and their index.json entry later holds one from before its first hasBlob() until after
//! the entry is written.
class LayoutLease final {
public:
    LayoutLease() = default;

private:
    friend class LayoutFolder;
    explicit LayoutLease(PosixFile file);

    PosixFile m_file;
};

//! An OCI image layout on disk (protocols/local-config.md section 4): `oci-layout`, `index.json`,
//! `blobs/<alg>/<encoded>`. Every call reads or writes the disk and blocks: never on the GUI or worker
//! thread. Holds only the path: cheap to copy, any number may work on the same folder from any thread or
//! process. Whatever is written appears under its final name in one step; a kill at any instant leaves at
//! most `.partial-*` and `.*.tmp` files, which readers ignore. Errors carry the file's path.
class LayoutFolder final : public BlobStore {
public:
    //! Errors: NotFound (no folder, or no oci-layout in it: code NOT_A_LAYOUT), Unsupported (another layout
    //! version).
    [[nodiscard]] static Result<LayoutFolder> open(const QString& path);
    //! Opens, or makes a new empty layout where there is nothing or an empty folder. Errors: Conflict, code
    //! NOT_A_LAYOUT, for a folder with other things in it; Storage.
    [[nodiscard]] static Result<LayoutFolder> openOrCreate(const QString& path);

    [[nodiscard]] const QString& path() const override { return m_path; }
    [[nodiscard]] bool isWritable() const;

    [[nodiscard]] Result<LayoutIndex> readIndex() const override;
    //! What a ref name points to. Errors: NotFound, code MANIFEST_UNKNOWN; those of readIndex().
    [[nodiscard]] Result<Descriptor> find(const QString& refName) const;
    //! Reads index.json, lets `edit` change it, and replaces it, all under a lock that other Portolan
    //! processes obey. An error from `edit` leaves the file as it was. `edit` must not call editIndex().
    //! Errors: Storage, code LOCKED, after ten seconds of waiting.
    [[nodiscard]] Result<void> editIndex(const std::function<Result<void>(LayoutIndex&)>& edit) const;
    //! Adds or replaces one entry; the blobs are in place already. Errors as editIndex().
    [[nodiscard]] Result<void> setEntry(const Descriptor& target, const QString& refName) const;
    [[nodiscard]] Result<void> removeEntry(const QString& refName) const; //!< NotFound when there is none

    // Reading: hasBlob(), readBlob() and readManifest() come with BlobStore.
    [[nodiscard]] QString blobPath(const Digest& digest) const override;
    [[nodiscard]] std::optional<qint64> blobSize(const Digest& digest) const override;
    [[nodiscard]] Result<BlobReader> openBlob(const Digest& digest) const override;

    //! Starts or resumes writing a blob; see BlobWriter. Reads what a partial file holds already, so it may
    //! take a while.
    [[nodiscard]] Result<BlobWriter> startBlob(
        const Descriptor& descriptor, const std::stop_token& stop = {}) const;
    //! A small blob at once. Nothing happens when it is there already.
    [[nodiscard]] Result<void> writeBlob(const Descriptor& descriptor, QByteArrayView bytes) const;
    //! Bytes freed; 0 when there was none.
    [[nodiscard]] Result<qint64> removeBlob(const Digest& digest) const;
    //! Every finished blob there is, with when it was last written.
    [[nodiscard]] QList<std::pair<Digest, QDateTime>> listBlobs() const;
    //! Removes partial blobs that nobody is writing and that nobody touched for that long. Bytes freed.
    qint64 removeStalePartials(std::chrono::hours age) const;

    [[nodiscard]] Result<LayoutLease> holdContent() const;
    //! The right to remove blobs: nothing when somebody holds the content.
    [[nodiscard]] Result<std::optional<LayoutLease>> tryOwnContent() const;

private:
    explicit LayoutFolder(QString path);

    [[nodiscard]] Error at(const Error& error, const QString& relativePath) const;

    QString m_path;
};
static_assert(!std::is_aggregate_v<LayoutFolder>);

} // namespace portolan

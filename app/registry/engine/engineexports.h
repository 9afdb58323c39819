// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/sharedresult.h"
#include "registry/engine/engineclient.h"
#include "registry/engine/scratchfolder.h"
#include "registry/layout/blobstore.h"

#include <QHash>
#include <QThreadPool>

#include <list>
#include <memory>

namespace portolan {

//! An image as its engine gave it out, readable blob by blob. A value, cheap to copy; the file behind it has
//! no name any more and goes with the last copy.
class ExportedImage final {
public:
    ExportedImage() = default;
    ExportedImage(Digest image, std::shared_ptr<const BlobStore> content, ManifestDocument rootManifest)
        : id(std::move(image))
        , store(std::move(content))
        , root(std::move(rootManifest))
    {
    }

    Digest id;
    std::shared_ptr<const BlobStore> store;
    ManifestDocument root;
};
static_assert(!std::is_aggregate_v<ExportedImage>);

//! Gets images out of an engine, which has no way to give out less than a whole one: streamed into a file in
//! the user's cache folder, never into memory, at most as large as the disk has room for with a gigabyte to
//! spare. The last two are kept. Worker thread; outlives its tasks.
class EngineExports final {
public:
    //! `client` outlives this. `folder`: where the files go; empty: the cache folder.
    explicit EngineExports(EngineClient& client, QString folder = QString());
    Q_DISABLE_COPY_MOVE(EngineExports)
    ~EngineExports();

    //! By image ID; `size` is what the engine says of it, -1: nothing. One export serves all who wait for it.
    //! Errors: NotFound (code NO_SUCH_IMAGE), TooLarge (code IMAGE_TOO_LARGE), Storage, Protocol.
    [[nodiscard]] QCoro::Task<Result<ExportedImage>> open(Digest id, qint64 size, std::stop_token stop);
    //! The image that holds a blob or manifest, exported again if need be; only of images that were open
    //! before. Errors: NotFound, code BLOB_UNKNOWN.
    [[nodiscard]] QCoro::Task<Result<ExportedImage>> openHolderOf(Digest content, std::stop_token stop);
    //! What the manifest of an image was when it was open last; null: it never was.
    [[nodiscard]] Descriptor rootOf(const Digest& id) const { return m_roots.value(id); }

    [[nodiscard]] QThreadPool& pool() { return m_pool; }

private:
    using Shared = SharedResult<ExportedImage>;

    //! Runs under the shared result's own token and is not awaited: its handle may go, it runs on.
    [[nodiscard]] QCoro::Task<void> work(Shared::Pointer shared, Digest id, qint64 size);
    [[nodiscard]] QCoro::Task<Result<ExportedImage>> fetch(Digest id, qint64 size, std::stop_token stop);
    [[nodiscard]] Result<QString> scratchFolder();
    void keep(const ExportedImage& image);

    EngineClient& m_client;
    QString m_parent;
    std::shared_ptr<ScratchFolder> m_folder;
    int m_nextFile = 0;
    std::list<ExportedImage> m_kept; //!< used last first
    QHash<Digest, Shared::Pointer> m_underWay;
    QHash<Digest, Descriptor> m_roots;
    QHash<Digest, Digest> m_holders; //!< blobs and manifests to image IDs
    QThreadPool m_pool;
};

} // namespace portolan

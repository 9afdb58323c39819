// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/layoutfolder.h"
#include "transfer/destination.h"

#include <QObject>
#include <QThreadPool>

namespace portolan {

//! Brings blobs and manifests into a layout folder without blocking the worker thread. Made on the worker
//! thread; outlives its tasks.
class LayoutReceiver final {
public:
    LayoutReceiver();
    Q_DISABLE_COPY_MOVE(LayoutReceiver)
    ~LayoutReceiver();

    //! Opens or makes the layout and keeps garbage collection away from it. Errors: those of
    //! LayoutFolder::openOrCreate.
    [[nodiscard]] QCoro::Task<Result<void>> open(QString path, std::stop_token stop);
    //! Lets go of it.
    void close();
    [[nodiscard]] QThreadPool& pool() { return m_pool; }
    //! Only once open() went well.
    [[nodiscard]] const LayoutFolder& folder() const { return *m_folder; }

    [[nodiscard]] QCoro::Task<Result<bool>> hasBlob(Descriptor blob, std::stop_token stop);
    //! As Destination::receiveBlob.
    [[nodiscard]] QCoro::Task<Result<void>> receiveBlob(
        BlobSource source, Descriptor blob, std::shared_ptr<BlobTally> tally, std::stop_token stop);
    //! Writes a manifest's bytes under its digest; index.json stays as it is.
    [[nodiscard]] QCoro::Task<Result<void>> putManifest(ManifestDocument document, std::stop_token stop);
    //! LayoutFolder::editIndex().
    [[nodiscard]] QCoro::Task<Result<void>> editIndex(
        std::function<Result<void>(LayoutIndex&)> edit, std::stop_token stop);

private:
    //! Copyable, as QFuture wants it; the writer itself moves only.
    using SharedWriter = std::shared_ptr<BlobWriter>;

    [[nodiscard]] QCoro::Task<Result<SharedWriter>> startBlob(Descriptor blob, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> endBlob(
        SharedWriter writer, Result<void> streamed, std::stop_token stop);

    QObject m_home;
    QThreadPool m_pool;
    std::optional<LayoutFolder> m_folder;
    LayoutLease m_lease;
};

} // namespace portolan

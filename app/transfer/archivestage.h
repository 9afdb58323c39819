// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transfer/layoutreceiver.h"

#include <QSet>

namespace portolan {

//! Where an archive's content is gathered: a layout in the hidden folder `.NAME.portolan-partial` beside the
//! archive, which stays for the next try when this one fails. Worker thread; outlives its tasks.
class ArchiveStage final {
public:
    ArchiveStage(QString archivePath, bool replaceExisting);

    [[nodiscard]] const QString& archivePath() const { return m_archivePath; }
    [[nodiscard]] LayoutReceiver& receiver() { return m_receiver; }
    //! Where to write the archive before it gets its name.
    [[nodiscard]] QString temporaryArchive() const;

    //! Errors: Conflict with code FILE_EXISTS or BUSY (another transfer writes this archive), Storage.
    [[nodiscard]] QCoro::Task<Result<void>> open(std::stop_token stop);
    //! What the archive is made of: the blobs there from before may be others.
    void use(const Digest& digest) { m_used.insert(digest); }
    [[nodiscard]] QList<Digest> used() const; //!< sorted

    //! The temporary archive, which is complete and on disk, takes its name; the stage goes. Blocks: run it
    //! in the pool. Errors: Conflict (code FILE_EXISTS), Storage.
    [[nodiscard]] Result<void> publish() const;
    //! What is gathered is of no use to a later try either.
    void giveUp() { m_givenUp = true; }
    //! Lets go of the stage; removes it when given up, or when it holds nothing worth keeping. Not cut short
    //! by a stop.
    [[nodiscard]] QCoro::Task<Result<void>> close(std::stop_token stop);

private:
    [[nodiscard]] static Result<std::shared_ptr<PosixFile>> claim(
        const QString& folder, const QString& archive, bool replace);

    QString m_archivePath;
    QString m_folder;
    bool m_replace;
    LayoutReceiver m_receiver;
    std::shared_ptr<PosixFile> m_claim;
    QSet<Digest> m_used;
    bool m_givenUp = false;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/posixfile.h"

#include <QStringList>

#include <memory>

namespace portolan {

//! A folder for large files on their way to or from an engine, in the user's cache. It is locked as long as
//! the object lives and removed with it; what a crash left behind is known by nobody's locking it. All calls
//! block, for a file operation or two.
class ScratchFolder final {
public:
    //! Where the folders are made: the product's part of the user's cache.
    [[nodiscard]] static QString defaultParent();
    //! Makes `PREFIX-...` in `parent`, which is made too. Errors: Storage.
    [[nodiscard]] static Result<std::shared_ptr<ScratchFolder>> make(
        const QString& parent, const QString& prefix);
    //! Removes the folders of these prefixes in `parent` that no living process holds, and answers their
    //! paths. Called at a start.
    static QStringList removeStale(const QString& parent, const QStringList& prefixes);

    ~ScratchFolder();
    Q_DISABLE_COPY_MOVE(ScratchFolder)

    [[nodiscard]] const QString& path() const { return m_lock.path(); }
    //! Now rather than with the object. False: something of it could not be removed.
    [[nodiscard]] bool remove();

private:
    explicit ScratchFolder(PosixFile lock);

    PosixFile m_lock; //!< of the folder itself
    bool m_removed = false;
};

} // namespace portolan

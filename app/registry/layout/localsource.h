// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/layoutcontent.h"
#include "registry/layout/layoutfolder.h"
#include "registry/registryprofile.h"

#include <QDateTime>
#include <QMutex>

#include <memory>

namespace portolan {

//! The folder or archive of a local registry, opened when first asked for and again when the file has
//! changed. All calls block; any thread.
class LocalSource final {
public:
    explicit LocalSource(RegistryProfile profile);

    [[nodiscard]] const RegistryProfile& profile() const { return m_profile; }
    //! Errors: NotFound, Protocol, Unsupported, TooLarge, Storage, all with the path.
    [[nodiscard]] Result<std::shared_ptr<const LayoutContent>> content();
    //! The folder, to write to. Errors: Unsupported for archives, and as content().
    [[nodiscard]] Result<LayoutFolder> folder() const;

private:
    [[nodiscard]] Result<std::shared_ptr<const BlobStore>> openStore() const;

    const RegistryProfile m_profile;
    QMutex m_mutex; //!< of all below; held while an archive is opened, so that it is opened once
    std::shared_ptr<const LayoutContent> m_archive;
    QDateTime m_archiveTime;
    qint64 m_archiveSize = -1;
};

} // namespace portolan

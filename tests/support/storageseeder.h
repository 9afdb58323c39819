// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/imagefixture.h"

#include <functional>

namespace portolan {

//! Fills the storage tree of a docker-registry behind its back (distribution's filesystem driver: links and
//! blobs), which is how a test gets 100,000 tags in seconds. Ends the program when the disk fails.
class StorageSeeder final {
public:
    //! `storagePath` as RegistryProcess::storagePath().
    explicit StorageSeeder(const QString& storagePath);

    //! Puts all blobs, manifests and tags of `fixture` into `repository`.
    void addFixture(const ImageFixture& fixture, const QString& repository);
    //! Adds `count` tags, named by `name`, to `repository`; they point at `manifest`, which must be there
    //! already.
    void addTags(const QString& repository, const FixtureDescriptor& manifest, int count,
        const std::function<QString(int)>& name);
    //! The same for very many tags to read and delete, but not to push to: they share what they point with,
    //! so moving one would move them all. One file instead of three each, which matters most when they are
    //! removed again.
    void addSharedTags(const QString& repository, const FixtureDescriptor& manifest, int count,
        const std::function<QString(int)>& name);

private:
    [[nodiscard]] QString manifests(const QString& repository) const;
    void link(const QString& folder, const QString& digest) const;

    QString m_root;
};

} // namespace portolan

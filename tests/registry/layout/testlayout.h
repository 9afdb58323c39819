// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/layoutfolder.h"

#include <QTemporaryDir>

namespace portolan {

//! A layout folder in a temporary place, and images to put into it. Aborts the program where that fails: then
//! the test could not mean anything.
class TestLayout final {
public:
    //! The folder is called `name`, which is its own repository.
    explicit TestLayout(const QString& name = QStringLiteral("box"));

    [[nodiscard]] const LayoutFolder& folder() const { return m_folder; }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString path(const QString& relative) const { return m_folder.path() + u'/' + relative; }

    [[nodiscard]] Descriptor addBlob(const QByteArray& bytes, const char* mediaType) const;
    //! An image of one config and the layers; an entry unless `refName` is null.
    [[nodiscard]] Descriptor addImage(const QString& refName, const QList<QByteArray>& layers,
        const Descriptor& subject = Descriptor(), const QString& artifactType = QString()) const;
    [[nodiscard]] Descriptor addIndex(const QString& refName, const QList<Descriptor>& children) const;

    [[nodiscard]] QStringList refNames() const;
    //! Names of all files under blobs/, hidden ones too.
    [[nodiscard]] QStringList blobFiles() const;
    [[nodiscard]] bool has(const Descriptor& descriptor) const { return m_folder.hasBlob(descriptor); }

private:
    void addEntry(const Descriptor& target, const QString& refName) const;

    QTemporaryDir m_dir;
    LayoutFolder m_folder;
};

[[nodiscard]] Descriptor describe(const QByteArray& bytes, const char* mediaType);
[[nodiscard]] bool writeFile(const QString& path, const QByteArray& bytes);
[[nodiscard]] QByteArray readFile(const QString& path);
//! The manifest's bytes, as addImage() stores them.
[[nodiscard]] QByteArray manifestJson(const Descriptor& config, const QList<Descriptor>& layers,
    const Descriptor& subject = Descriptor(), const QString& artifactType = QString());

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/imagespec.h"

#include <QJsonObject>

namespace portolan {

//! Writes made-up images into an OCI image layout, without any network. Ends the program when the disk fails.
class ImageFixture final {
public:
    //! Makes the layout in `folder`, which is created where needed.
    explicit ImageFixture(const QString& folder);

    [[nodiscard]] const QString& folder() const { return m_folder; }
    //! The file that holds a blob or manifest.
    [[nodiscard]] QString blobFile(const QString& digest) const;

    //! Adds the image's blobs and manifest; with `tag` it also enters index.json by that name.
    FixtureDescriptor addImage(const ImageSpec& spec, const QString& tag = {});
    //! Adds an index over images or indexes of this layout.
    FixtureDescriptor addIndex(const QList<FixtureDescriptor>& children, const QString& tag = {},
        const QMap<QString, QString>& annotations = {});
    //! Adds an artifact that refers to `subject`, as OCI 1.1 has it: an SBOM, a signature.
    FixtureDescriptor addArtifact(const FixtureDescriptor& subject, const QString& artifactType,
        const QByteArray& content, const QString& tag = {});
    //! Adds a cosign signature of the older style: a plain image tagged `sha256-<hex>.sig`.
    FixtureDescriptor addCosignSignature(const FixtureDescriptor& subject);
    //! The tag under which `subject`'s referrers are listed where the server has no referrers API: adds an
    //! index of `referrers` as `sha256-<hex>`.
    FixtureDescriptor addReferrersTag(
        const FixtureDescriptor& subject, const QList<FixtureDescriptor>& referrers);

    //! Enters `manifest` in index.json by a name; a name used before moves.
    void tag(const FixtureDescriptor& manifest, const QString& name);
    //! Enters `manifest` in index.json without a name, as tools do with referrers.
    void list(const FixtureDescriptor& manifest);
    //! Tag name to manifest, and the manifests without one under an empty name.
    [[nodiscard]] const QList<std::pair<QString, FixtureDescriptor>>& entries() const { return m_entries; }

    //! Stores bytes as they are: for manifests no tool would make.
    FixtureDescriptor addBlob(const QByteArray& bytes, const QString& mediaType);

    [[nodiscard]] static QString sha256(const QByteArray& bytes); //!< "sha256:..."

private:
    [[nodiscard]] FixtureDescriptor addJson(const QJsonObject& object, const QString& mediaType);
    void writeIndex() const;

    QString m_folder;
    QList<std::pair<QString, FixtureDescriptor>> m_entries;
};

//! The descriptor as it stands in manifests.
[[nodiscard]] QJsonObject toJson(const FixtureDescriptor& descriptor);

} // namespace portolan

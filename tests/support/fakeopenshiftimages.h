// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeopenshiftimage.h"
#include "support/fakeopenshiftrbac.h"
#include "support/fakeopenshiftstore.h"
#include "support/fakeopenshiftstream.h"

namespace portolan {

//! The image API of a FakeOpenShift, without HTTP: how streams, tags and images hang together and what a
//! change does to them.
class FakeOpenShiftImages final {
public:
    using Stored = FakeOpenShiftOutcome<FakeOpenShiftStore::EntryPtr>;

    FakeOpenShiftImages(FakeOpenShiftStore& store, FakeOpenShiftRbac& rbac);

    void setHosts(const QString& internalHost, const QString& publicHost);
    [[nodiscard]] const QString& internalHost() const { return m_internalHost; }
    [[nodiscard]] const QString& publicHost() const { return m_publicHost; }

    //! The stored one, or a new one that is not stored.
    [[nodiscard]] FakeOpenShiftStream streamOrNew(const QString& project, const QString& name) const;
    [[nodiscard]] FakeOpenShiftStore::EntryPtr stream(const QString& project, const QString& name) const;
    //! Stores it as it is, with the hosts in its status.
    FakeOpenShiftStore::EntryPtr save(const FakeOpenShiftStream& stream);
    //! Stores what a user made of a stream's spec: generations, and the history items that changed sources
    //! bring. `user` must be allowed to read sources in other projects.
    [[nodiscard]] Stored update(FakeOpenShiftStream stream, const QString& user, bool dryRun = false);
    //! Stores an Image unless there is one of that digest.
    void keepImage(const FakeOpenShiftImage& image, const QString& reference, bool managed);
    [[nodiscard]] FakeOpenShiftStore::EntryPtr image(const QString& digest) const;
    //! A history item and Image as a push through the registry makes them.
    void push(
        const QString& project, const QString& stream, const QString& tag, const FakeOpenShiftImage& image);

    // --- objects made from a stream, with kind and apiVersion

    //! An ImageStreamTag. Without `allowEmpty` a tag without an image is not found.
    [[nodiscard]] FakeOpenShiftOutcome<QJsonObject> tagObject(
        const QJsonObject& stream, const QString& tag, bool allowEmpty = false) const;
    //! As lists have them: no more of the image than its name.
    [[nodiscard]] QJsonObject listedTag(const QJsonObject& stream, const QString& tag) const;
    //! An ImageTag.
    [[nodiscard]] FakeOpenShiftOutcome<QJsonObject> imageTagObject(
        const QJsonObject& stream, const QString& tag) const;
    //! An ImageStreamImage.
    [[nodiscard]] FakeOpenShiftOutcome<QJsonObject> streamImage(
        const QJsonObject& stream, const QString& digest) const;
    [[nodiscard]] QJsonObject layers(const QJsonObject& stream) const;

private:
    [[nodiscard]] FakeOpenShiftOutcome<QJsonObject> resolveFrom(
        FakeOpenShiftStream& stream, const QString& tag, const QString& user);
    [[nodiscard]] QString spelledReference(const QJsonObject& stream, const QString& tag) const;
    void addLayersOf(const QString& digest, QJsonObject& blobs, QJsonObject& images) const;

    FakeOpenShiftStore& m_store;
    FakeOpenShiftRbac& m_rbac;
    QString m_internalHost = QStringLiteral("image-registry.openshift-image-registry.svc:5000");
    QString m_publicHost;
};

//! The resources of the image group, as Status names them.
[[nodiscard]] FakeOpenShiftStatus::Resource fakeImageResource(const QString& resource);
[[nodiscard]] QString fakeStreamsId(); //!< "image.openshift.io/imagestreams"
[[nodiscard]] QString fakeImagesId();

} // namespace portolan

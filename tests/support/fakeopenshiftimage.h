// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace portolan {

//! A layer as an Image object lists it.
struct FakeOpenShiftLayer {
    QString digest;
    qint64 size = 0;
    QString mediaType = QStringLiteral("application/vnd.oci.image.layer.v1.tar+gzip");
};

//! An image as a FakeOpenShift knows it: what an Image object of image.openshift.io tells, no bytes. A value.
//!
//!     fake.pushImage(u"team-a"_qs, u"app"_qs, u"prod"_qs, FakeOpenShiftImage::made(1));
class FakeOpenShiftImage final {
public:
    //! A small linux/amd64 image; equal seeds make equal digests, other seeds other ones.
    [[nodiscard]] static FakeOpenShiftImage made(int seed);
    //! An index over these.
    [[nodiscard]] static FakeOpenShiftImage index(const QList<FakeOpenShiftImage>& children);
    //! What the cluster would say of an image with this manifest and this config; both as a registry serves
    //! them. For an index the config stays empty and `children` are its images.
    [[nodiscard]] static FakeOpenShiftImage fromManifest(
        const QByteArray& manifest, const QByteArray& config, const QList<FakeOpenShiftImage>& children = {});

    [[nodiscard]] bool isIndex() const;
    //! The Image without kind, apiVersion, uid and resourceVersion, pulled as `reference`
    //! ("registry/ns/stream@sha256:..."). `managed`: stored in the integrated registry.
    [[nodiscard]] QJsonObject toJson(const QString& reference, bool managed = false) const;

    QString digest;
    QString mediaType = QStringLiteral("application/vnd.oci.image.manifest.v1+json");
    qint64 manifestSize = 503;
    QString configDigest;
    qint64 configSize = 1500;
    QDateTime created;
    QString os = QStringLiteral("linux");
    QString architecture = QStringLiteral("amd64");
    QString variant;
    QStringList env{QStringLiteral("PATH=/bin")};
    QStringList cmd;
    QStringList entrypoint;
    QStringList exposedPorts; //!< "8080/tcp"
    QMap<QString, QString> labels;
    QList<FakeOpenShiftLayer> layers;
    QList<FakeOpenShiftImage> children; //!< of an index
};

} // namespace portolan

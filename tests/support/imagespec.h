// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace portolan {

//! A file within a layer of a made-up image.
struct FileSpec {
    QString path; //!< "etc/os-release"
    QByteArray content;
    int mode = 0644;
};

//! A layer of a made-up image: the files, and one file of `filler` bytes that do not compress.
struct LayerSpec {
    QList<FileSpec> files;
    qint64 filler = 0;
    quint32 seed = 1; //!< other seed, other filler bytes
    bool gzip = true;
    QString createdBy = QStringLiteral("COPY files /");
};

//! A made-up image. Equal specs make equal bytes, hence equal digests.
struct ImageSpec {
    QString os = QStringLiteral("linux");
    QString architecture = QStringLiteral("amd64");
    QString variant;
    QList<LayerSpec> layers;
    QStringList env{QStringLiteral("PATH=/usr/local/bin:/usr/bin:/bin")};
    QMap<QString, QString> labels;
    QStringList entrypoint;
    QStringList cmd;
    QString user;
    QString workingDir;
    QStringList exposedPorts; //!< "8080/tcp"
    QStringList volumes;
    QMap<QString, QString> annotations; //!< of the manifest
    QDateTime created = QDateTime(QDate(2024, 5, 1), QTime(12, 0), Qt::UTC);
    bool dockerTypes = false; //!< Docker schema 2 media types instead of OCI's
    bool metadataStep = true; //!< ends the history with an ENV step that made no layer

    //! `count` layers of `size` filler bytes each.
    [[nodiscard]] static ImageSpec withLayers(int count, qint64 size, quint32 seed = 1);
};

//! What names a blob or a manifest of a fixture, as in an OCI descriptor.
struct FixtureDescriptor {
    QString mediaType;
    QString digest; //!< "sha256:..."
    qint64 size = 0;
    QString os; //!< of images made with a platform
    QString architecture;
    QString variant;
    QString artifactType;
};

} // namespace portolan

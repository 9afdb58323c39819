// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compare/comparedimage.h"
#include "compare/difference.h"
#include "oci/mediatype.h"

#include <QByteArrayList>
#include <QStringList>

namespace portolan::testdata {

//! One letter a row: `=` same, `~` changed, `<` only in A, `>` only in B.
template <typename Row> QString shape(const QList<Row>& rows)
{
    QString out;
    for (const Row& row : rows)
        out += QStringLiteral("=~<>").at(static_cast<int>(row.difference));
    return out;
}

inline QByteArray digestText(const QByteArray& content)
{
    return Digest::sha256Of(content).toString().toLatin1();
}

inline ManifestDocument parsed(const QByteArray& json, const char* mediaType)
{
    auto document = ManifestDocument::parse(json, QString::fromLatin1(mediaType));
    if (!document)
        qFatal("a fixture is no manifest: %s", qPrintable(document.error().detail()));
    return *std::move(document);
}

//! An OCI image whose layers are 100 bytes each, named by their content; the configuration has 10 bytes.
inline ManifestDocument imageOf(
    const QByteArray& config, const QByteArrayList& layers, const QByteArray& rest = {})
{
    QByteArrayList descriptors;
    for (const QByteArray& layer : layers)
        descriptors << "{\"digest\":\"" + digestText(layer) + "\",\"size\":100}";
    return parsed(
        "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\","
        "\"digest\":\""
            + digestText(config) + "\",\"size\":10},\"layers\":[" + descriptors.join(',') + "]" + rest + "}",
        mediatype::ociManifest);
}

//! An OCI index: `os/architecture[/variant]=content` for each child, or only `=content`.
inline ManifestDocument indexOf(const QByteArrayList& children, const QByteArray& rest = {})
{
    QByteArrayList descriptors;
    for (const QByteArray& child : children) {
        const qsizetype equals = child.indexOf('=');
        const QByteArrayList platform = child.left(equals).split('/');
        QByteArray json = "{\"digest\":\"" + digestText(child.mid(equals + 1)) + "\",\"size\":5";
        if (platform.size() >= 2)
            json += ",\"platform\":{\"os\":\"" + platform.at(0) + "\",\"architecture\":\"" + platform.at(1)
                + "\",\"variant\":\"" + platform.value(2) + "\"}";
        descriptors << json + "}";
    }
    return parsed("{\"schemaVersion\":2,\"manifests\":[" + descriptors.join(',') + "]" + rest + "}",
        mediatype::ociIndex);
}

//! A configuration with diffIDs named by their content.
inline ImageConfig configOf(const QByteArrayList& diffIds)
{
    ImageConfig config;
    config.platform = Platform(QStringLiteral("linux"), QStringLiteral("amd64"));
    for (const QByteArray& content : diffIds)
        config.diffIds << Digest::sha256Of(content);
    return config;
}

} // namespace portolan::testdata

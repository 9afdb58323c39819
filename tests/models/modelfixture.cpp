// SPDX-License-Identifier: Apache-2.0
#include "modelfixture.h"

#include "oci/mediatype.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace portolan {
namespace {

void print(
    const QAbstractItemModel& model, const QModelIndex& parent, int columns, int role, QStringList& lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < columns; ++column)
            cells.append(model.index(row, column, parent).data(role).toString());
        int depth = 0;
        for (QModelIndex above = parent; above.isValid(); above = above.parent())
            ++depth;
        lines.append(QString(2 * depth, u' ') + cells.join(QStringLiteral(" | ")));
        print(model, model.index(row, 0, parent), columns, role, lines);
    }
}

QJsonObject descriptor(const char* mediaType, const Digest& digest, int size)
{
    return {{QStringLiteral("mediaType"), QString::fromLatin1(mediaType)},
        {QStringLiteral("digest"), digest.toString()}, {QStringLiteral("size"), size}};
}

ImageDetails details(
    const QString& repository, const QString& tag, const QJsonObject& manifest, const char* mediaType)
{
    ImageDetails details;
    details.repository = repository;
    details.tag = tag;
    details.document =
        ManifestDocument::parse(QJsonDocument(manifest).toJson(), QString::fromLatin1(mediaType)).value();
    return details;
}

QByteArray configJson(qsizetype layers)
{
    QJsonArray history;
    QJsonArray diffIds;
    for (qsizetype i = 0; i < layers; ++i) {
        if (i == 1)
            history.append(QJsonObject{{QStringLiteral("created_by"), QStringLiteral("ENV A=1")},
                {QStringLiteral("empty_layer"), true}});
        history.append(QJsonObject{{QStringLiteral("created"), QStringLiteral("2024-01-02T03:04:05Z")},
            {QStringLiteral("created_by"), QStringLiteral("RUN step %1").arg(i + 1)}});
        diffIds.append(digestOf(QStringLiteral("diff %1").arg(i)).toString());
    }
    const QJsonObject config{
        {QStringLiteral("Env"), QJsonArray{QStringLiteral("PATH=/bin"), QStringLiteral("A=1")}},
        {QStringLiteral("Cmd"), QJsonArray{QStringLiteral("sh"), QStringLiteral("-c")}},
        {QStringLiteral("User"), QStringLiteral("1001")},
        {QStringLiteral("Labels"), QJsonObject{{QStringLiteral("vendor"), QStringLiteral("Acme")}}}};
    return QJsonDocument(QJsonObject{{QStringLiteral("os"), QStringLiteral("linux")},
                             {QStringLiteral("architecture"), QStringLiteral("amd64")},
                             {QStringLiteral("created"), QStringLiteral("2024-01-02T03:04:05Z")},
                             {QStringLiteral("config"), config}, {QStringLiteral("history"), history},
                             {QStringLiteral("rootfs"),
                                 QJsonObject{{QStringLiteral("type"), QStringLiteral("layers")},
                                     {QStringLiteral("diff_ids"), diffIds}}}})
        .toJson();
}

} // namespace

Digest digestOf(const QString& text)
{
    return Digest::sha256Of(text.toUtf8());
}

QStringList printed(const QAbstractItemModel& model, int columns, int role)
{
    QStringList lines;
    print(model, QModelIndex(), columns, role, lines);
    return lines;
}

ImageDetails imageDetails(const QString& repository, const QString& tag, const QList<int>& layerSizes)
{
    const QByteArray config = configJson(layerSizes.size());
    QJsonArray layers;
    for (qsizetype i = 0; i < layerSizes.size(); ++i)
        layers.append(descriptor(
            mediatype::ociLayerGzip, digestOf(repository + tag + QString::number(i)), layerSizes.at(i)));
    const QJsonObject manifest{{QStringLiteral("schemaVersion"), 2},
        {QStringLiteral("mediaType"), QString::fromLatin1(mediatype::ociManifest)},
        {QStringLiteral("config"),
            descriptor(mediatype::ociConfig, Digest::sha256Of(config), int(config.size()))},
        {QStringLiteral("layers"), layers}};
    ImageDetails image = details(repository, tag, manifest, mediatype::ociManifest);
    image.config = ImageConfig::parse(config).value();
    image.configBytes = config;
    return image;
}

ImageDetails indexDetails(
    const QString& repository, const QString& tag, const QList<std::pair<QString, Digest>>& children)
{
    QJsonArray manifests;
    Digest before;
    for (const auto& [platform, digest] : children) {
        const bool nested = platform == QStringLiteral("index");
        QJsonObject child = descriptor(nested ? mediatype::ociIndex : mediatype::ociManifest, digest, 500);
        if (platform == QStringLiteral("attestation")) {
            child.insert(QStringLiteral("annotations"),
                QJsonObject{
                    {QStringLiteral("vnd.docker.reference.type"), QStringLiteral("attestation-manifest")},
                    {QStringLiteral("vnd.docker.reference.digest"), before.toString()}});
            child.insert(QStringLiteral("platform"),
                QJsonObject{{QStringLiteral("os"), QStringLiteral("unknown")},
                    {QStringLiteral("architecture"), QStringLiteral("unknown")}});
        } else if (!nested) {
            const Platform parsed = Platform::parse(platform).value();
            child.insert(QStringLiteral("platform"),
                QJsonObject{{QStringLiteral("os"), parsed.os},
                    {QStringLiteral("architecture"), parsed.architecture}});
        }
        before = digest;
        manifests.append(child);
    }
    return details(repository, tag,
        {{QStringLiteral("schemaVersion"), 2},
            {QStringLiteral("mediaType"), QString::fromLatin1(mediatype::ociIndex)},
            {QStringLiteral("manifests"), manifests}},
        mediatype::ociIndex);
}

TagSummary summaryOf(const Digest& digest, qint64 size, int day)
{
    TagSummary summary;
    summary.digest = digest;
    summary.mediaType = QString::fromLatin1(mediatype::ociManifest);
    summary.size = size;
    summary.created = QDateTime(QDate(2024, 1, 1), QTime(12, 0), Qt::UTC).addDays(day);
    summary.platforms = {QStringLiteral("linux/amd64")};
    return summary;
}

} // namespace portolan

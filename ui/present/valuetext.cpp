// SPDX-License-Identifier: Apache-2.0
#include "present/valuetext.h"

#include "base/bytesformat.h"
#include "oci/mediatype.h"

#include <QCoreApplication>
#include <QLocale>

namespace portolan {
namespace {

QString translated(const char* source)
{
    return QCoreApplication::translate("ValueText", source);
}

QString counted(const char* source, qint64 n)
{
    return QCoreApplication::translate("ValueText", source, nullptr, static_cast<int>(n));
}

QString layerText(const QString& mediaType)
{
    const QString compression = layerCompression(mediaType);
    if (compression == u"?")
        return mediaType;
    if (compression.isEmpty())
        return translated(QT_TRANSLATE_NOOP("ValueText", "Layer, uncompressed"));
    return translated(QT_TRANSLATE_NOOP("ValueText", "Layer, %1")).arg(compression);
}

} // namespace

QString sizeText(qint64 bytes)
{
    return formatBytes(bytes, QLocale());
}

QString exactSizeText(qint64 bytes)
{
    if (bytes < 0)
        return {};
    if (bytes < 1000)
        return sizeText(bytes); // is exact
    //: %1 is a rounded size such as 312 MB, %2 the exact number
    return translated(QT_TRANSLATE_NOOP("ValueText", "%1 (%2 bytes)"))
        .arg(sizeText(bytes), numberText(bytes));
}

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

QString ageText(const QDateTime& when, const QDateTime& now)
{
    if (!when.isValid())
        return {};
    constexpr qint64 day = 86400;
    if (when.toSecsSinceEpoch() < 365 * day)
        return translated(QT_TRANSLATE_NOOP("ValueText", "no date"));
    const qint64 seconds = when.secsTo(now);
    if (seconds < 0)
        return QLocale().toString(when.toLocalTime().date(), QLocale::ShortFormat);
    if (seconds < 60)
        return translated(QT_TRANSLATE_NOOP("ValueText", "just now"));
    if (seconds < 3600)
        return translated(QT_TRANSLATE_NOOP("ValueText", "%1 min ago")).arg(seconds / 60);
    if (seconds < day)
        return translated(QT_TRANSLATE_NOOP("ValueText", "%1 h ago")).arg(seconds / 3600);
    if (seconds < 60 * day)
        return translated(QT_TRANSLATE_NOOP("ValueText", "%1 d ago")).arg(seconds / day);
    // Never one month or one year here: two plural forms would need two source strings.
    if (seconds < 730 * day)
        return counted(QT_TRANSLATE_N_NOOP("ValueText", "%n months ago"), seconds / (30 * day));
    return counted(QT_TRANSLATE_N_NOOP("ValueText", "%n years ago"), seconds / (365 * day));
}

QString timeText(const QDateTime& when)
{
    const QDateTime local = when.toLocalTime();
    return when.isValid() ? QLocale().toString(local.date(), QLocale::ShortFormat) + u' '
            + local.time().toString(QStringLiteral("HH:mm:ss"))
                          : QString();
}

QString dateText(const QDateTime& when)
{
    return when.isValid() ? QLocale().toString(when.toLocalTime(), QLocale::LongFormat) : QString();
}

QString platformsText(const QStringList& platforms)
{
    if (platforms.isEmpty())
        return {};
    QString first = platforms.first();
    if (first.startsWith(u"linux/"))
        first = first.mid(6);
    if (platforms.size() == 1)
        return first;
    //: the first platform and how many more there are: "amd64 +3"
    return translated(QT_TRANSLATE_NOOP("ValueText", "%1 +%2")).arg(first).arg(platforms.size() - 1);
}

QString mediaTypeText(const QString& mediaType)
{
    switch (mediaKind(mediaType)) {
    case MediaKind::OciIndex:
        return translated(QT_TRANSLATE_NOOP("ValueText", "OCI image index"));
    case MediaKind::OciManifest:
        return translated(QT_TRANSLATE_NOOP("ValueText", "OCI manifest"));
    case MediaKind::OciConfig:
        return translated(QT_TRANSLATE_NOOP("ValueText", "OCI image config"));
    case MediaKind::OciArtifactManifest:
        return translated(QT_TRANSLATE_NOOP("ValueText", "OCI artifact manifest"));
    case MediaKind::OciEmpty:
        return translated(QT_TRANSLATE_NOOP("ValueText", "Empty"));
    case MediaKind::DockerManifestList:
        return translated(QT_TRANSLATE_NOOP("ValueText", "Docker manifest list"));
    case MediaKind::DockerManifest:
        return translated(QT_TRANSLATE_NOOP("ValueText", "Docker manifest"));
    case MediaKind::DockerConfig:
        return translated(QT_TRANSLATE_NOOP("ValueText", "Docker image config"));
    case MediaKind::DockerPluginConfig:
        return translated(QT_TRANSLATE_NOOP("ValueText", "Docker plugin config"));
    case MediaKind::DockerSchema1:
    case MediaKind::DockerSchema1Signed:
        return translated(QT_TRANSLATE_NOOP("ValueText", "Docker schema 1 (read only)"));
    case MediaKind::OciLayer:
    case MediaKind::DockerLayer:
        return layerText(mediaType);
    case MediaKind::Unknown:
        break;
    }
    return mediaType;
}

QString hexWithColons(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toHex(':')).toUpper();
}

} // namespace portolan

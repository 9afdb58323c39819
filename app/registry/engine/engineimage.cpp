// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/engineimage.h"

#include "base/jsonreader.h"

#include <algorithm>

namespace portolan {
namespace {

constexpr JsonLimits listLimits(qsizetype(64) * 1024 * 1024, 64);

//! IDs come with and without `sha256:`.
Digest imageId(const QString& text)
{
    const auto digest = Digest::parse(text.contains(u':') ? text : QStringLiteral("sha256:") + text);
    return digest ? *digest : Digest();
}

QDateTime createdAt(const JsonReader& json)
{
    if (const auto seconds = json.integer(); seconds && *seconds > 0)
        return QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC);
    QDateTime time = QDateTime::fromString(json.text(), Qt::ISODateWithMs);
    if (!time.isValid()) // Qt reads no more than milliseconds
        time = QDateTime::fromString(json.text().left(19) + u'Z', Qt::ISODate);
    return time.isValid() ? time.toUTC() : QDateTime();
}

EngineImage imageFrom(const JsonReader& json)
{
    EngineImage out;
    out.id = imageId(json[QLatin1StringView("Id")].text());
    if (const auto digest = Digest::parse(json[QLatin1StringView("Digest")].text()))
        out.digest = *digest;
    for (const QString& name : json[QLatin1StringView("RepoTags")].strings()) {
        if (!name.startsWith(QLatin1String("<none>")))
            out.names << EngineName::parse(name);
    }
    for (const QString& name : json[QLatin1StringView("RepoDigests")].strings()) {
        const auto digest = Digest::parse(name.section(u'@', 1));
        if (digest && !name.startsWith(QLatin1String("<none>")))
            out.repoDigests.append({name.section(u'@', 0, 0), *digest});
    }
    out.created = createdAt(json[QLatin1StringView("Created")]);
    out.size = json[QLatin1StringView("Size")].integer().value_or(-1);
    out.containers = static_cast<int>(
        std::clamp<qint64>(json[QLatin1StringView("Containers")].integer().value_or(-1), -1, 1'000'000));
    const auto first = [&json](QLatin1StringView a, QLatin1StringView b) {
        return json[a].text().isEmpty() ? json[b].text() : json[a].text();
    };
    out.platform.os = first(QLatin1StringView("Os"), QLatin1StringView("os"));
    out.platform.architecture = first(QLatin1StringView("Architecture"), QLatin1StringView("Arch"));
    out.platform.variant = json[QLatin1StringView("Variant")].text();
    return out;
}

Error notImages()
{
    return Error::protocol(QStringLiteral("the engine's answer is no list of images"));
}

} // namespace

EngineName::EngineName(QString repositoryName, QString tagName)
    : repository(std::move(repositoryName))
    , tag(std::move(tagName))
{
}

EngineName EngineName::parse(const QString& text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon < 0 || text.indexOf(u'/', colon) >= 0)
        return {text, QString()};
    return {text.left(colon), text.mid(colon + 1)};
}

QString EngineName::toString() const
{
    return tag.isEmpty() ? repository : repository + u':' + tag;
}

Digest EngineImage::repositoryDigest(const QString& repository) const
{
    const QList<Digest> all = repositoryDigests(repository);
    if (all.isEmpty())
        return {};
    return all.contains(digest) ? digest : all.first();
}

QList<Digest> EngineImage::repositoryDigests(const QString& repository) const
{
    QList<Digest> out;
    for (const auto& [name, value] : repoDigests) {
        if (name == repository)
            out << value;
    }
    return out;
}

QList<EngineName> EngineImage::tagsIn(const QString& repository) const
{
    QList<EngineName> out;
    std::copy_if(names.cbegin(), names.cend(), std::back_inserter(out),
        [&](const EngineName& name) { return name.repository == repository; });
    return out;
}

Digest EngineImage::knownAs() const
{
    if (!digest.isNull())
        return digest;
    return repoDigests.isEmpty() ? id : repoDigests.first().second;
}

Result<QList<EngineImage>> parseEngineImages(QByteArrayView body)
{
    const auto json = JsonReader::parse(body, listLimits);
    if (!json)
        return json.error();
    if (!json->isArray())
        return notImages();
    QList<EngineImage> out;
    for (const JsonReader& item : json->items()) {
        EngineImage image = imageFrom(item);
        if (!image.id.isNull())
            out << image;
    }
    return out;
}

Result<EngineImage> parseEngineImage(QByteArrayView body)
{
    const auto json = JsonReader::parse(body);
    if (!json)
        return json.error();
    EngineImage image = imageFrom(*json);
    if (image.id.isNull())
        return notImages();
    return image;
}

Result<QList<EngineContainer>> parseEngineContainers(QByteArrayView body)
{
    const auto json = JsonReader::parse(body, listLimits);
    if (!json)
        return json.error();
    if (!json->isArray())
        return Error::protocol(QStringLiteral("the engine's answer is no list of containers"));
    QList<EngineContainer> out;
    for (const JsonReader& item : json->items()) {
        EngineContainer container;
        container.id = item[QLatin1StringView("Id")].text();
        container.name = item[QLatin1StringView("Names")].strings().value(0, container.id.left(12));
        if (container.name.startsWith(u'/'))
            container.name.remove(0, 1);
        container.state = item[QLatin1StringView("State")].text();
        container.imageId = imageId(item[QLatin1StringView("ImageID")].text());
        out << container;
    }
    return out;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/layoutnames.h"

#include "oci/reference.h"

#include <QFileInfo>

namespace portolan {
namespace {

//! `host[:port]/path` or a path alone.
bool isRepositoryName(const QString& name)
{
    if (Reference::isValidRepository(name))
        return true;
    const qsizetype slash = name.indexOf(u'/');
    return slash > 0 && Reference::isValidHost(QStringView(name).left(slash))
        && Reference::isValidRepository(QStringView(name).mid(slash + 1));
}

QString withoutArchiveSuffix(const QString& fileName)
{
    QString name = fileName;
    for (const auto suffix : {".gz", ".zst", ".xz", ".bz2", ".tgz", ".tar", ".oci"}) {
        if (name.endsWith(QLatin1StringView(suffix), Qt::CaseInsensitive))
            name.chop(QLatin1StringView(suffix).size());
    }
    return name;
}

} // namespace

LayoutName::LayoutName(QString repositoryName, QString tagName)
    : repository(std::move(repositoryName))
    , tag(std::move(tagName))
{
}

std::optional<Digest> digestIn(const QString& tagOrDigest)
{
    constexpr qsizetype shortest = 32; // as in the grammar of references
    // Most are tags and names: told apart before a parser makes an error of each.
    const qsizetype colon = tagOrDigest.indexOf(u':');
    if (colon <= 0 || tagOrDigest.size() - colon - 1 < shortest || tagOrDigest.contains(u'/'))
        return std::nullopt;
    const auto digest = Digest::parse(tagOrDigest);
    return digest ? std::optional(*digest) : std::nullopt;
}

LayoutName layoutName(const QString& refName, const QString& own)
{
    if (refName.isEmpty() || digestIn(refName))
        return {own, QString()};
    if (Reference::isValidTag(refName))
        return {own, refName};
    const qsizetype at = refName.indexOf(u'@');
    if (at > 0) {
        const QString name = refName.left(at);
        if (isRepositoryName(name) && digestIn(refName.mid(at + 1)))
            return {name, QString()};
    }
    const qsizetype colon = refName.lastIndexOf(u':');
    if (colon > refName.lastIndexOf(u'/')) {
        const QString name = refName.left(colon);
        const QString tag = refName.mid(colon + 1);
        if (isRepositoryName(name) && Reference::isValidTag(tag))
            return {name, tag};
    }
    return {own, refName};
}

QString refNameOf(const QString& repository, const QString& tag, const QString& own)
{
    return repository == own ? tag : repository + u':' + tag;
}

QString refNameOf(const QString& repository, const Digest& digest, const QString& own)
{
    return repository == own ? QString() : repository + u'@' + digest.toString();
}

QString ownRepository(const QString& path)
{
    const QString name = withoutArchiveSuffix(QFileInfo(path).fileName()).toLower();
    QString out;
    for (const QChar c : name) {
        const bool isAlphanumeric = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isAlphanumeric)
            out += c;
        else if (!out.isEmpty() && (out.back() >= u'a' || (out.back() >= u'0' && out.back() <= u'9')))
            out += c == u'.' || c == u'_' ? c : u'-';
    }
    while (out.endsWith(u'-') || out.endsWith(u'.') || out.endsWith(u'_'))
        out.chop(1);
    return out.isEmpty() ? QStringLiteral("layout") : out;
}

} // namespace portolan

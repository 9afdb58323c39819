// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaytargets.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QString encoded(const QString& text, const QByteArray& plain = QByteArray())
{
    return QString::fromLatin1(text.toUtf8().toPercentEncoding(plain));
}

QString api(const QString& rest)
{
    return u"/api/v1/"_s + rest;
}

QString inRepository(const QString& repository, const QString& rest)
{
    return api(u"repository/"_s) + encoded(repository, "/") + rest;
}

QString inManifest(const QString& repository, const Digest& digest, const QString& rest)
{
    return inRepository(repository, u"/manifest/"_s + digest.toString() + rest);
}

QString list(const QString& selector, const QString& next)
{
    const QString page = next.isEmpty() ? QString() : u"&next_page="_s + encoded(next);
    return api(u"repository?"_s) + selector + u"&repo_kind=image&last_modified=true&popularity=true"_s + page;
}

} // namespace

QString QuayTargets::ofNamespace(const QString& nameSpace, const QString& next)
{
    return list(u"namespace="_s + encoded(nameSpace), next);
}

QString QuayTargets::starred(const QString& next)
{
    return list(u"starred=true"_s, next);
}

QString QuayTargets::withoutSelector()
{
    return api(u"repository"_s);
}

QString QuayTargets::repository(const QString& repository, bool withStatistics)
{
    const QString statistics = withStatistics ? u"true"_s : u"false"_s;
    return inRepository(repository, u"?includeTags=false&includeStats="_s + statistics);
}

QString QuayTargets::activeTags(const QString& repository, int page)
{
    return inRepository(
        repository, u"/tag/?onlyActiveTags=true&limit=%1&page=%2"_s.arg(tagsPerPage).arg(page));
}

QString QuayTargets::tagHistory(const QString& repository, const QString& tag, int page)
{
    return inRepository(
        repository, u"/tag/?specificTag=%1&limit=%2&page=%3"_s.arg(encoded(tag)).arg(tagsPerPage).arg(page));
}

QString QuayTargets::activeTag(const QString& repository, const QString& tag)
{
    return inRepository(repository, u"/tag/?onlyActiveTags=true&specificTag="_s + encoded(tag));
}

QString QuayTargets::tag(const QString& repository, const QString& tag)
{
    return inRepository(repository, u"/tag/"_s + encoded(tag));
}

QString QuayTargets::restore(const QString& repository, const QString& tag)
{
    return inRepository(repository, u"/tag/"_s + encoded(tag) + u"/restore"_s);
}

QString QuayTargets::manifest(const QString& repository, const Digest& digest)
{
    return inManifest(repository, digest, QString());
}

QString QuayTargets::labels(const QString& repository, const Digest& digest)
{
    return inManifest(repository, digest, u"/labels"_s);
}

QString QuayTargets::security(const QString& repository, const Digest& digest)
{
    return inManifest(repository, digest, u"/security?vulnerabilities=true"_s);
}

QString QuayTargets::find(const QString& words, int page)
{
    return api(u"find/repositories?query=%1&page=%2&includeUsage=true"_s.arg(encoded(words)).arg(page));
}

QString QuayTargets::user()
{
    return api(u"user/"_s);
}

QString QuayTargets::organization(const QString& name)
{
    return api(u"organization/"_s) + encoded(name);
}

QString QuayTargets::organizationQuota(const QString& name)
{
    return organization(name) + u"/quota"_s;
}

QString QuayTargets::organizationRobots(const QString& name)
{
    return organization(name) + u"/robots?permissions=true&token=false"_s;
}

QString QuayTargets::organizationProxyCache(const QString& name)
{
    return organization(name) + u"/proxycache"_s;
}

QString QuayTargets::userQuota()
{
    return api(u"user/quota"_s);
}

QString QuayTargets::userRobots()
{
    return api(u"user/robots?permissions=true&token=false"_s);
}

QString QuayTargets::mirror(const QString& repository)
{
    return inRepository(repository, u"/mirror"_s);
}

QString QuayTargets::mirrorSyncNow(const QString& repository)
{
    return inRepository(repository, u"/mirror/sync-now"_s);
}

QString QuayTargets::capabilities()
{
    return api(u"registry/capabilities"_s);
}

QString QuayTargets::discovery()
{
    return api(u"discovery"_s);
}

} // namespace portolan

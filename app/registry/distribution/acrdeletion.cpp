// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/acrdeletion.h"

#include "oci/registryerror.h"
#include "registry/distribution/acrtags.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QString pathOf(const QString& repository, const QString& tag)
{
    return acrTagsPath(repository) + u'/' + tag;
}

} // namespace

AcrDeletion::AcrDeletion(RegistrySession& session) : m_session(session) {}

QCoro::Task<Result<DeleteRights>> AcrDeletion::rights(
    QString /*repository*/, DeleteRights plain, std::stop_token /*stop*/)
{
    // One permission is for both: who may delete an image may untag it.
    plain.byTag = plain.byDigest;
    co_return plain;
}

QString AcrDeletion::request(const QString& repository, const QString& tagOrDigest) const
{
    return tagOrDigest.contains(u':') ? QString() : u"DELETE "_s + pathOf(repository, tagOrDigest);
}

QCoro::Task<Result<void>> AcrDeletion::remove(QString repository, QString tagOrDigest, std::stop_token stop)
{
    const QString path = pathOf(repository, tagOrDigest);
    const ScopeSet scopes = ScopeSet::remove(repository);
    const HttpHeaders none;
    auto response = co_await m_session.send(HttpMethod::Delete, path, none, scopes, std::move(stop));
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return registryError(response->status, response->body).at(m_session.endpoint().host, path);
    co_return Result<void>();
}

} // namespace portolan

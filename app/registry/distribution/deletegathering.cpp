// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/deletegathering.h"

#include "oci/mediatype.h"
#include "registry/distribution/distributionclient.h"

#include <QSet>
#include <QUuid>

namespace portolan {
namespace {

// QNetworkAccessManager speaks over six connections to a host (DESIGN section 5).
constexpr int parallelRequests = 6;
// Above this many different images, unique bytes are not worth a request for each.
constexpr qsizetype mostManifestsForBytes = 300;

} // namespace

DeleteGathering::DeleteGathering(RegistrySession& session, DistributionClient& client, QString repository)
    : m_session(session)
    , m_client(client)
    , m_repository(std::move(repository))
{
}

QCoro::Task<Result<DeleteFacts>> DeleteGathering::run(
    DeleteWish wish, QStringList tags, StepProgress progress, std::stop_token stop)
{
    m_progress = std::move(progress);
    m_total = tags.size();
    auto step = co_await probe(stop);
    if (step)
        step = co_await resolveTags(tags, stop);
    if (step)
        step = co_await fetchManifests(wish, stop);
    if (step)
        step = co_await fetchAttached(wish, stop);
    if (!step)
        co_return step.error();
    co_return std::move(m_facts);
}

void DeleteGathering::tellProgress()
{
    ++m_done;
    if (m_progress)
        m_progress(m_done, m_total);
}

QCoro::Task<Result<void>> DeleteGathering::resolveTags(QStringList tags, std::stop_token stop)
{
    m_openTags = std::move(tags);
    std::vector<QCoro::Task<Result<void>>> runners;
    runners.reserve(parallelRequests);
    for (int i = 0; i < parallelRequests; ++i)
        runners.push_back(resolveSome(stop));
    Result<void> outcome;
    for (QCoro::Task<Result<void>>& runner : runners) {
        auto result = co_await std::move(runner);
        if (!result)
            outcome = result;
    }
    co_return outcome;
}

QCoro::Task<Result<void>> DeleteGathering::resolveSome(std::stop_token stop)
{
    while (!m_openTags.isEmpty()) {
        const QString tag = m_openTags.takeFirst();
        auto descriptor = co_await m_client.resolve(m_repository, tag, stop);
        tellProgress();
        if (descriptor) {
            m_facts.tags.insert(tag, *descriptor);
        } else if (descriptor.error().kind() != ErrorKind::NotFound) {
            m_openTags.clear();
            co_return descriptor.error();
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> DeleteGathering::fetchManifests(DeleteWish wish, std::stop_token stop)
{
    QSet<Digest> tagged;
    QSet<Digest> wanted;
    for (const Descriptor& descriptor : std::as_const(m_facts.tags)) {
        tagged.insert(descriptor.digest);
        if (isIndexKind(mediaKind(descriptor.mediaType)))
            wanted.insert(descriptor.digest);
    }
    for (const QString& text : std::as_const(wish.tagsOrDigests)) {
        const auto digest = Digest::parse(text);
        wanted.insert(digest ? *digest : m_facts.tags.value(text).digest);
    }
    wanted.remove(Digest());
    m_wantAll = tagged.size() <= mostManifestsForBytes;
    if (m_wantAll)
        wanted.unite(tagged);
    m_openManifests = QList<Digest>(wanted.cbegin(), wanted.cend());
    m_total += m_openManifests.size();
    std::vector<QCoro::Task<Result<void>>> runners;
    runners.reserve(parallelRequests);
    for (int i = 0; i < parallelRequests; ++i)
        runners.push_back(fetchSome(stop));
    Result<void> outcome;
    for (QCoro::Task<Result<void>>& runner : runners) {
        auto result = co_await std::move(runner);
        if (!result)
            outcome = result;
    }
    m_facts.manifestsComplete = m_wantAll;
    co_return outcome;
}

QCoro::Task<Result<void>> DeleteGathering::fetchSome(std::stop_token stop)
{
    while (!m_openManifests.isEmpty()) {
        const Digest digest = m_openManifests.takeFirst();
        if (m_facts.manifests.contains(digest))
            continue;
        auto document = co_await m_client.fetchManifest(m_repository, digest.toString(), stop);
        tellProgress();
        if (document) {
            queueChildren(*document);
            m_facts.manifests.insert(digest, *document);
        } else if (document.error().kind() == ErrorKind::NotFound) {
            continue; // a child that was deleted before: nothing of it is left to count
        } else {
            m_openManifests.clear();
            co_return document.error();
        }
    }
    co_return Result<void>();
}

void DeleteGathering::queueChildren(const ManifestDocument& document)
{
    const ImageIndex* index = document.index();
    if (!index || !m_wantAll)
        return;
    for (const Descriptor& child : index->manifests) {
        const MediaKind kind = mediaKind(child.mediaType);
        if ((isIndexKind(kind) || isManifestKind(kind)) && !m_facts.manifests.contains(child.digest)) {
            m_openManifests << child.digest;
            ++m_total;
        }
    }
}

QCoro::Task<Result<void>> DeleteGathering::fetchAttached(DeleteWish wish, std::stop_token stop)
{
    QSet<Digest> subjects;
    for (const QString& text : std::as_const(wish.tagsOrDigests)) {
        const auto digest = Digest::parse(text);
        subjects.insert(digest ? *digest : m_facts.tags.value(text).digest);
    }
    subjects.remove(Digest());
    const QList<Digest> asked(subjects.cbegin(), subjects.cend());
    for (const Digest& subject : asked) {
        auto list = co_await m_client.fetchReferrers(m_repository, subject, stop);
        if (!list)
            co_return list.error();
        m_facts.referrers.insert(subject, list->referrers);
    }
    co_return Result<void>();
}

QCoro::Task<Result<int>> DeleteGathering::probeDelete(QString tagOrDigest, std::stop_token stop)
{
    const QString path = QStringLiteral("/v2/%1/manifests/%2").arg(m_repository, tagOrDigest);
    auto response = co_await m_session.send(
        HttpMethod::Delete, path, HttpHeaders(), ScopeSet::remove(m_repository), stop);
    if (!response) {
        // A login that may read but not delete is an answer, not a failure.
        if (response.error().kind() == ErrorKind::AuthRequired
            || response.error().kind() == ErrorKind::Denied)
            co_return 401;
        co_return response.error();
    }
    co_return response->status;
}

QCoro::Task<Result<void>> DeleteGathering::probe(std::stop_token stop)
{
    // Both name what cannot exist: the server says how it would delete, and nothing goes.
    const QByteArray random = QUuid::createUuid().toByteArray(QUuid::Id128);
    const QString noDigest = Digest::sha256Of(random).toString();
    const QString noTag = QStringLiteral("portolan-probe-") + QString::fromLatin1(random);
    auto byDigest = co_await probeDelete(noDigest, stop);
    if (!byDigest)
        co_return byDigest.error();
    auto byTag = co_await probeDelete(noTag, stop);
    if (!byTag)
        co_return byTag.error();
    const auto ability = [](int status) {
        return status == 404 || (status >= 200 && status < 300) ? Ability::Yes : Ability::No;
    };
    m_facts.deleteByDigest = ability(*byDigest);
    m_facts.deleteByTag = ability(*byTag);
    if (*byDigest == 401 || *byDigest == 403)
        m_facts.deleteReason =
            Sentence(QT_TRANSLATE_NOOP("Core", "The login in use may not delete in this repository."));
    else if (m_facts.deleteByDigest == Ability::No && m_facts.deleteByTag == Ability::No)
        m_facts.deleteReason = Sentence(QT_TRANSLATE_NOOP("Core",
                                            "Deleting is switched off on this registry (it answered HTTP "
                                            "%1). Its administrator can allow it."),
            {QString::number(*byDigest)});
    co_return Result<void>();
}

} // namespace portolan

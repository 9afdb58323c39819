// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/openshiftregistry.h"

#include "registry/openshift/streamplace.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

OpenShiftRegistry::OpenShiftRegistry(
    RegistryProfile profile, HttpClient& client, const std::optional<Credential>& login)
    : m_profile(std::move(profile))
    , m_client(client, ClusterLogin::from(m_profile.server, login))
    , m_registry(m_client, client, m_profile.allowPlainHttp)
    , m_dataPlane(m_client, m_registry)
    , m_reader(m_client)
    , m_lister(m_client)
    , m_access(m_client)
    , m_actions(m_client, m_profile.id)
    , m_remover(m_client, m_reader, m_access)
    , m_plane(m_client, m_registry, m_reader, m_remover, m_actions)
{
}

QCoro::Task<Result<Capabilities>> OpenShiftRegistry::capabilities(QString repository, std::stop_token stop)
{
    Capabilities found;
    found.listRepositories = Ability::Yes;
    found.deleteByDigest = Ability::No;
    auto version = co_await m_client.get(u"/version"_s, stop);
    if (!version)
        co_return version.error();
    found.server = u"Kubernetes %1"_s.arg((*version)["gitVersion"_L1].text());
    const auto place = StreamPlace::parse(repository);
    if (!place || !place->isStream())
        co_return found;
    const QString group = u"image.openshift.io"_s;
    const AccessQuestion mayDelete(u"delete"_s, group, u"imagestreamtags"_s, place->project);
    const AccessQuestion mayPush(u"update"_s, group, u"imagestreams/layers"_s, place->project);
    QList<AccessQuestion> questions;
    questions << mayDelete << mayPush;
    auto answers = co_await m_access.ask(questions, stop);
    if (!answers)
        co_return answers.error();
    found.deleteByTag = answers->of(mayDelete);
    found.push = answers->of(mayPush);
    questions.removeLast();
    if (found.deleteByTag == Ability::No)
        found.deleteReason = answers->reason(questions);
    co_return found;
}

QCoro::Task<Result<RepositoryPage>> OpenShiftRegistry::fetchRepositories(
    PageCursor cursor, std::stop_token stop)
{
    return m_lister.fetchPage(std::move(cursor), std::move(stop));
}

QCoro::Task<Result<TagPage>> OpenShiftRegistry::fetchTags(
    QString repository, PageCursor cursor, std::stop_token stop)
{
    Q_UNUSED(cursor)
    // Both at once; the tags wait for nothing but themselves.
    auto layersTask = m_reader.fetchLayers(repository, false, stop);
    auto stream = co_await m_reader.fetch(repository, stop);
    auto layers = co_await layersTask;
    if (!stream)
        co_return stream.error();
    m_registry.note(*stream);
    m_plane.noteTold(*stream);
    std::optional<StreamLayers> known;
    QList<Digest> doubtful;
    if (layers) {
        for (const StreamTag& tag : std::as_const(stream->tags)) {
            if (tag.current() && layers->isMissing(tag.current()->image))
                doubtful << tag.current()->image;
        }
        known = std::move(*layers);
    }
    auto missing = co_await m_reader.fetchMissing(repository, doubtful, stop);
    if (!missing)
        co_return missing.error();
    co_return StreamReader::tagPage(*stream, known, *missing);
}

QCoro::Task<Result<DeletePlan>> OpenShiftRegistry::planDelete(
    DeleteWish wish, StepProgress progress, std::stop_token stop)
{
    Q_UNUSED(progress)
    return m_remover.plan(m_profile.id, std::move(wish), std::move(stop));
}

QCoro::Task<Result<DeleteReport>> OpenShiftRegistry::performDelete(DeletePlan plan, std::stop_token stop)
{
    return m_remover.perform(std::move(plan), std::move(stop));
}

std::unique_ptr<Registry> makeOpenShiftRegistry(
    const RegistryProfile& profile, HttpClient& client, const std::optional<Credential>& login)
{
    return std::make_unique<OpenShiftRegistry>(profile, client, login);
}

} // namespace portolan

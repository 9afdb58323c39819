// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/tagremover.h"

#include "registry/openshift/streamplace.h"
#include "registry/openshift/tagdeletion.h"

#include <nlohmann/json.hpp>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostRemembered = 500;

AccessQuestion deleteTags(const QString& project)
{
    return {u"delete"_s, u"image.openshift.io"_s, u"imagestreamtags"_s, project};
}

//! Nothing when what is known of the image is not usable.
std::optional<QByteArray> mappingBody(const StreamPlace& place, const QString& tag, const QByteArray& image)
{
    nlohmann::json object = nlohmann::json::parse(image.cbegin(), image.cend(), nullptr, false);
    if (!object.is_object() || !object.contains("metadata") || !object["metadata"].is_object())
        return std::nullopt;
    // The server's own, of the Image that is there.
    for (const char* const key :
        {"uid", "resourceVersion", "creationTimestamp", "managedFields", "generation"})
        object["metadata"].erase(key);
    nlohmann::json body = nlohmann::json::object();
    body["kind"] = "ImageStreamMapping";
    body["apiVersion"] = "image.openshift.io/v1";
    body["metadata"]["name"] = place.stream.toStdString();
    body["metadata"]["namespace"] = place.project.toStdString();
    body["tag"] = tag.toStdString();
    body["image"] = std::move(object);
    return QByteArray::fromStdString(body.dump());
}

Error moved(const DeleteStep& step, const QString& repository, const QString& host)
{
    return Error::conflict(Sentence(QT_TRANSLATE_NOOP("Core", "%1 no longer points to %2"),
                               {step.target, step.expected.toString()}))
        .withCode(u"TAG_MOVED"_s)
        .at(host, u'/' + repository);
}

} // namespace

TagRemover::TagRemover(KubeClient& client, StreamReader& reader, AccessReview& access)
    : m_client(client)
    , m_reader(reader)
    , m_access(access)
{
}

QCoro::Task<Result<DeletePlan>> TagRemover::plan(QString registryId, DeleteWish wish, std::stop_token stop)
{
    TagDeletionFacts facts;
    facts.registryId = registryId;
    auto stream = co_await m_reader.fetch(wish.repository, stop);
    if (!stream)
        co_return stream.error();
    facts.stream = std::move(*stream);
    QList<AccessQuestion> questions;
    questions << deleteTags(facts.stream.project);
    auto answers = co_await m_access.ask(questions, stop);
    if (!answers)
        co_return answers.error();
    facts.mayDelete = answers->ofAll(questions);
    facts.reason = answers->reason(questions);
    auto layers = co_await m_reader.fetchLayers(wish.repository, false, stop);
    if (layers)
        facts.layers = std::move(*layers);
    co_return planTagDeletion(wish, facts);
}

QCoro::Task<Result<void>> TagRemover::remember(QString repository, Digest digest, std::stop_token stop)
{
    const auto place = StreamPlace::parseStream(repository);
    if (!place)
        co_return place.error();
    const QString path = kubePath(
        kube::image, u"imagestreamimages"_s, place->project, place->stream + u'@' + digest.toString());
    auto object = co_await m_client.get(path, stop);
    if (!object)
        co_return object.error();
    if (m_images.size() >= mostRemembered)
        m_images.clear();
    m_images.insert(digest, (*object)["image"_L1].toJson().toUtf8());
    co_return Result<void>();
}

QCoro::Task<Result<DeleteReport>> TagRemover::perform(DeletePlan plan, std::stop_token stop)
{
    const auto place = StreamPlace::parseStream(plan.repository);
    if (!place)
        co_return place.error();
    if (!plan.isExecutable())
        co_return Error::conflict(Sentence(QT_TRANSLATE_NOOP("Core", "this plan cannot be carried out")))
            .at(m_client.host(), plan.repository);
    auto now = co_await m_reader.fetch(plan.repository, stop);
    if (!now)
        co_return now.error();
    for (const DeleteStep& step : std::as_const(plan.steps)) {
        const StreamTag* const tag = now->tag(step.target);
        const Digest digest = tag && tag->current() ? tag->current()->image : Digest();
        if (!tag || digest != step.expected)
            co_return moved(step, plan.repository, m_client.host());
    }
    DeleteReport report;
    for (const DeleteStep& step : std::as_const(plan.steps)) {
        if (stop.stop_requested())
            co_return Error::cancelled();
        // Without it the tag is deleted all the same, as the plan said: undoing may then need another tag.
        if (!step.expected.isNull())
            (void)co_await remember(plan.repository, step.expected, stop);
        const QString path =
            kubePath(kube::image, u"imagestreamtags"_s, place->project, place->stream + u':' + step.target);
        auto gone = co_await m_client.remove(path, std::stop_token());
        if (!gone)
            co_return gone.error();
        report.tagsRemoved << step.target;
    }
    co_return report;
}

QCoro::Task<Result<bool>> TagRemover::enter(
    QString repository, QString tag, Digest digest, std::stop_token stop)
{
    const auto place = StreamPlace::parseStream(repository);
    if (!place)
        co_return place.error();
    QByteArray image = m_images.value(digest);
    if (image.isEmpty()) {
        const QString path = kubePath(kube::image, u"images"_s, QString(), digest.toString());
        auto known = co_await m_client.get(path, stop);
        if (!known && known.error().isCancelled())
            co_return known.error();
        if (known)
            image = known->toJson().toUtf8();
    }
    const std::optional<QByteArray> body = mappingBody(*place, tag, image);
    if (!body)
        co_return false;
    const QString path = kubePath(kube::image, u"imagestreammappings"_s, place->project);
    auto done = co_await m_client.post(path, *body, stop);
    if (done)
        co_return true;
    if (done.error().kind() == ErrorKind::Denied || done.error().kind() == ErrorKind::NotFound
        || done.error().kind() == ErrorKind::Usage)
        co_return false;
    co_return done.error();
}

} // namespace portolan

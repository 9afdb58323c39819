// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftimports.h"

#include <QUuid>

#include <algorithm>

namespace portolan {
namespace {

const QString statusKey = QStringLiteral("status");
const QString metadataKey = QStringLiteral("metadata");

//! "host:port/repo:tag" without its tag or digest.
QString repositoryOf(const QString& pullSpec)
{
    const QString bare = pullSpec.section(u'@', 0, 0);
    const qsizetype colon = bare.lastIndexOf(u':');
    return colon > bare.lastIndexOf(u'/') ? bare.first(colon) : bare;
}

//! Empty for a digest; "latest" where nothing is said.
QString tagOf(const QString& pullSpec)
{
    if (pullSpec.contains(u'@'))
        return {};
    const QString rest = pullSpec.mid(repositoryOf(pullSpec).size() + 1);
    return rest.isEmpty() ? QStringLiteral("latest") : rest;
}

QJsonObject success()
{
    QJsonObject status;
    status.insert(metadataKey, QJsonObject());
    status.insert(statusKey, QStringLiteral("Success"));
    return status;
}

QJsonObject failure(const FakeOpenShiftStatus& status)
{
    QJsonObject object = status.toJson();
    object.remove(QStringLiteral("kind"));
    object.remove(QStringLiteral("apiVersion"));
    return object;
}

//! "quay.io" as the server compares it: "quay.io:443".
QString withPort(const QString& host, bool insecure)
{
    return host.contains(u':') ? host : host + (insecure ? QStringLiteral(":80") : QStringLiteral(":443"));
}

QJsonObject withMode(QJsonObject policy)
{
    if (policy.value(QStringLiteral("importMode")).toString().isEmpty())
        policy.insert(QStringLiteral("importMode"), QStringLiteral("Legacy"));
    return policy;
}

QJsonObject withType(QJsonObject policy)
{
    if (policy.value(QStringLiteral("type")).toString().isEmpty())
        policy.insert(QStringLiteral("type"), QStringLiteral("Source"));
    return policy;
}

//! Spec of an import as the server gives it back.
QJsonObject withDefaults(QJsonObject spec)
{
    const auto complete = [](const QJsonValue& value) {
        QJsonObject object = value.toObject();
        const QString import = QStringLiteral("importPolicy");
        const QString reference = QStringLiteral("referencePolicy");
        object.insert(import, withMode(object.value(import).toObject()));
        object.insert(reference, withType(object.value(reference).toObject()));
        return object;
    };
    QJsonArray images = spec.value(QStringLiteral("images")).toArray();
    for (QJsonValueRef image : images)
        image = complete(image);
    if (!images.isEmpty())
        spec.insert(QStringLiteral("images"), images);
    if (spec.contains(QStringLiteral("repository")))
        spec.insert(QStringLiteral("repository"), complete(spec.value(QStringLiteral("repository"))));
    return spec;
}

QJsonObject importedImage(const FakeOpenShiftImage& image, const QString& reference, bool stored)
{
    QJsonObject object = image.toJson(reference);
    if (stored) {
        QJsonObject metadata = object.value(metadataKey).toObject();
        metadata.insert(QStringLiteral("uid"), QUuid::createUuid().toString(QUuid::WithoutBraces));
        metadata.insert(QStringLiteral("creationTimestamp"), fakeOpenShiftNow());
        object.insert(metadataKey, metadata);
    }
    return object;
}

} // namespace

FakeOpenShiftImports::FakeOpenShiftImports(FakeOpenShiftStore& store, FakeOpenShiftImages& images)
    : m_store(store)
    , m_images(images)
{
}

void FakeOpenShiftImports::addExternal(const QString& pullSpec, const FakeOpenShiftImage& image)
{
    m_external.insert(pullSpec, image);
    m_external.insert(repositoryOf(pullSpec) + u'@' + image.digest, image);
    m_failures.remove(pullSpec);
}

void FakeOpenShiftImports::addFailure(const QString& pullSpec, const FakeOpenShiftStatus& status)
{
    m_external.remove(pullSpec);
    m_failures.insert(pullSpec, status);
}

FakeOpenShiftImports::Job FakeOpenShiftImports::jobOf(const QJsonObject& spec)
{
    Job job;
    job.from = fakeMember(spec, {QStringLiteral("from"), QStringLiteral("name")}).toString();
    job.to = fakeMember(spec, {QStringLiteral("to"), QStringLiteral("name")}).toString();
    if (job.to.isEmpty())
        job.to = tagOf(job.from);
    job.importPolicy = withMode(spec.value(QStringLiteral("importPolicy")).toObject());
    job.referencePolicy = withType(spec.value(QStringLiteral("referencePolicy")).toObject());
    return job;
}

QList<FakeOpenShiftImports::Job> FakeOpenShiftImports::repositoryJobs(
    const QJsonObject& spec, QStringList& additionalTags) const
{
    QList<Job> jobs;
    const Job pattern = jobOf(spec);
    const QString repository = repositoryOf(pattern.from);
    QStringList pullSpecs = m_external.keys() + m_failures.keys();
    pullSpecs.sort();
    for (const QString& pullSpec : std::as_const(pullSpecs)) {
        if (repositoryOf(pullSpec) != repository || pullSpec == repository || pullSpec.contains(u'@'))
            continue;
        if (jobs.size() >= m_limit) {
            additionalTags += tagOf(pullSpec);
            continue;
        }
        Job job = pattern;
        job.from = pullSpec;
        job.to = tagOf(pullSpec);
        jobs += job;
    }
    return jobs;
}

FakeOpenShiftOutcome<FakeOpenShiftImage> FakeOpenShiftImports::find(const Job& job) const
{
    const QString spelled =
        job.from.contains(u'@') ? job.from : repositoryOf(job.from) + u':' + tagOf(job.from);
    if (const auto failed = m_failures.constFind(spelled); failed != m_failures.cend())
        return *failed;
    const auto found = m_external.constFind(spelled);
    if (found == m_external.cend())
        return FakeOpenShiftStatus::notFound(fakeImageResource(QStringLiteral("dockerimage")), job.from);
    const bool whole =
        job.importPolicy.value(QStringLiteral("importMode")) == QLatin1StringView("PreserveOriginal");
    if (!found->isIndex() || whole)
        return *found;
    for (const FakeOpenShiftImage& child : found->children) {
        if (child.os == QLatin1StringView("linux") && child.architecture == QLatin1StringView("amd64"))
            return child;
    }
    return found->children.first();
}

void FakeOpenShiftImports::enter(FakeOpenShiftStream& stream, const QJsonObject& specTag,
    const FakeOpenShiftImage& image, const std::optional<FakeOpenShiftStatus>& failed)
{
    const QString tag = specTag.value(QStringLiteral("name")).toString();
    const QString from = fakeMember(specTag, {QStringLiteral("from"), QStringLiteral("name")}).toString();
    QJsonObject spec = specTag;
    spec.insert(QStringLiteral("generation"), stream.generation());
    stream.specTags.insert(tag, spec);
    if (failed) {
        const QJsonObject status = failed->toJson();
        stream.setCondition(tag,
            fakeImportCondition(status.value(QStringLiteral("reason")).toString(),
                status.value(QStringLiteral("message")).toString(), stream.generation()));
        return;
    }
    const QString reference = repositoryOf(from) + u'@' + image.digest;
    m_images.keepImage(image, reference, false);
    stream.addItem(tag, fakeTagItem(reference, image.digest, stream.generation()));
    stream.setCondition(tag, {});
}

QJsonObject FakeOpenShiftImports::run(const Job& job, FakeOpenShiftStream* stream, bool ofRepository)
{
    const FakeOpenShiftOutcome<FakeOpenShiftImage> found = find(job);
    if (stream != nullptr && !found && ofRepository) {
        // No spec tag comes of it: the next import of the repository finds it again.
        const QJsonObject status = found.status().toJson();
        stream->setCondition(job.to,
            fakeImportCondition(status.value(QStringLiteral("reason")).toString(),
                status.value(QStringLiteral("message")).toString(), stream->generation()));
    } else if (stream != nullptr) {
        QJsonObject from;
        from.insert(QStringLiteral("kind"), QStringLiteral("DockerImage"));
        from.insert(QStringLiteral("name"), job.from);
        QJsonObject spec;
        spec.insert(QStringLiteral("name"), job.to);
        spec.insert(QStringLiteral("annotations"), QJsonValue());
        spec.insert(QStringLiteral("from"), from);
        spec.insert(QStringLiteral("importPolicy"), job.importPolicy);
        spec.insert(QStringLiteral("referencePolicy"), job.referencePolicy);
        enter(*stream, spec, found ? found.value() : FakeOpenShiftImage(),
            found ? std::nullopt : std::optional(found.status()));
    }
    QJsonObject result;
    result.insert(statusKey, found ? success() : failure(found.status()));
    if (const QString tag = tagOf(job.from); !tag.isEmpty())
        result.insert(QStringLiteral("tag"), tag);
    if (!found)
        return result;
    const FakeOpenShiftImage& image = found.value();
    const QString repository = repositoryOf(job.from);
    const bool stored = stream != nullptr;
    result.insert(QStringLiteral("image"), importedImage(image, repository + u'@' + image.digest, stored));
    QJsonArray manifests;
    for (const FakeOpenShiftImage& child : image.children)
        manifests.append(importedImage(child, repository + u'@' + child.digest, stored));
    if (!manifests.isEmpty())
        result.insert(QStringLiteral("manifests"), manifests);
    return result;
}

std::optional<FakeOpenShiftStatus> FakeOpenShiftImports::policyComplaint(
    const FakeOpenShiftCall& call, const QString& name, const QList<Job>& jobs, bool repositoryIsLast) const
{
    const FakeOpenShiftStore::EntryPtr config =
        m_store.find(QStringLiteral("config.openshift.io/images"), QString(), QStringLiteral("cluster"));
    if (config == nullptr)
        return std::nullopt;
    QStringList allowed;
    const QJsonArray list =
        fakeMember(config->object(), {QStringLiteral("spec"), QStringLiteral("allowedRegistriesForImport")})
            .toArray();
    for (const QJsonValue each : list)
        allowed += withPort(each.toObject().value(QStringLiteral("domainName")).toString(),
            each.toObject().value(QStringLiteral("insecure")).toBool());
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        const Job& job = jobs.at(i);
        const QString host = withPort(
            job.from.section(u'/', 0, 0), job.importPolicy.value(QStringLiteral("insecure")).toBool());
        if (allowed.isEmpty() || allowed.contains(host))
            continue;
        const bool isRepository = repositoryIsLast && i == jobs.size() - 1;
        const QString field = isRepository ? QStringLiteral("spec.repository.from.name")
                                           : QStringLiteral("spec.images[%1].from.name").arg(i);
        return FakeOpenShiftStatus::invalid(call.kind.group, call.kind.kind, name, field,
            QStringLiteral("FieldValueForbidden"),
            QStringLiteral(
                "Forbidden: importing images from registry \"%1\" is forbidden: registry \"%1\" not "
                "allowed by whitelist: \"%2\"")
                .arg(host, allowed.join(QStringLiteral("\", \""))));
    }
    return std::nullopt;
}

QJsonObject FakeOpenShiftImports::repositoryResult(const QJsonObject& spec, const QList<Job>& jobs,
    const QStringList& additional, FakeOpenShiftStream* target)
{
    QJsonArray found;
    for (const Job& job : jobs)
        found.append(run(job, target, true));
    QJsonObject result;
    if (found.isEmpty()) {
        result.insert(statusKey,
            failure(FakeOpenShiftStatus::notFound(
                fakeImageResource(QStringLiteral("dockerimage")), jobOf(spec).from)));
        return result;
    }
    result.insert(statusKey, success());
    result.insert(QStringLiteral("images"), found);
    if (!additional.isEmpty())
        result.insert(QStringLiteral("additionalTags"), QJsonArray::fromStringList(additional));
    return result;
}

FakeAnswer FakeOpenShiftImports::answer(const FakeOpenShiftCall& call)
{
    const FakeOpenShiftOutcome<QJsonObject> body = readFakeBody(call);
    if (!body)
        return body.status().answer();
    const QJsonObject& object = body.value();
    const QJsonObject spec = object.value(QStringLiteral("spec")).toObject();
    const QString name = fakeMember(object, {metadataKey, QStringLiteral("name")}).toString();
    QList<Job> jobs;
    const QJsonArray images = spec.value(QStringLiteral("images")).toArray();
    for (const QJsonValue image : images)
        jobs += jobOf(image.toObject());
    QList<Job> checked = jobs;
    if (spec.contains(QStringLiteral("repository")))
        checked += jobOf(spec.value(QStringLiteral("repository")).toObject());
    if (checked.isEmpty())
        return FakeOpenShiftStatus::invalid(call.kind.group, call.kind.kind, name,
            QStringLiteral("spec.images"), QStringLiteral("FieldValueRequired"),
            QStringLiteral("Required value: you must specify at least one image or a repository import"))
            .answer();
    if (const auto complaint =
            policyComplaint(call, name, checked, spec.contains(QStringLiteral("repository"))))
        return complaint->answer();
    FakeOpenShiftStream stream = m_images.streamOrNew(call.project, name);
    const QString version = fakeMember(object, {metadataKey, QStringLiteral("resourceVersion")}).toString();
    const QString uid = fakeMember(object, {metadataKey, QStringLiteral("uid")}).toString();
    const QString storedUid = fakeMember(stream.toJson(), {metadataKey, QStringLiteral("uid")}).toString();
    const bool isThere = !stream.resourceVersion().isEmpty();
    if (!isThere && !(version + uid).isEmpty())
        return FakeOpenShiftStatus::notFound(fakeImageResource(QStringLiteral("imagestreams")), name)
            .answer();
    if (!version.isEmpty() && version != stream.resourceVersion())
        return FakeOpenShiftStatus::conflict(fakeImageResource(QStringLiteral("imagestream")), name,
            QStringLiteral("the image stream was updated from \"%1\" to \"%2\"")
                .arg(version, stream.resourceVersion()))
            .answer();
    if (!uid.isEmpty() && uid != storedUid)
        return FakeOpenShiftStatus::notFound(fakeImageResource(QStringLiteral("imagestream")), name).answer();
    return fakeOpenShiftJson(perform(call, object, jobs, stream), 201);
}

QJsonObject FakeOpenShiftImports::perform(const FakeOpenShiftCall& call, const QJsonObject& body,
    const QList<Job>& jobs, FakeOpenShiftStream stream)
{
    const QJsonObject spec = body.value(QStringLiteral("spec")).toObject();
    const bool import = spec.value(QStringLiteral("import")).toBool() && !call.isDryRun();
    stream.setGeneration(stream.generation() + 1);
    stream.annotate(QStringLiteral("openshift.io/image.dockerRepositoryCheck"), fakeOpenShiftNow());
    FakeOpenShiftStream* const target = import ? &stream : nullptr;
    QJsonObject status;
    QJsonArray results;
    for (const Job& job : jobs)
        results.append(run(job, target, false));
    if (!results.isEmpty())
        status.insert(QStringLiteral("images"), results);
    const QString repository = QStringLiteral("repository");
    if (spec.contains(repository)) {
        const QJsonObject repositorySpec = spec.value(repository).toObject();
        QStringList additional;
        const QList<Job> found = repositoryJobs(repositorySpec, additional);
        status.insert(repository, repositoryResult(repositorySpec, found, additional, target));
    }
    if (import)
        status.insert(QStringLiteral("import"), m_images.save(stream)->object());

    QJsonObject metadata;
    metadata.insert(QStringLiteral("name"), stream.name());
    metadata.insert(QStringLiteral("namespace"), call.project);
    metadata.insert(QStringLiteral("uid"), QUuid::createUuid().toString(QUuid::WithoutBraces));
    metadata.insert(QStringLiteral("creationTimestamp"), fakeOpenShiftNow());
    metadata.insert(QStringLiteral("managedFields"), call.managedFields(body));
    QJsonObject object;
    object.insert(QStringLiteral("kind"), call.kind.kind);
    object.insert(QStringLiteral("apiVersion"), call.kind.apiVersion());
    object.insert(metadataKey, metadata);
    object.insert(QStringLiteral("spec"), withDefaults(spec));
    object.insert(statusKey, status);
    return object;
}

void FakeOpenShiftImports::importTag(const QString& project, const QString& name, const QString& tag,
    const QString& from, const QJsonObject& policy, const std::optional<FakeOpenShiftStatus>& failed)
{
    QJsonObject spec;
    spec.insert(QStringLiteral("name"), tag);
    spec.insert(QStringLiteral("annotations"), QJsonValue());
    setFakeMember(spec, {QStringLiteral("from"), QStringLiteral("kind")}, QStringLiteral("DockerImage"));
    setFakeMember(spec, {QStringLiteral("from"), QStringLiteral("name")}, from);
    spec.insert(QStringLiteral("importPolicy"), withMode({}));
    spec.insert(QStringLiteral("referencePolicy"), withType({}));
    spec = mergeFakePatch(spec, policy);
    FakeOpenShiftStream stream = m_images.streamOrNew(project, name);
    stream.setGeneration(stream.generation() + 1);
    stream.annotate(QStringLiteral("openshift.io/image.dockerRepositoryCheck"), fakeOpenShiftNow());
    const Job job{from, tag, spec.value(QStringLiteral("importPolicy")).toObject(), {}};
    const FakeOpenShiftOutcome<FakeOpenShiftImage> found = find(job);
    if (!found || failed)
        enter(stream, spec, {}, failed ? failed : std::optional(found.status()));
    else
        enter(stream, spec, found.value(), std::nullopt);
    m_images.save(stream);
}

void FakeOpenShiftImports::importPending(const QString& project, const QString& name)
{
    const FakeOpenShiftStore::EntryPtr stored = m_images.stream(project, name);
    if (stored == nullptr)
        return;
    FakeOpenShiftStream stream(stored->object());
    const QMap<QString, QJsonObject> specTags = stream.specTags;
    bool changed = false;
    for (auto it = specTags.cbegin(); it != specTags.cend(); ++it) {
        const QJsonObject from = it->value(QStringLiteral("from")).toObject();
        const QString generation = QStringLiteral("generation");
        const QJsonArray conditions =
            stream.statusTags.value(it.key()).value(QStringLiteral("conditions")).toArray();
        const qint64 done = std::max(stream.head(it.key()).value(generation).toInteger(),
            conditions.at(0).toObject().value(generation).toInteger());
        if (from.value(QStringLiteral("kind")) != QLatin1StringView("DockerImage")
            || it->value(QStringLiteral("reference")).toBool() || it->value(generation).toInteger() <= done)
            continue;
        const FakeOpenShiftOutcome<FakeOpenShiftImage> found = find(jobOf(*it));
        enter(stream, *it, found ? found.value() : FakeOpenShiftImage(),
            found ? std::nullopt : std::optional(found.status()));
        changed = true;
    }
    if (!changed)
        return;
    stream.annotate(QStringLiteral("openshift.io/image.dockerRepositoryCheck"), fakeOpenShiftNow());
    m_images.save(stream);
}

} // namespace portolan

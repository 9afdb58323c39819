// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/importrequest.h"

#include "oci/reference.h"
#include "registry/openshift/kubepath.h"
#include "registry/openshift/occommand.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

bool asBool(const ActionWish& wish, const QString& option, bool otherwise)
{
    const auto found = wish.options.constFind(option);
    return found == wish.options.constEnd() ? otherwise : *found == u"true"_s;
}

//! What the wish says, over what is so already.
ImportPolicy policyOf(const ActionWish& wish, const StreamTagSpec* present)
{
    const StreamTagSpec none;
    const StreamTagSpec& spec = present ? *present : none;
    ImportPolicy policy;
    policy.mode = wish.options.value(u"mode"_s, spec.importMode);
    policy.referencePolicy = wish.options.value(u"referencePolicy"_s, spec.referencePolicy);
    policy.scheduled = asBool(wish, u"scheduled"_s, spec.scheduled);
    policy.insecure = asBool(wish, u"insecure"_s, spec.insecure);
    return policy;
}

Result<ImportRequest> again(ImportRequest request, const ActionWish& wish, const StreamFacts& stream)
{
    const bool all = wish.tags.isEmpty();
    if (all && !stream.stream.followedRepository.isEmpty()) {
        request.repository = stream.stream.followedRepository;
        request.policy = policyOf(wish, nullptr);
        return request;
    }
    for (const QString& tag : all ? stream.tags() : wish.tags) {
        const StreamTagSpec* const spec = stream.spec(tag);
        if (spec && followsOutside(*spec) && !spec->reference)
            request.entries << ImportEntry(spec->fromName, tag, policyOf(wish, spec));
        else if (!all)
            return Error::usage(
                Sentence(QT_TRANSLATE_NOOP("Core",
                             "The tag %1 of %2 comes from no other registry, so it cannot be imported again"),
                    {tag, request.place.text()}));
    }
    if (request.entries.isEmpty())
        return Error::usage(Sentence(
            QT_TRANSLATE_NOOP("Core", "No tag of %1 comes from another registry"), {request.place.text()}));
    return request;
}

QJsonObject policyJson(const ImportPolicy& policy)
{
    QJsonObject json;
    if (!policy.mode.isEmpty())
        json.insert(u"importMode"_s, policy.mode);
    if (policy.scheduled)
        json.insert(u"scheduled"_s, true);
    if (policy.insecure)
        json.insert(u"insecure"_s, true);
    return json;
}

QJsonObject sourceJson(const QString& from, const ImportPolicy& policy)
{
    const QJsonObject source{{u"kind"_s, u"DockerImage"_s}, {u"name"_s, from}};
    const QJsonObject reference{
        {u"type"_s, policy.referencePolicy.isEmpty() ? u"Source"_s : policy.referencePolicy}};
    return QJsonObject{
        {u"from"_s, source}, {u"importPolicy"_s, policyJson(policy)}, {u"referencePolicy"_s, reference}};
}

QString commandOf(
    const StreamPlace& place, const QString& tag, const QString& from, const ImportPolicy& policy)
{
    OcCommand command({u"import-image"_s});
    command.add(tag.isEmpty() ? place.stream : place.stream + u':' + tag)
        .option(u"from"_s, from)
        .flag(u"all"_s, tag.isEmpty())
        .flag(u"confirm"_s)
        .option(u"import-mode"_s, policy.mode)
        .flag(u"scheduled"_s, policy.scheduled)
        .flag(u"insecure"_s, policy.insecure);
    if (policy.referencePolicy == u"Local"_s)
        command.option(u"reference-policy"_s, u"local"_s);
    return command.inProject(place.project).text();
}

} // namespace

Result<ImportRequest> ImportRequest::of(const ActionWish& wish, const StreamFacts& stream)
{
    ImportRequest request;
    request.place = stream.place;
    request.version = stream.version();
    QString source = wish.source.trimmed();
    if (source.isEmpty())
        return again(std::move(request), wish, stream);
    if (source.startsWith(u"docker://"_s))
        source = source.mid(9);
    const auto reference = Reference::parse(source);
    if (!reference)
        return reference.error();
    for (const QString& tag : wish.tags) {
        if (!Reference::isValidTag(tag))
            return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "\"%1\" cannot be a tag"), {tag}));
    }
    if (reference->tag() || reference->digest()) {
        if (wish.tags.size() > 1)
            return Error::usage(
                Sentence(QT_TRANSLATE_NOOP("Core", "%1 is one image and cannot become several tags at once"),
                    {source}));
        const QString named = wish.tags.isEmpty() ? wish.targetTag : wish.tags.first();
        const QString tag = named.isEmpty() ? reference->tag().value_or(u"latest"_s) : named;
        request.entries << ImportEntry(source, tag, policyOf(wish, stream.spec(tag)));
        return request;
    }
    if (wish.tags.isEmpty()) {
        request.repository = source;
        request.policy = policyOf(wish, nullptr);
    }
    for (const QString& tag : wish.tags)
        request.entries << ImportEntry(source + u':' + tag, tag, policyOf(wish, stream.spec(tag)));
    return request;
}

PlannedRequest ImportRequest::request(bool dryRun) const
{
    QJsonObject metadata{{u"name"_s, place.stream}, {u"namespace"_s, place.project}};
    if (!dryRun && !version.isEmpty())
        metadata.insert(u"resourceVersion"_s, version);
    QJsonObject spec{{u"import"_s, !dryRun}};
    if (!repository.isEmpty())
        spec.insert(u"repository"_s, sourceJson(repository, policy));
    QJsonArray images;
    for (const ImportEntry& entry : entries) {
        QJsonObject image = sourceJson(entry.from, entry.policy);
        image.insert(u"to"_s, QJsonObject{{u"name"_s, entry.tag}});
        images << image;
    }
    if (!images.isEmpty())
        spec.insert(u"images"_s, images);
    const QJsonObject body{{u"kind"_s, u"ImageStreamImport"_s}, {u"apiVersion"_s, QString(kube::image)},
        {u"metadata"_s, metadata}, {u"spec"_s, spec}};
    return {u"POST"_s, kubePath(kube::image, u"imagestreamimports"_s, place.project),
        QJsonDocument(body).toJson(QJsonDocument::Compact), u"application/json"_s};
}

QString ImportRequest::command() const
{
    if (!repository.isEmpty())
        return commandOf(place, QString(), repository, policy);
    QStringList lines;
    for (const ImportEntry& entry : entries)
        lines << commandOf(place, entry.tag, entry.from, entry.policy);
    return lines.join(u'\n');
}

bool ImportRequest::isScheduled() const
{
    return policy.scheduled || std::any_of(entries.cbegin(), entries.cend(), [](const ImportEntry& entry) {
        return entry.policy.scheduled;
    });
}

bool ImportRequest::isInsecure() const
{
    return policy.insecure || std::any_of(entries.cbegin(), entries.cend(), [](const ImportEntry& entry) {
        return entry.policy.insecure;
    });
}

QStringList ImportRequest::modes() const
{
    QStringList modes;
    if (!repository.isEmpty())
        modes << policy.mode;
    for (const ImportEntry& entry : entries)
        modes << entry.policy.mode;
    modes.removeDuplicates();
    modes.removeAll(QString());
    return modes;
}

} // namespace portolan

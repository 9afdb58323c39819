// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/imageusematch.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

class NamePart final {
public:
    QString name;
    QString tag;
    QString digest;
};

//! A reference as it is written, without the parts that tools add.
NamePart split(const QString& reference)
{
    NamePart part;
    QString text = reference;
    if (const qsizetype at = text.indexOf(u'@'); at >= 0) {
        part.digest = text.mid(at + 1);
        text.truncate(at);
    }
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon > text.lastIndexOf(u'/')) {
        part.tag = text.mid(colon + 1);
        text.truncate(colon);
    }
    part.name = text;
    return part;
}

ImageUse useOf(const QString& project, const QString& reference, bool byDigest)
{
    ImageUse use;
    use.project = project;
    use.reference = reference;
    use.byDigest = byDigest;
    return use;
}

//! Gathers the uses of one object.
class Gathering final {
public:
    Gathering(const UsedImage& image, const WorkloadKind& kind, const JsonReader& object)
        : m_image(image)
        , m_kind(kind.kind)
        , m_name(object["metadata"_L1]["name"_L1].text())
        , m_project(object["metadata"_L1]["namespace"_L1].text())
    {
    }

    void addReference(const QString& reference, const QString& container)
    {
        add(m_image.match(reference, m_project), container);
    }

    void addObject(const JsonReader& from, const QString& container = QString())
    {
        add(m_image.matchObject(from, m_project), container);
    }

    void addPodSpec(const JsonReader& spec)
    {
        for (const QLatin1StringView list :
            {"initContainers"_L1, "containers"_L1, "ephemeralContainers"_L1}) {
            for (const JsonReader& container : spec[list].items())
                addReference(container["image"_L1].text(), container["name"_L1].text());
        }
    }

    //! What its containers run, which a tag in the spec does not say.
    void addPodStatus(const JsonReader& status)
    {
        for (const QLatin1StringView list : {"initContainerStatuses"_L1, "containerStatuses"_L1}) {
            for (const JsonReader& container : status[list].items()) {
                const QString id = container["imageID"_L1].text();
                const QString digest = split(id).digest;
                if (digest.isEmpty() || !m_image.digests.contains(digest))
                    continue;
                markExact(container["name"_L1].text(), id);
            }
        }
    }

    //! The annotation that lets a Deployment follow a stream tag.
    void addTriggerAnnotation(const JsonReader& object)
    {
        const QString text = object["metadata"_L1]["annotations"_L1]["image.openshift.io/triggers"_L1].text();
        if (text.isEmpty())
            return;
        const auto triggers = JsonReader::parse(text.toUtf8());
        if (!triggers)
            return;
        for (const JsonReader& trigger : triggers->items())
            addObject(trigger["from"_L1]);
    }

    void addBuild(const JsonReader& spec)
    {
        for (const auto& strategy : spec["strategy"_L1].members())
            addObject(strategy.second["from"_L1]);
        for (const JsonReader& source : spec["source"_L1]["images"_L1].items())
            addObject(source["from"_L1]);
        for (const JsonReader& trigger : spec["triggers"_L1].items())
            addObject(trigger["imageChange"_L1]["from"_L1]);
        for (const JsonReader& trigger : spec["triggeredBy"_L1].items())
            addObject(trigger["imageChangeBuild"_L1]["fromRef"_L1]);
    }

    void addDeploymentTriggers(const JsonReader& spec)
    {
        for (const JsonReader& trigger : spec["triggers"_L1].items()) {
            const JsonReader change = trigger["imageChangeParams"_L1];
            addObject(change["from"_L1], change["containerNames"_L1].strings().join(u", "_s));
        }
    }

    [[nodiscard]] QList<ImageUse> take() { return std::move(m_uses); }

private:
    void add(std::optional<ImageUse> use, const QString& container)
    {
        if (!use)
            return;
        use->kind = m_kind;
        use->name = m_name;
        use->container = container;
        const bool known = std::any_of(m_uses.cbegin(), m_uses.cend(), [&use](const ImageUse& other) {
            return other.container == use->container && other.reference == use->reference;
        });
        if (!known)
            m_uses << *use;
    }

    void markExact(const QString& container, const QString& id)
    {
        for (ImageUse& use : m_uses) {
            if (use.container == container) {
                use.byDigest = true;
                return;
            }
        }
        add(useOf(m_project, id, true), container);
    }

    const UsedImage& m_image;
    QString m_kind;
    QString m_name;
    QString m_project;
    QList<ImageUse> m_uses;
};

bool hasOwner(const JsonReader& object, QLatin1StringView kind)
{
    const std::vector<JsonReader> owners = object["metadata"_L1]["ownerReferences"_L1].items();
    return std::any_of(owners.begin(), owners.end(),
        [kind](const JsonReader& owner) { return owner["kind"_L1].text() == kind; });
}

} // namespace

UsedImage UsedImage::of(const StreamFacts& stream, const QString& tagOrDigest)
{
    UsedImage image;
    image.place = stream.place;
    image.lookupLocal = stream.stream.localLookup;
    for (const QString& repository : {stream.stream.internalRepository, stream.stream.publicRepository}) {
        if (!repository.isEmpty())
            image.repositories << repository;
    }
    if (Digest::parse(tagOrDigest)) {
        image.digests.insert(tagOrDigest);
        for (const QString& tag : stream.tags()) {
            if (stream.current(tag) == tagOrDigest)
                image.tags.insert(tag);
        }
        return image;
    }
    image.tags.insert(tagOrDigest);
    for (const StreamTagItem& item : stream.history(tagOrDigest)) {
        if (!item.image.isNull())
            image.digests.insert(item.image.toString());
    }
    return image;
}

std::optional<ImageUse> UsedImage::match(const QString& reference, const QString& project) const
{
    const NamePart part = split(reference);
    if (!part.digest.isEmpty())
        return digests.contains(part.digest) ? std::optional(useOf(project, reference, true)) : std::nullopt;
    const QString tag = part.tag.isEmpty() ? u"latest"_s : part.tag;
    if (!tags.contains(tag))
        return std::nullopt;
    const bool isLocalName = lookupLocal && project == place.project && part.name == place.stream;
    if (repositories.contains(part.name) || isLocalName)
        return useOf(project, reference, false);
    return std::nullopt;
}

std::optional<ImageUse> UsedImage::matchObject(const JsonReader& from, const QString& project) const
{
    const QString kind = from["kind"_L1].text();
    const QString name = from["name"_L1].text();
    if (kind == u"DockerImage"_s)
        return match(name, project);
    const QString inProject = from["namespace"_L1].string().value_or(QString());
    if ((inProject.isEmpty() ? project : inProject) != place.project)
        return std::nullopt;
    const QString written = inProject.isEmpty() ? name : inProject + u'/' + name;
    const NamePart part = split(name);
    if (part.name != place.stream)
        return std::nullopt;
    if (kind == u"ImageStreamImage"_s && digests.contains(part.digest))
        return useOf(project, written, true);
    if (kind == u"ImageStreamTag"_s && tags.contains(part.tag.isEmpty() ? u"latest"_s : part.tag))
        return useOf(project, written, false);
    return std::nullopt;
}

const std::vector<WorkloadKind>& workloadKinds()
{
    static const std::vector<WorkloadKind> kinds{
        WorkloadKind("v1"_L1, "pods"_L1, "Pod"_L1),
        WorkloadKind("apps/v1"_L1, "deployments"_L1, "Deployment"_L1),
        WorkloadKind("apps/v1"_L1, "replicasets"_L1, "ReplicaSet"_L1),
        WorkloadKind("apps/v1"_L1, "statefulsets"_L1, "StatefulSet"_L1),
        WorkloadKind("apps/v1"_L1, "daemonsets"_L1, "DaemonSet"_L1),
        WorkloadKind("batch/v1"_L1, "jobs"_L1, "Job"_L1),
        WorkloadKind("batch/v1"_L1, "cronjobs"_L1, "CronJob"_L1),
        WorkloadKind("build.openshift.io/v1"_L1, "builds"_L1, "Build"_L1),
        WorkloadKind("build.openshift.io/v1"_L1, "buildconfigs"_L1, "BuildConfig"_L1),
        WorkloadKind("apps.openshift.io/v1"_L1, "deploymentconfigs"_L1, "DeploymentConfig"_L1),
    };
    return kinds;
}

QList<ImageUse> usesOf(const UsedImage& image, const WorkloadKind& kind, const JsonReader& object)
{
    if (kind.kind == "ReplicaSet"_L1 && hasOwner(object, "Deployment"_L1))
        return {};
    if (kind.kind == "Job"_L1 && hasOwner(object, "CronJob"_L1))
        return {};
    Gathering uses(image, kind, object);
    const JsonReader spec = object["spec"_L1];
    if (kind.kind == "Pod"_L1) {
        uses.addPodSpec(spec);
        uses.addPodStatus(object["status"_L1]);
    } else if (kind.kind == "CronJob"_L1) {
        uses.addPodSpec(spec["jobTemplate"_L1]["spec"_L1]["template"_L1]["spec"_L1]);
    } else if (kind.kind == "Build"_L1 || kind.kind == "BuildConfig"_L1) {
        uses.addBuild(spec);
    } else {
        uses.addPodSpec(spec["template"_L1]["spec"_L1]);
    }
    if (kind.kind == "DeploymentConfig"_L1)
        uses.addDeploymentTriggers(spec);
    uses.addTriggerAnnotation(object);
    return uses.take();
}

} // namespace portolan

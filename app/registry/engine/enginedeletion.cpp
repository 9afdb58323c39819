// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/enginedeletion.h"

#include <QSet>

#include <algorithm>

namespace portolan {
namespace {

QString imagesPath(const EngineInfo& info)
{
    return (info.isPodman() ? info.libpodPrefix() : info.dockerPrefix()) + QStringLiteral("/images/");
}

class Planner final {
public:
    Planner(const DeleteWish& wish, const EngineDeleteFacts& facts) : m_wish(wish), m_facts(facts)
    {
        m_plan.registryId = facts.registryId;
        m_plan.repository = wish.repository;
        m_plan.scope = wish.scope;
        m_plan.contentStays = wish.scope == DeleteScope::TagsOnly;
        m_plan.undoable = m_plan.contentStays; // giving out whole images first would take too long
        m_plan.spaceAfterGarbageCollection = false;
        m_plan.tagsExamined = facts.images.size();
    }

    [[nodiscard]] DeletePlan plan()
    {
        for (const QString& tag : m_wish.tagsOrDigests) {
            const EngineImage* image = findListed(m_facts.images, m_wish.repository, tag);
            if (!image) {
                m_plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "There is no %1."),
                    {EngineName(m_wish.repository, tag).toString()});
                continue;
            }
            addWanted(*image, tag);
        }
        for (const Wanted& wanted : std::as_const(m_wanted)) {
            if (m_wish.scope == DeleteScope::TagsOnly)
                planTags(wanted);
            else
                planImage(*wanted.image);
        }
        return std::move(m_plan);
    }

private:
    //! An image and which of its names are to go.
    class Wanted final {
    public:
        const EngineImage* image = nullptr;
        QStringList tags;
    };

    void addWanted(const EngineImage& image, const QString& tag)
    {
        const auto known = std::find_if(
            m_wanted.begin(), m_wanted.end(), [&](const Wanted& wanted) { return wanted.image == &image; });
        Wanted& wanted = known == m_wanted.end() ? m_wanted.emplaceBack() : *known;
        wanted.image = &image;
        if (!wanted.tags.contains(tag))
            wanted.tags << tag;
    }

    [[nodiscard]] DeleteSubject subjectOf(const EngineImage& image) const
    {
        DeleteSubject subject;
        subject.manifest = Descriptor(QString(), image.knownAs(), image.size);
        return subject;
    }

    void addStep(const EngineImage& image, const QString& target, const QString& request)
    {
        DeleteStep step;
        step.method = DeleteMethod::ControlPlane;
        step.target = target;
        step.expected = image.id;
        step.requests << request;
        m_plan.steps << step;
    }

    void planTags(const Wanted& wanted)
    {
        const EngineImage& image = *wanted.image;
        DeleteSubject subject = subjectOf(image);
        // For undo: with its last name of a repository an image may lose the digest it had there.
        subject.manifest.digest = image.digest.isNull() ? image.id : image.digest;
        for (const EngineName& name : image.names) {
            if (name.repository == m_wish.repository && wanted.tags.contains(name.tag))
                subject.tagsRemoved << name.tag;
            else
                subject.tagsKept << (name.repository == m_wish.repository ? name.tag : name.toString());
        }
        if (subject.tagsRemoved.isEmpty()) {
            m_plan.blockers << Sentence(
                QT_TRANSLATE_NOOP("Core", "%1 has no name to take away; remove the image itself."),
                {shortImageId(image.id)});
            return;
        }
        if (!m_facts.info.isPodman() && subject.tagsKept.isEmpty())
            m_plan.blockers << Sentence(
                QT_TRANSLATE_NOOP("Core", "Docker removes an image with its last name, and %1 has no other."),
                {subject.tagsRemoved.constLast()});
        for (const QString& tag : std::as_const(subject.tagsRemoved)) {
            const QString name = EngineName(m_wish.repository, tag).toString();
            addStep(image, name,
                m_facts.info.isPodman()
                    ? QStringLiteral("POST %1%2/untag").arg(imagesPath(m_facts.info), name)
                    : QStringLiteral("DELETE %1%2").arg(imagesPath(m_facts.info), name));
        }
        m_plan.subjects << subject;
    }

    void planImage(const EngineImage& image)
    {
        DeleteSubject subject = subjectOf(image);
        subject.manifestRemoved = true;
        for (const EngineContainer& container : m_facts.containers) {
            if (container.imageId == image.id)
                m_plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "The container %1 (%2) uses %3."),
                    {container.name, container.state, shortImageId(image.id)});
        }
        const QString path = m_facts.info.dockerPrefix() + QStringLiteral("/images/");
        for (const EngineName& name : image.names) {
            subject.tagsRemoved << (name.repository == m_wish.repository ? name.tag : name.toString());
            addStep(image, name.toString(), QStringLiteral("DELETE %1%2").arg(path, name.toString()));
        }
        if (image.names.isEmpty())
            addStep(image, image.id.encoded(), QStringLiteral("DELETE %1%2").arg(path, image.id.encoded()));
        const Sentence undone(
            QT_TRANSLATE_NOOP("Core", "An image removed from %1 cannot be put back from here."),
            {m_facts.info.isPodman() ? QStringLiteral("Podman") : QStringLiteral("Docker")});
        if (!m_plan.warnings.contains(undone))
            m_plan.warnings << undone;
        m_plan.subjects << subject;
    }

    const DeleteWish& m_wish;
    const EngineDeleteFacts& m_facts;
    QList<Wanted> m_wanted;
    DeletePlan m_plan;
};

} // namespace

DeletePlan planEngineDeletion(const DeleteWish& wish, const EngineDeleteFacts& facts)
{
    return Planner(wish, facts).plan();
}

QString shortImageId(const Digest& id)
{
    return id.encoded().left(12);
}

QString homeOfNameless(const EngineImage& image)
{
    return image.repoDigests.isEmpty() ? QStringLiteral("<none>") : image.repoDigests.constFirst().first;
}

const EngineImage* findListed(const QList<EngineImage>& images, const QString& repository, const QString& tag)
{
    const auto isNamed = [&](const EngineImage& image) {
        return image.names.contains(EngineName(repository, tag));
    };
    const auto isNameless = [&](const EngineImage& image) {
        return image.names.isEmpty() && homeOfNameless(image) == repository && tag.size() >= 12
            && (image.id.encoded().startsWith(tag) || image.id.toString() == tag);
    };
    auto found = std::find_if(images.cbegin(), images.cend(), isNamed);
    if (found == images.cend())
        found = std::find_if(images.cbegin(), images.cend(), isNameless);
    return found == images.cend() ? nullptr : &*found;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/streaminfo.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

//! The names of tags that fit.
template <typename Fits> QStringList tagsThat(const ImageStream& stream, Fits fits)
{
    QStringList names;
    for (const StreamTag& tag : stream.tags) {
        if (fits(tag))
            names << tag.name;
    }
    return names;
}

void addTags(FactList& facts, const char* label, const QStringList& tags, FactTone tone = FactTone::Neutral)
{
    if (!tags.isEmpty())
        facts << Fact(label, tags, tone);
}

void addText(FactList& facts, const char* label, const QString& text)
{
    if (!text.isEmpty())
        facts << Fact(label, text);
}

void addPolicies(FactList& facts, const ImageStream& stream)
{
    addTags(facts, QT_TRANSLATE_NOOP("Panel", "Imported on a schedule"),
        tagsThat(stream, [](const StreamTag& tag) { return tag.spec && tag.spec->scheduled; }));
    addTags(facts, QT_TRANSLATE_NOOP("Panel", "Imported without checking certificates"),
        tagsThat(stream, [](const StreamTag& tag) { return tag.spec && tag.spec->insecure; }),
        FactTone::Warning);
    addTags(facts, QT_TRANSLATE_NOOP("Panel", "Imported with all platforms"),
        tagsThat(stream, [](const StreamTag& tag) {
            return tag.spec && tag.spec->fromKind == "DockerImage"_L1
                && tag.spec->importMode == "PreserveOriginal"_L1;
        }));
    addTags(facts, QT_TRANSLATE_NOOP("Panel", "Pulled through the cluster's registry"),
        tagsThat(stream,
            [](const StreamTag& tag) { return tag.spec && tag.spec->referencePolicy == "Local"_L1; }));
    addTags(facts, QT_TRANSLATE_NOOP("Panel", "Following another tag"),
        tagsThat(stream,
            [](const StreamTag& tag) { return tag.spec && tag.spec->fromKind == "ImageStreamTag"_L1; }));
    addTags(facts, QT_TRANSLATE_NOOP("Panel", "Only a reference"),
        tagsThat(stream, [](const StreamTag& tag) { return tag.spec && tag.spec->reference; }));
    addTags(facts, QT_TRANSLATE_NOOP("Panel", "Pushed"),
        tagsThat(stream, [](const StreamTag& tag) { return !tag.spec; }));
}

void addState(FactList& facts, const ImageStream& stream)
{
    addTags(facts, QT_TRANSLATE_NOOP("Panel", "Waiting to be imported"),
        tagsThat(stream, [](const StreamTag& tag) { return tag.isPending(); }), FactTone::Busy);
    QStringList failures;
    for (const StreamTag& tag : stream.tags) {
        const QString failure = tag.importFailure();
        if (!failure.isEmpty())
            failures << u"%1: %2"_s.arg(tag.name, failure);
    }
    addTags(facts, QT_TRANSLATE_NOOP("Panel", "Failed imports"), failures, FactTone::Bad);
}

void addSizes(FactList& facts, const StreamLayers& layers)
{
    QList<Digest> images;
    qint64 missing = 0;
    for (auto it = layers.images.cbegin(); it != layers.images.cend(); ++it) {
        if (it->missing)
            ++missing;
        else
            images << it.key();
    }
    const qint64 bytes = layers.uniqueBytes(images, QList<Digest>());
    if (bytes >= 0) {
        Fact size(QT_TRANSLATE_NOOP("Panel", "Size of all layers"), bytes);
        size.isBytes = true;
        facts << size;
    }
    if (missing > 0)
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Images that are gone"), missing, FactTone::Warning);
}

} // namespace

RepositoryInfo streamInfo(const ImageStream& stream, const std::optional<StreamLayers>& layers)
{
    RepositoryInfo info;
    info.title = stream.annotations.value(u"openshift.io/display-name"_s);
    info.description = stream.annotations.value(u"description"_s);
    if (info.description.isEmpty())
        info.description = stream.annotations.value(u"openshift.io/description"_s);
    FactList& facts = info.facts;
    addText(facts, QT_TRANSLATE_NOOP("Panel", "Outside of the cluster"), stream.publicRepository);
    addText(facts, QT_TRANSLATE_NOOP("Panel", "Inside of the cluster"), stream.internalRepository);
    addText(facts, QT_TRANSLATE_NOOP("Panel", "Follows"), stream.followedRepository);
    if (stream.created.isValid())
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Created"), stream.created);
    qint64 items = 0;
    for (const StreamTag& tag : stream.tags)
        items += tag.items.size();
    facts << Fact(QT_TRANSLATE_NOOP("Panel", "Tags"), qint64(stream.tags.size()));
    facts << Fact(QT_TRANSLATE_NOOP("Panel", "History entries"), items);
    facts << Fact(QT_TRANSLATE_NOOP("Panel", "Pods may name it without a registry"), stream.localLookup);
    addPolicies(facts, stream);
    addState(facts, stream);
    if (layers)
        addSizes(facts, *layers);
    return info;
}

} // namespace portolan

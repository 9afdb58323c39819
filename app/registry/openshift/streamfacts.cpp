// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/streamfacts.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

StreamFacts StreamFacts::missing(StreamPlace place)
{
    StreamFacts facts;
    facts.place = std::move(place);
    return facts;
}

StreamFacts StreamFacts::of(StreamPlace place, ImageStream stream)
{
    StreamFacts facts = missing(std::move(place));
    facts.exists = true;
    facts.stream = std::move(stream);
    return facts;
}

const StreamTagSpec* StreamFacts::spec(const QString& tag) const
{
    const StreamTag* const found = stream.tag(tag);
    return found && found->spec ? &*found->spec : nullptr;
}

QList<StreamTagItem> StreamFacts::history(const QString& tag) const
{
    const StreamTag* const found = stream.tag(tag);
    return found ? found->items : QList<StreamTagItem>();
}

QString StreamFacts::current(const QString& tag) const
{
    const StreamTag* const found = stream.tag(tag);
    return found && found->current() ? found->current()->image.toString() : QString();
}

QStringList StreamFacts::tags() const
{
    QStringList names;
    for (const StreamTag& tag : stream.tags)
        names << tag.name;
    names.sort();
    return names;
}

qsizetype StreamFacts::historyLength() const
{
    qsizetype length = 0;
    for (const StreamTag& tag : stream.tags)
        length += tag.items.size();
    return length;
}

bool followsOutside(const StreamTagSpec& spec)
{
    return spec.fromKind == u"DockerImage"_s;
}

bool followsTag(const StreamTagSpec& spec)
{
    return spec.fromKind == u"ImageStreamTag"_s;
}

} // namespace portolan

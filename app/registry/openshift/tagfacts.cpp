// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/tagfacts.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

const char* sourceLabel(const StreamTagSpec& spec)
{
    if (spec.fromKind == "ImageStreamTag"_L1)
        return QT_TRANSLATE_NOOP("Panel", "Follows the tag");
    if (spec.fromKind == "ImageStreamImage"_L1)
        return QT_TRANSLATE_NOOP("Panel", "Set to the image");
    return spec.reference ? QT_TRANSLATE_NOOP("Panel", "Refers to")
                          : QT_TRANSLATE_NOOP("Panel", "Imported from");
}

void addImportPolicy(FactList& facts, const StreamTagSpec& spec)
{
    if (spec.reference || spec.fromKind != "DockerImage"_L1)
        return;
    facts << Fact(QT_TRANSLATE_NOOP("Panel", "Imported on a schedule"), spec.scheduled);
    if (spec.insecure)
        facts << Fact(
            QT_TRANSLATE_NOOP("Panel", "Imported without checking certificates"), true, FactTone::Warning);
    if (!spec.importMode.isEmpty())
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Import mode"), spec.importMode);
}

void addLastImport(FactList& facts, const StreamTag& tag)
{
    const QString failure = tag.importFailure();
    const auto tried = std::find_if(tag.conditions.cbegin(), tag.conditions.cend(),
        [](const StreamTagCondition& condition) { return condition.type == "ImportSuccess"_L1; });
    if (tag.isPending()) {
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Waiting to be imported"), true, FactTone::Busy);
    } else if (!failure.isEmpty()) {
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Last import failed"), failure, FactTone::Bad);
        if (tried->since.isValid())
            facts << Fact(QT_TRANSLATE_NOOP("Panel", "Failing since"), tried->since);
    } else if (tag.spec && tag.spec->fromKind == "DockerImage"_L1 && tag.current()) {
        facts << Fact(
            QT_TRANSLATE_NOOP("Panel", "Last import brought"), tag.current()->created, FactTone::Good);
    }
}

} // namespace

FactList tagFacts(const StreamTag& tag)
{
    FactList facts;
    if (!tag.spec || tag.spec->fromKind.isEmpty())
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Pushed, follows nothing"), true);
    else
        facts << Fact(sourceLabel(*tag.spec), tag.spec->source());
    if (tag.spec) {
        addImportPolicy(facts, *tag.spec);
        if (!tag.spec->referencePolicy.isEmpty())
            facts << Fact(QT_TRANSLATE_NOOP("Panel", "Reference policy"), tag.spec->referencePolicy);
    }
    const StreamTagItem* const item = tag.current();
    facts << Fact(QT_TRANSLATE_NOOP("Panel", "Generation"),
        item           ? item->generation
            : tag.spec ? tag.spec->generation
                       : qint64(0));
    addLastImport(facts, tag);
    return facts;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "models/deleteplanmodel.h"

#include "models/labelrows.h"

namespace portolan {
namespace {

LabelRow heading(const char* key, const char* label)
{
    return keyed(key, LabelRow(label, QVariant(), ValueKind::Heading));
}

void addIfFilled(std::vector<LabelRow>& rows, LabelRow group)
{
    if (!group.children.empty())
        rows.push_back(std::move(group));
}

QString describe(const Descriptor& descriptor)
{
    if (descriptor.platform)
        return descriptor.platform->toString() + u' ' + descriptor.digest.toString();
    const QString& type = descriptor.artifactType.isEmpty() ? descriptor.mediaType : descriptor.artifactType;
    return type + u' ' + descriptor.digest.toString();
}

LabelRow sentences(const char* key, const char* label, const Sentences& texts)
{
    LabelRow group = heading(key, label);
    for (const Sentence& text : texts)
        group.children.emplace_back(text, ValueKind::Warning);
    return group;
}

LabelRow goes(const DeletePlan& plan)
{
    LabelRow group = heading("goes", QT_TRANSLATE_NOOP("Models", "Goes"));
    for (const DeleteSubject& subject : plan.subjects) {
        for (const QString& tag : subject.tagsRemoved)
            group.children.emplace_back(QT_TRANSLATE_NOOP("Models", "Tag"), tag);
        if (subject.manifestRemoved)
            group.children.emplace_back(
                QT_TRANSLATE_NOOP("Models", "Image"), subject.manifest.digest.toString(), ValueKind::Digest);
    }
    return group;
}

LabelRow stays(const DeletePlan& plan)
{
    LabelRow group = heading("stays", QT_TRANSLATE_NOOP("Models", "Stays"));
    for (const DeleteSubject& subject : plan.subjects) {
        if (!subject.manifestRemoved)
            group.children.emplace_back(
                QT_TRANSLATE_NOOP("Models", "Image"), subject.manifest.digest.toString(), ValueKind::Digest);
        for (const QString& tag : subject.tagsKept)
            group.children.emplace_back(QT_TRANSLATE_NOOP("Models", "Other tag of the image"), tag);
        for (const QString& tag : subject.attachmentTags)
            group.children.emplace_back(QT_TRANSLATE_NOOP("Models", "Attachment tag"), tag);
        if (!subject.manifestRemoved)
            continue;
        for (const Descriptor& child : subject.children)
            group.children.emplace_back(QT_TRANSLATE_NOOP("Models", "Image without a tag"), describe(child));
    }
    return group;
}

LabelRow breaks(const DeletePlan& plan)
{
    LabelRow group = heading("breaks", QT_TRANSLATE_NOOP("Models", "Breaks"));
    for (const DeleteSubject& subject : plan.subjects) {
        if (!subject.manifestRemoved)
            continue;
        for (const QString& index : subject.containedInIndexes)
            group.children.emplace_back(
                QT_TRANSLATE_NOOP("Models", "Index that holds the image"), index, ValueKind::Warning);
        for (const Descriptor& referrer : subject.referrers)
            group.children.emplace_back(QT_TRANSLATE_NOOP("Models", "Attachment that loses its image"),
                describe(referrer), ValueKind::Warning);
    }
    return group;
}

LabelRow space(const DeletePlan& plan)
{
    LabelRow group = heading("space", QT_TRANSLATE_NOOP("Models", "Space"));
    const bool anyRemoved = std::any_of(plan.subjects.begin(), plan.subjects.end(),
        [](const DeleteSubject& subject) { return subject.manifestRemoved; });
    if (!anyRemoved)
        return group;
    if (plan.uniqueBytes >= 0)
        group.children.emplace_back(
            QT_TRANSLATE_NOOP("Models", "Used by these images alone"), plan.uniqueBytes, ValueKind::Bytes);
    LabelRow freed(QT_TRANSLATE_NOOP("Models", "Freed"),
        QString::fromLatin1(plan.spaceAfterGarbageCollection
                ? QT_TRANSLATE_NOOP("Models", "When the server collects its garbage, if ever")
                : QT_TRANSLATE_NOOP("Models", "At once")));
    freed.valueTranslatable = true;
    group.children.push_back(std::move(freed));
    return group;
}

LabelRow requests(const DeletePlan& plan)
{
    LabelRow group = heading("requests", QT_TRANSLATE_NOOP("Models", "Requests"));
    for (const DeleteStep& step : plan.steps) {
        for (const QString& request : step.requests)
            group.children.emplace_back(QString::number(group.children.size() + 1), request, ValueKind::Code);
    }
    return group;
}

} // namespace

void DeletePlanModel::setPlan(const DeletePlan& plan)
{
    std::vector<LabelRow> rows;
    addIfFilled(
        rows, sentences("blockers", QT_TRANSLATE_NOOP("Models", "Why it cannot be done"), plan.blockers));
    addIfFilled(rows, goes(plan));
    addIfFilled(rows, stays(plan));
    addIfFilled(rows, breaks(plan));
    addIfFilled(rows, sentences("warnings", QT_TRANSLATE_NOOP("Models", "Keep in mind"), plan.warnings));
    addIfFilled(rows, space(plan));
    addIfFilled(rows, requests(plan));
    setRows(std::move(rows));
}

void DeletePlanModel::clear()
{
    setRows({});
}

} // namespace portolan

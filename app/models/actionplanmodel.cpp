// SPDX-License-Identifier: Apache-2.0
#include "models/actionplanmodel.h"

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

LabelRow sentences(const char* key, const char* label, const Sentences& texts, ValueKind kind)
{
    LabelRow group = heading(key, label);
    for (const Sentence& text : texts)
        group.children.emplace_back(text, kind);
    return group;
}

LabelRow items(const char* key, const char* label, const QList<ActionItem>& list)
{
    LabelRow group = heading(key, label);
    for (const ActionItem& item : list) {
        QString text = item.message.english();
        if (text.isEmpty())
            text = item.digest.isNull() ? QString() : item.digest.toString();
        LabelRow row(item.name, text, item.ok ? ValueKind::Text : ValueKind::Warning);
        if (!item.message.isEmpty())
            row.sentence = item.message;
        group.children.push_back(std::move(row));
    }
    return group;
}

LabelRow requests(const ActionPlan& plan)
{
    LabelRow group = heading("requests", QT_TRANSLATE_NOOP("Models", "Requests"));
    for (const PlannedRequest& request : plan.requests) {
        LabelRow row(request.method, request.path, ValueKind::Code);
        // Beneath without labels of their own: a long one would make the column of all labels wide.
        if (!request.body.isEmpty() && request.contentType != u"application/json")
            row.children.emplace_back(
                QString(), QStringLiteral("Content-Type: ") + request.contentType, ValueKind::Code);
        if (!request.body.isEmpty())
            row.children.emplace_back(QString(), QString::fromUtf8(request.body), ValueKind::Code);
        group.children.push_back(std::move(row));
    }
    return group;
}

} // namespace

void ActionPlanModel::setPlan(const ActionPlan& plan)
{
    std::vector<LabelRow> rows;
    addIfFilled(rows,
        sentences("blockers", QT_TRANSLATE_NOOP("Models", "Why it cannot be done"), plan.blockers,
            ValueKind::Warning));
    addIfFilled(rows,
        sentences("effects", QT_TRANSLATE_NOOP("Models", "What will happen"), plan.effects, ValueKind::Text));
    addIfFilled(rows,
        sentences(
            "warnings", QT_TRANSLATE_NOOP("Models", "Keep in mind"), plan.warnings, ValueKind::Warning));
    addIfFilled(rows, items("preview", QT_TRANSLATE_NOOP("Models", "Tried out"), plan.preview));
    addIfFilled(rows, requests(plan));
    setRows(std::move(rows));
}

void ActionPlanModel::setReport(const ActionReport& report)
{
    std::vector<LabelRow> rows;
    addIfFilled(rows, items("outcome", QT_TRANSLATE_NOOP("Models", "Outcome"), report.items));
    addIfFilled(
        rows, sentences("notes", QT_TRANSLATE_NOOP("Models", "Notes"), report.notes, ValueKind::Text));
    setRows(std::move(rows));
}

void ActionPlanModel::clear()
{
    setRows({});
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actionscluster.h"

namespace portolan {

[[nodiscard]] inline ActionWish wishOf(
    ActionKind kind, const QString& option = QString(), const QString& value = QString())
{
    ActionWish wish(kind);
    if (!option.isEmpty())
        wish.options.insert(option, value);
    return wish;
}

[[nodiscard]] inline QVariant factOf(const Panel& panel, const char* label)
{
    for (const Fact& fact : panel.facts) {
        if (QLatin1StringView(fact.label) == QLatin1StringView(label))
            return fact.value;
    }
    return {};
}

[[nodiscard]] inline const PanelTable* tableOf(const Panel& panel, const char* title)
{
    for (const PanelTable& table : panel.tables) {
        if (QLatin1StringView(table.title) == QLatin1StringView(title))
            return &table;
    }
    return nullptr;
}

[[nodiscard]] inline QVariantList rowOf(const PanelTable& table, const QString& first)
{
    for (const QVariantList& row : table.rows) {
        if (row.first().toString() == first)
            return row;
    }
    return {};
}

[[nodiscard]] inline bool hasAction(
    const Panel& panel, ActionKind kind, const QString& option, const QString& value)
{
    for (const PanelAction& action : panel.actions) {
        if (action.wish.kind == kind && action.wish.options.value(option) == value)
            return true;
    }
    return false;
}

[[nodiscard]] inline QString textOf(const Panel& panel)
{
    QString text = panel.warnings.join(u' ');
    for (const Fact& fact : panel.facts)
        text += fact.value.toString() + fact.value.toStringList().join(u' ');
    for (const PanelTable& table : panel.tables) {
        for (const QVariantList& row : table.rows) {
            for (const QVariant& cell : row)
                text += cell.toString() + cell.toStringList().join(u' ') + u' ';
        }
    }
    return text;
}

[[nodiscard]] inline QJsonObject named(const QString& name, const QString& project = QString())
{
    QJsonObject metadata{{QStringLiteral("name"), name}};
    if (!project.isEmpty())
        metadata.insert(QStringLiteral("namespace"), project);
    return QJsonObject{{QStringLiteral("metadata"), metadata}};
}

[[nodiscard]] inline QJsonObject ownedBy(QJsonObject object, const QString& kind, const QString& name)
{
    QJsonObject metadata = object[QStringLiteral("metadata")].toObject();
    const QJsonObject owner{{QStringLiteral("kind"), kind}, {QStringLiteral("name"), name}};
    metadata.insert(QStringLiteral("ownerReferences"), QJsonArray{owner});
    object.insert(QStringLiteral("metadata"), metadata);
    return object;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/console.h"
#include "registry/actionplan.h"
#include "registry/panel.h"
#include "registry/taghistory.h"
#include "registry/vulnerabilityreport.h"

#include <QJsonObject>
#include <QString>

namespace portolan {

// How portolan-cli shows what control planes say.

[[nodiscard]] QString valueText(const QVariant& value, bool isBytes = false);
[[nodiscard]] QJsonValue valueJson(const QVariant& value);
[[nodiscard]] QString factsText(const FactList& facts);
[[nodiscard]] QJsonObject factsJson(const FactList& facts);
[[nodiscard]] QString panelText(const Panel& panel);
[[nodiscard]] QJsonObject panelJson(const Panel& panel);
[[nodiscard]] QString actionPlanText(const ActionPlan& plan);
[[nodiscard]] QJsonObject actionPlanJson(const ActionPlan& plan);
[[nodiscard]] QJsonObject actionReportJson(const ActionReport& report);
//! A line for each event; the tag before it where one is given.
void printHistory(Console& console, const QString& tag, const TagHistory& history, bool json);
[[nodiscard]] QLatin1String severityText(Severity severity);
[[nodiscard]] QLatin1String scanStatusText(VulnerabilityReport::Status status);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compare/imagecomparison.h"
#include "registry/deleteplan.h"
#include "registry/imagedetails.h"
#include "transfer/transferreport.h"

#include <QJsonArray>
#include <QJsonObject>

namespace portolan {

// What portolan-cli --json prints, with the field names that --help documents. What does not apply is absent.
// Pure.

[[nodiscard]] QJsonObject descriptorJson(const Descriptor& descriptor);
[[nodiscard]] QJsonObject imageJson(const QString& reference, const ImageDetails& details);
[[nodiscard]] QJsonObject comparisonJson(const ImageComparison& comparison, bool withSame);
[[nodiscard]] QJsonObject planJson(const DeletePlan& plan);
[[nodiscard]] QJsonObject deleteReportJson(const DeleteReport& report);
[[nodiscard]] QJsonObject transferReportJson(const TransferReport& report);

} // namespace portolan

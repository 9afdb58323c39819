// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"
#include "registry/vulnerabilityreport.h"

#include <QDateTime>
#include <QMap>

namespace portolan {

//! How the scan of an artifact stands: a `scan_overview`. A value.
class HarborScan final {
public:
    HarborScan() = default;
    //! Of the reports there may be, one per format, the first that is of use.
    [[nodiscard]] static HarborScan parse(const JsonReader& overview);

    [[nodiscard]] VulnerabilityReport::Status status() const;
    //! "Critical 1, High 3", empty when nothing was found or told.
    [[nodiscard]] QString counts() const;

    QString state; //!< as Harbor says it: "Success", "Pending", ...; empty: not scanned
    QString severity; //!< the worst found
    QString scanner;
    QMap<QString, qint64> found; //!< by severity as Harbor says it
    qint64 total = -1;
    qint64 fixable = -1;
    QDateTime end; //!< UTC
};
static_assert(!std::is_aggregate_v<HarborScan>);

//! The formats of vulnerability reports that are understood, for the header X-Accept-Vulnerabilities.
[[nodiscard]] QByteArray harborReportTypes();

//! What the scanner found, worst first: `additions/vulnerabilities`. Tolerates everything. Pure.
[[nodiscard]] QList<Vulnerability> parseHarborVulnerabilities(const JsonReader& json);

} // namespace portolan

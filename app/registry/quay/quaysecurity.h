// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "registry/vulnerabilityreport.h"

#include <QByteArrayView>

namespace portolan {

//! Reads what Quay's scanner says of an image (protocols/quay.md section 6). Pure.
class QuaySecurity final {
public:
    //! The report without image and platform; each weakness once a package, worst first. Errors: Protocol,
    //! TooLarge.
    [[nodiscard]] static Result<VulnerabilityReport> parse(QByteArrayView body);
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "registry/searchpage.h"

#include <QByteArrayView>

namespace portolan {

//! Reads the answer of Quay's repository search (protocols/quay.md section 7). Pure.
class QuayFind final {
public:
    //! Only repositories; the next cursor is the number of the next page, of which there are ten at most.
    //! Errors: Protocol, TooLarge.
    [[nodiscard]] static Result<SearchPage> parse(QByteArrayView body);
};

} // namespace portolan

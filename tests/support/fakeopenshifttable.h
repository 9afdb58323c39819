// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeopenshiftcall.h"
#include "support/fakeopenshiftstore.h"

namespace portolan {

//! A list of these objects as JSON: plain, as a Table, or as metadata alone, as the call's Accept asks.
[[nodiscard]] QByteArray renderFakeList(const FakeOpenShiftCall& call, const QJsonObject& metadata,
    const std::vector<FakeOpenShiftStore::EntryPtr>& entries);

} // namespace portolan

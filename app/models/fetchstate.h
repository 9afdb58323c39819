// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QMetaType>

#include <optional>

namespace portolan {

//! How far a list, a tree node or a row is. Idle: there is (more) to fetch and nobody fetches it now; only
//! then canFetchMore() is true. Failed needs an explicit retry: a view that asks again sends nothing (STYLE
//! section 5.1).
enum class FetchState { Idle, Loading, Ready, Failed };

//! What modelrole::ErrorRole holds: a QVariant needs a type that can be empty.
using MaybeError = std::optional<Error>;

} // namespace portolan

Q_DECLARE_METATYPE(portolan::FetchState)
Q_DECLARE_METATYPE(portolan::MaybeError)

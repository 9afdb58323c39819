// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QByteArrayView>

namespace portolan {

//! An engine's refusal as an Error: the kind from the status, code and detail from the body,
//! `{"message":...}` of both engines. Code NO_SUCH_IMAGE, IMAGE_IN_USE or ENGINE_FAILED. Pure.
[[nodiscard]] Error engineError(int httpStatus, QByteArrayView body);
//! A failure told inside a stream whose status was 200 long before: only its words say what it is. Pure.
[[nodiscard]] Error engineStreamError(const QString& words);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/bodysink.h"

namespace portolan {

//! A sink for an answer that goes on until somebody stops it, such as a watch. Once its head came the
//! exchange counts as finished for observers: nothing is being waited for.
class EndlessSink : public BodySink {};

} // namespace portolan

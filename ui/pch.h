// SPDX-License-Identifier: Apache-2.0
#pragma once

// Precompiled for the window's sources: what nearly all of them include.
#include <QtCore>
#include <QtWidgets>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

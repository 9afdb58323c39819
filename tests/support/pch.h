// SPDX-License-Identifier: Apache-2.0
#pragma once

// Only headers that nearly every test includes anyway; nothing may rely on them being here.
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

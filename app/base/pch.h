// SPDX-License-Identifier: Apache-2.0
#pragma once

// Only headers that nearly every file includes anyway; nothing may rely on them being here.
#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>
#include <QHash>
#include <QMap>
#include <QSet>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

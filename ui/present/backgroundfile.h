// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>

namespace portolan {

//! Reads a small file on a pool thread, so that a slow disk or network folder does not hold up the window.
//! `done` runs on the thread of `context`, and not when that is gone. Errors: Storage, NotFound, TooLarge.
void readInBackground(
    const QString& path, qint64 maxBytes, QObject* context, std::function<void(Result<QByteArray>)> done);

} // namespace portolan

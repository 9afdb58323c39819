// SPDX-License-Identifier: Apache-2.0
#include "base/logging.h"

namespace portolan {

Q_LOGGING_CATEGORY(logHttp, "portolan.http", QtInfoMsg)
Q_LOGGING_CATEGORY(logAuth, "portolan.auth", QtInfoMsg)
Q_LOGGING_CATEGORY(logRegistry, "portolan.registry", QtInfoMsg)
Q_LOGGING_CATEGORY(logTransfer, "portolan.transfer", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "portolan.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logModel, "portolan.model", QtInfoMsg)
Q_LOGGING_CATEGORY(logKeychain, "portolan.keychain", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "portolan.ui", QtInfoMsg)

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QtGlobal>

namespace portolan {

//! Collects every message of every category, debug ones too, while it lives; prints none. One at a time, any
//! thread may log. For tests that no secret is ever logged.
class MessageLog final {
public:
    MessageLog();
    ~MessageLog();
    Q_DISABLE_COPY_MOVE(MessageLog)

    [[nodiscard]] static QString text();

private:
    QtMessageHandler m_previous;
};

} // namespace portolan

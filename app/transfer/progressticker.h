// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transfer/transfermeter.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace portolan {

//! Tells somebody what a meter says, when it changes, at most ten times a second; a last time when it goes.
//! Worker thread.
class ProgressTicker final : public QObject {
    Q_OBJECT
public:
    ProgressTicker(
        std::shared_ptr<const TransferMeter> meter, std::function<void(TransferProgress)> listener);
    ~ProgressTicker() override;
    Q_DISABLE_COPY_MOVE(ProgressTicker)

private:
    void tell();

    std::shared_ptr<const TransferMeter> m_meter;
    std::function<void(TransferProgress)> m_listener;
    TransferProgress m_told;
    TransferMeter::TimePoint m_lastTime;
    QTimer m_timer;
};

} // namespace portolan

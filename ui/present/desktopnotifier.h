// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "present/notifier.h"

#include <memory>

class QSystemTrayIcon;

namespace portolan {

//! Notifications by the desktop's service, org.freedesktop.Notifications; where there is none by an icon in
//! the system tray, which stays only as long as its message. Where there is neither, nothing happens.
class DesktopNotifier final : public Notifier {
    Q_OBJECT

public:
    explicit DesktopNotifier(QObject* parent = nullptr);
    ~DesktopNotifier() override;
    Q_DISABLE_COPY_MOVE(DesktopNotifier)

    void tell(const QString& title, const QString& text) override;

private Q_SLOTS:
    void actionInvoked(uint id, const QString& action);

private:
    void tellByService(const QString& title, const QString& text);
    void tellByTray(const QString& title, const QString& text);

    uint m_id = 0; //!< of what the service shows, 0: nothing yet
    bool m_listens = false;
    std::unique_ptr<QSystemTrayIcon> m_tray; //!< once it was needed
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "present/desktopnotifier.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QIcon>
#include <QSystemTrayIcon>
#include <QTimer>

#ifdef PORTOLAN_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

#include <chrono>

namespace portolan {
namespace {

constexpr std::chrono::milliseconds shownFor{10'000};

#ifdef PORTOLAN_HAS_DBUS
const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
const QString defaultAction = QStringLiteral("default"); //!< a click on the notification itself
#endif

} // namespace

DesktopNotifier::DesktopNotifier(QObject* parent) : Notifier(parent) {}

DesktopNotifier::~DesktopNotifier() = default;

void DesktopNotifier::tell(const QString& title, const QString& text)
{
#ifdef PORTOLAN_HAS_DBUS
    if (QDBusConnection::sessionBus().isConnected())
        return tellByService(title, text);
#endif
    tellByTray(title, text);
}

#ifdef PORTOLAN_HAS_DBUS
void DesktopNotifier::tellByService(const QString& title, const QString& text)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!std::exchange(m_listens, true))
        bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this,
            SLOT(actionInvoked(uint, QString)));
    QVariantMap hints;
    hints.insert(QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName());
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    // Many services read the text as markup.
    call.setArguments({QCoreApplication::applicationName(), m_id, QGuiApplication::desktopFileName(), title,
        text.toHtmlEscaped(), QStringList{defaultAction, tr("Show")}, hints, int(shownFor.count())});
    // Nobody waits for it: a desktop that does not answer must not stop the window.
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, title, text] {
        const QDBusPendingReply<uint> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError())
            tellByTray(title, text);
        else
            m_id = reply.value();
    });
}
#endif

void DesktopNotifier::tellByTray(const QString& title, const QString& text)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    if (!m_tray) {
        m_tray = std::make_unique<QSystemTrayIcon>(QGuiApplication::windowIcon());
        m_tray->setToolTip(QGuiApplication::applicationDisplayName());
        connect(m_tray.get(), &QSystemTrayIcon::messageClicked, this, &Notifier::activated);
        connect(m_tray.get(), &QSystemTrayIcon::activated, this, &Notifier::activated);
    }
    m_tray->show();
    m_tray->showMessage(title, text, QGuiApplication::windowIcon(), int(shownFor.count()));
    QTimer::singleShot(shownFor, m_tray.get(), &QSystemTrayIcon::hide);
}

void DesktopNotifier::actionInvoked(uint id, const QString& action)
{
    Q_UNUSED(action)
    if (id == m_id && id != 0)
        Q_EMIT activated();
}

} // namespace portolan

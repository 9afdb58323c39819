// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>
#include <QMutex>
#include <QStringList>

namespace portolan {

//! Everything that is logged while it lives, at every level of every category of ours.
class LogCatcher final {
public:
    LogCatcher()
    {
        lines().clear();
        QLoggingCategory::setFilterRules(QStringLiteral("portolan.*=true"));
        m_before = qInstallMessageHandler(&LogCatcher::take);
    }
    ~LogCatcher()
    {
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules(QString());
    }
    Q_DISABLE_COPY_MOVE(LogCatcher)

    [[nodiscard]] QString text() const
    {
        const QMutexLocker lock(&mutex());
        return lines().join(u'\n');
    }

private:
    static void take(QtMsgType, const QMessageLogContext&, const QString& message)
    {
        const QMutexLocker lock(&mutex());
        lines().append(message);
    }
    static QStringList& lines()
    {
        static QStringList all;
        return all;
    }
    static QMutex& mutex()
    {
        static QMutex guard;
        return guard;
    }

    QtMessageHandler m_before = nullptr;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "support/messagelog.h"

#include <QLoggingCategory>
#include <QMutex>

namespace portolan {
namespace {

class Collected final {
public:
    QMutex mutex;
    QString text;
};

Collected& collected()
{
    static Collected all;
    return all;
}

void collect(QtMsgType, const QMessageLogContext& context, const QString& message)
{
    const QMutexLocker lock(&collected().mutex);
    collected().text += QString::fromLatin1(context.category) + QStringLiteral(": ") + message + u'\n';
}

} // namespace

MessageLog::MessageLog() : m_previous(qInstallMessageHandler(collect))
{
    const QMutexLocker lock(&collected().mutex);
    collected().text.clear();
    // The bus's own traffic would hold what the keychain is told; Qt does not log it unless asked to like
    // this.
    QLoggingCategory::setFilterRules(QStringLiteral("portolan.*=true\nqt.core.*=true\nqt.sql.*=true"));
}

MessageLog::~MessageLog()
{
    qInstallMessageHandler(m_previous);
    QLoggingCategory::setFilterRules(QString());
}

QString MessageLog::text()
{
    const QMutexLocker lock(&collected().mutex);
    return collected().text;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "proxies/activityproxy.h"

#include "models/activitymodel.h"
#include "present/errortext.h"
#include "present/theme.h"

#include <QLocale>

namespace portolan {

ActivityProxy::ActivityProxy(ActivityModel* source, QObject* parent) : PrettyProxy(source, parent) {}

QVariant ActivityProxy::data(const QModelIndex& index, int role) const
{
    if (role == ToneRole) {
        const QVariant error = PrettyProxy::data(index, modelrole::ErrorRole);
        return error.isValid() ? QVariant(static_cast<int>(Tone::Danger)) : QVariant();
    }
    return PrettyProxy::data(index, role);
}

QString ActivityProxy::displayText(const QModelIndex& index) const
{
    if (index.column() == ActivityModel::TimeColumn) {
        const QVariant time = mapToSource(index).data(Qt::DisplayRole);
        if (time.userType() == QMetaType::QDateTime)
            return QLocale().toString(time.toDateTime().toLocalTime().time(), QStringLiteral("HH:mm:ss"));
    }
    if (index.column() == ActivityModel::StatusColumn) {
        const QVariant error = mapToSource(index).data(modelrole::ErrorRole);
        const QString status = PrettyProxy::displayText(index);
        if (error.isValid() && error.value<MaybeError>()) {
            const QString meaning = errorText(*error.value<MaybeError>()).meaning;
            return status.isEmpty() ? meaning : QStringLiteral("%1: %2").arg(status, meaning);
        }
    }
    if (index.column() == ActivityModel::DurationColumn) {
        const QString milliseconds = PrettyProxy::displayText(index);
        return milliseconds.isEmpty() ? QString() : tr("%1 ms").arg(milliseconds);
    }
    return PrettyProxy::displayText(index);
}

} // namespace portolan

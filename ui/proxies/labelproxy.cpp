// SPDX-License-Identifier: Apache-2.0
#include "proxies/labelproxy.h"

#include "models/labeltreemodel.h"
#include "present/theme.h"
#include "present/valuetext.h"

#include <QLocale>

namespace portolan {

LabelProxy::LabelProxy(QAbstractItemModel* source, QObject* parent) : PrettyProxy(source, parent)
{
    setFullDigests(true);
}

QVariant LabelProxy::data(const QModelIndex& index, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return {};
    if (role == ToneRole && index.column() == LabelTreeModel::LabelColumn) {
        const auto kind = PrettyProxy::data(index, modelrole::ValueKindRole).value<ValueKind>();
        const bool own = PrettyProxy::data(index, modelrole::TranslatableRole).toBool();
        return own && kind == ValueKind::Text ? QVariant(static_cast<int>(Tone::Muted)) : QVariant();
    }
    return PrettyProxy::data(index, role);
}

QString LabelProxy::displayText(const QModelIndex& index) const
{
    if (index.column() != LabelTreeModel::ValueColumn)
        return PrettyProxy::displayText(index);
    const QVariant value = PrettyProxy::data(index, modelrole::ValueRole);
    switch (PrettyProxy::data(index, modelrole::ValueKindRole).value<ValueKind>()) {
    case ValueKind::Bytes:
        return exactSizeText(value.toLongLong());
    case ValueKind::Number:
        return numberText(value.toLongLong());
    case ValueKind::Time: {
        const QDateTime when = value.toDateTime();
        //: how long ago, and when: "2 d ago, 20/11/2026 11:04"
        return when.isValid()
            ? tr("%1, %2").arg(ageText(when), QLocale().toString(when.toLocalTime(), QLocale::ShortFormat))
            : QString();
    }
    default:
        break;
    }
    if (value.userType() == QMetaType::QStringList)
        return value.toStringList().join(u' ');
    return PrettyProxy::displayText(index);
}

} // namespace portolan

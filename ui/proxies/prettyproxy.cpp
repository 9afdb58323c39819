// SPDX-License-Identifier: Apache-2.0
#include "proxies/prettyproxy.h"

#include "models/modelroles.h"
#include "present/errortext.h"
#include "present/plaintext.h"
#include "present/sentencetext.h"
#include "present/theme.h"
#include "present/valuetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace portolan {
namespace {

constexpr int longText = 40; // characters: from here on a tooltip shows the whole of a cell

ValueKind kindOf(const QModelIndex& index)
{
    const QVariant kind = index.data(modelrole::ValueKindRole);
    return kind.isValid() ? kind.value<ValueKind>() : ValueKind::Text;
}

//! What SentenceRole says; empty where the cell is no sentence.
QString textOf(const QVariant& sentence)
{
    return sentence.isValid() ? sentenceText(sentence.value<Sentence>()) : QString();
}

QString shortDigest(const QString& digest)
{
    const qsizetype colon = digest.indexOf(u':');
    return colon < 0 ? digest : digest.mid(colon + 1, 12);
}

bool isRightAligned(ValueKind kind)
{
    return kind == ValueKind::Bytes || kind == ValueKind::Number;
}

bool isFixedWidth(ValueKind kind)
{
    return kind == ValueKind::Code || kind == ValueKind::Digest;
}

} // namespace

PrettyProxy::PrettyProxy(QAbstractItemModel* source, QObject* parent)
    : QIdentityProxyModel(parent)
    , m_fixedFont(scaledFont(fixedFont(), 0.95))
{
    setSourceModel(source);
}

void PrettyProxy::setRelativeTimes(bool relative)
{
    m_relativeTimes = relative;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
}

void PrettyProxy::setFullDigests(bool full)
{
    m_fullDigests = full;
}

QVariant PrettyProxy::data(const QModelIndex& index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return displayText(index);
    case Qt::ToolTipRole: {
        const QString text = toolTip(index);
        return text.isEmpty() ? QVariant() : QVariant(plainToolTip(text));
    }
    case modelrole::CopyRole: {
        const QString said = textOf(QIdentityProxyModel::data(index, modelrole::SentenceRole));
        return said.isEmpty() ? QIdentityProxyModel::data(index, role) : QVariant(said);
    }
    case Qt::FontRole:
        return isFixedWidth(kindOf(index)) && index.column() != m_mediaTypeColumn ? QVariant(m_fixedFont)
                                                                                  : QVariant();
    case Qt::TextAlignmentRole:
        return isRightAligned(kindOf(index)) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant PrettyProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QVariant value = QIdentityProxyModel::headerData(section, orientation, role);
    if (role == Qt::DisplayRole && orientation == Qt::Horizontal)
        return modelText(value.toString());
    return value;
}

QString PrettyProxy::displayText(const QModelIndex& index) const
{
    const QString said = textOf(QIdentityProxyModel::data(index, modelrole::SentenceRole));
    if (!said.isEmpty())
        return said;
    const QVariant value = QIdentityProxyModel::data(index, Qt::DisplayRole);
    if (value.userType() == QMetaType::QDateTime)
        return m_relativeTimes ? ageText(value.toDateTime()) : timeText(value.toDateTime());
    if (QIdentityProxyModel::data(index, modelrole::TranslatableRole).toBool())
        return modelText(value.toString());
    if (index.column() == m_mediaTypeColumn)
        return mediaTypeText(value.toString());
    if (!m_fullDigests && kindOf(index) == ValueKind::Digest)
        return shortDigest(value.toString());
    return value.toString();
}

QString PrettyProxy::toolTip(const QModelIndex& index) const
{
    const QVariant error = QIdentityProxyModel::data(index, modelrole::ErrorRole);
    if (error.isValid() && error.value<MaybeError>()) {
        const ErrorText text = errorText(*error.value<MaybeError>());
        return text.advice.isEmpty() ? text.sentence() : text.sentence() + u'\n' + text.advice;
    }
    const QVariant value = QIdentityProxyModel::data(index, modelrole::ValueRole);
    switch (kindOf(index)) {
    case ValueKind::Bytes:
        return exactSizeText(value.toLongLong());
    case ValueKind::Time:
        return dateText(value.toDateTime());
    case ValueKind::Digest:
        return QIdentityProxyModel::data(index, modelrole::CopyRole).toString();
    default:
        break;
    }
    if (value.userType() == QMetaType::QStringList)
        return value.toStringList().join(u'\n');
    const QString said = textOf(QIdentityProxyModel::data(index, modelrole::SentenceRole));
    const QString text = said.isEmpty() ? QIdentityProxyModel::data(index, Qt::DisplayRole).toString() : said;
    const bool whole = index.column() == m_mediaTypeColumn || kindOf(index) == ValueKind::Code;
    return text.size() > longText || whole ? text : QString();
}

QString modelText(const QString& source)
{
    const QByteArray key = source.toUtf8();
    const QString text = QCoreApplication::translate("Models", key.constData());
    return text == source ? QCoreApplication::translate("Panel", key.constData()) : text;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "delegates/rowdelegate.h"

#include "models/modelroles.h"
#include "present/theme.h"
#include "proxies/prettyproxy.h"

namespace portolan {

RowDelegate::RowDelegate(QObject* parent, int extraHeight)
    : QStyledItemDelegate(parent)
    , m_extraHeight(extraHeight)
{
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(size.height(), option.fontMetrics.height() + m_extraHeight));
    return size;
}

void RowDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant tone = index.data(PrettyProxy::ToneRole);
    if (tone.isValid())
        option->palette.setColor(
            QPalette::Text, toneColour(static_cast<Tone>(tone.toInt()), option->palette));
    const QVariant kind = index.data(modelrole::ValueKindRole);
    if (!kind.isValid())
        return;
    if (kind.value<ValueKind>() == ValueKind::Heading)
        option->font.setBold(true);
    if (kind.value<ValueKind>() == ValueKind::Warning)
        option->palette.setColor(QPalette::Text, toneColour(Tone::Warning, option->palette));
}

} // namespace portolan

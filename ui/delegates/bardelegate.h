// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace portolan {

//! Paints a cell's text over a bar whose length a role gives (a fraction from 0 to 1): shares of a size,
//! progress.
class BarDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit BarDelegate(int fractionRole, QObject* parent = nullptr);

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_fractionRole;
};

} // namespace portolan

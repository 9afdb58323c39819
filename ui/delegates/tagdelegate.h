// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"

#include <QHash>
#include <QStyledItemDelegate>

namespace portolan {

//! Paints tag rows: a mark in one colour for tags that share a digest, a grey bar for what is being fetched,
//! and "Retry" in the row whose summary failed.
class TagDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

    //! Whether rows say that their summary failed; not where the whole list says so.
    void setFailuresShown(bool shown) { m_failuresShown = shown; }
    void forgetMarks(); //!< another repository is shown: colours are given anew

Q_SIGNALS:
    void retryClicked(const QModelIndex& index);

private:
    void paintFailure(QPainter* painter, const QStyleOptionViewItem& option) const;
    void paintSameMark(QPainter* painter, QStyleOptionViewItem& option, const QModelIndex& index) const;
    [[nodiscard]] bool showsFailure(const QModelIndex& index) const;
    [[nodiscard]] QColor markColour(const Digest& digest, const QPalette& palette) const;

    bool m_failuresShown = true;
    mutable QHash<Digest, int> m_marks; //!< in the order they were first painted, so that neighbours differ
};

} // namespace portolan

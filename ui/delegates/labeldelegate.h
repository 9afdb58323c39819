// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "delegates/rowdelegate.h"

class QTreeView;

namespace portolan {

//! Rows of labelled values: sentences, commands and lists too long for their column are wrapped, so that they
//! can be read whole; digests stay on one line. For trees without uniform row heights.
class LabelDelegate final : public RowDelegate {
    Q_OBJECT

public:
    explicit LabelDelegate(QTreeView* view);

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QTreeView* m_view;
};

} // namespace portolan

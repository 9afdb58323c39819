// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QStyledItemDelegate>

namespace portolan {

//! Paints the registry tree: registries with a second line for login and state, a ring while they load, and a
//! link to retry in the row that failed.
class RegistryDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit RegistryDelegate(QObject* parent = nullptr);

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

Q_SIGNALS:
    void statusActionClicked(const QModelIndex& index);

private:
    void paintRegistry(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    [[nodiscard]] QRect actionRect(const QStyleOptionViewItem& option, const QModelIndex& index) const;

    QElapsedTimer m_clock;
};

} // namespace portolan

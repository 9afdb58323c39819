// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/registrytreemodel.h"

#include <QTimer>
#include <QTreeView>

namespace portolan {

class RegistryProxy;

//! The tree of registries, groups and repositories. Indexes in its signals are of the model, not of its
//! proxy.
class RegistryPane final : public QTreeView {
    Q_OBJECT

public:
    //! `model` outlives the pane.
    explicit RegistryPane(RegistryTreeModel& model, QWidget* parent = nullptr);

    [[nodiscard]] RegistryProxy* proxy() const { return m_proxy; }
    //! Of the model; invalid when nothing is current.
    [[nodiscard]] QModelIndex currentSourceIndex() const;
    //! Makes a node current and visible without emitting nodeChosen().
    void showNode(const QModelIndex& sourceIndex);

Q_SIGNALS:
    void nodeChosen(const QModelIndex& sourceIndex); //!< the user went to another node
    void nodeActivated(const QModelIndex& sourceIndex); //!< Enter or double click
    void statusActionClicked(const QModelIndex& sourceIndex); //!< "Retry", "Add...", "Load more" in its row

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;

private:
    void animateWhileLoading();

    RegistryTreeModel& m_registries;
    RegistryProxy* m_proxy;
    QTimer m_animation;
    bool m_quiet = false;
};

} // namespace portolan

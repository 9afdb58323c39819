// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/fetchstate.h"

#include <QWidget>

class QAbstractItemModel;
class QLabel;
class QTreeView;
class QVBoxLayout;

namespace portolan {

class StatePane;

//! A tab over one answer of a registry's own API: a table, what stands in its place meanwhile, and a note. It
//! asks when it is first shown.
class ControlTab : public QWidget {
    Q_OBJECT

Q_SIGNALS:
    void remedyRequested(const portolan::Error& error);

protected:
    //! `proxy` is shown in the table; the tab takes no ownership.
    ControlTab(
        QAbstractItemModel* proxy, const QString& objectName, const QString& accessibleName, QWidget* parent);

    void showEvent(QShowEvent* event) override;
    //! To be called when the model's state changed, and at the end of the constructor of a leaf.
    void updateState();
    //! Widths of columns in characters.
    void setWidths(std::initializer_list<std::pair<int, int>> widths);

    [[nodiscard]] QTreeView* view() const { return m_view; }
    [[nodiscard]] QVBoxLayout* tabLayout() const { return m_layout; }
    void setNote(const QString& text);

    [[nodiscard]] virtual FetchState state() const = 0;
    [[nodiscard]] virtual MaybeError error() const = 0;
    virtual void fetchNow() = 0;
    virtual void retry() = 0;
    [[nodiscard]] virtual QString loadingText() const = 0;
    //! There are no rows although the answer came.
    virtual void showNothing(StatePane& pane) = 0;
    //! Texts around the table, after any change.
    virtual void updateTexts() {}

private:
    QTreeView* m_view;
    StatePane* m_pane;
    QLabel* m_note;
    QVBoxLayout* m_layout;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/taglistmodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace portolan {

class Banner;
class BusyIndicator;
class ColumnMenu;
class StatePane;
class TagDelegate;
class TagProxy;

//! The tags of one repository: filter, counters, the table, and what it says when there is nothing to show.
//! It tells the model which rows are on screen, so that those are filled first.
class TagPane final : public QWidget {
    Q_OBJECT

public:
    //! `model` outlives the pane.
    explicit TagPane(TagListModel& model, QWidget* parent = nullptr);

    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] QLineEdit* filterBox() const { return m_filter; }
    [[nodiscard]] ColumnMenu* columnMenu() const { return m_columns; }
    //! The tags selected, the current one first.
    [[nodiscard]] QList<ImageAddress> selectedTags() const;
    [[nodiscard]] QModelIndex currentTag() const; //!< of the model
    //! Makes a tag current once it is in the list; gives up when the user chooses another or the repository
    //! changes.
    void selectTag(const QString& tag);
    void setRelativeTimes(bool relative);

Q_SIGNALS:
    void selectionChanged();
    //! The user went to another tag (an index of the model), or to none.
    void tagChosen(const QModelIndex& sourceIndex);
    void tagActivated(const QModelIndex& sourceIndex);
    void contextMenuRequested(const QPoint& globalPosition);
    void remedyRequested(const portolan::Error& error);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildLayout();
    void setUpTable();
    void connectModel();
    void updateState();
    void updateCounters();
    void updateErrorBanner();
    void showSortCost(int column);
    void requestVisible();
    void trySelectPending();
    void currentRowChanged(const QModelIndex& current);
    [[nodiscard]] QString countersText() const;

    TagListModel& m_tags;
    TagProxy* m_proxy;
    TagDelegate* m_delegate = nullptr;
    QLineEdit* m_filter;
    QLabel* m_count;
    QPushButton* m_loadAll;
    QPushButton* m_stop;
    BusyIndicator* m_busy;
    Banner* m_errorBanner;
    Banner* m_sortBanner;
    QTableView* m_table;
    ColumnMenu* m_columns = nullptr;
    StatePane* m_pane;
    QTimer m_visibleTimer;
    QString m_pendingTag;
    bool m_quiet = false;
};

} // namespace portolan

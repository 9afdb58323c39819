// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/registrytreemodel.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QAction;
class QLabel;
class QListView;
class QToolButton;

namespace portolan {

class Banner;
class RegistryProxy;
class StatePane;

//! What the middle pane shows for a registry or a group of repositories: what it is, who is logged in, what
//! can be done, and what lies beneath. Indexes in signals are of the model.
class RegistryPage final : public QWidget {
    Q_OBJECT

public:
    //! What the page offers. None is owned.
    class Offers final {
    public:
        QAction* logIn = nullptr;
        QAction* addRepository = nullptr;
        QList<QAction*> buttons; //!< for every registry
    };

    RegistryPage(RegistryTreeModel& model, RegistryProxy* proxy, Offers offers, QWidget* parent = nullptr);

    void showNode(const QModelIndex& sourceIndex);
    void update();

Q_SIGNALS:
    void nodeActivated(const QModelIndex& sourceIndex);
    void retryRequested(const QModelIndex& sourceIndex);
    void remedyRequested(const portolan::Error& error);

private:
    void buildLayout();
    void updateHeader(const QModelIndex& node);
    void updateState(const QModelIndex& node);
    void showBanner(const Error& error);
    void showFailure(const Error& error);
    void showEmpty(const QModelIndex& node);

    RegistryTreeModel& m_model;
    RegistryProxy* m_proxy;
    Offers m_offers;
    QLabel* m_subtitle;
    QWidget* m_buttons;
    Banner* m_banner;
    QListView* m_list;
    StatePane* m_pane;
    QPersistentModelIndex m_node; //!< of the proxy
};

} // namespace portolan

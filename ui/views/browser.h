// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QStackedWidget;

namespace portolan {

class BreadcrumbBar;
class RegistryPage;
class PlaceBar;
class StatePane;
class TagPane;

//! The middle pane: where one is, and beneath it the page of a registry or the tags of a repository.
class Browser final : public QWidget {
    Q_OBJECT

public:
    enum class Page { Welcome, Registry, Tags };

    //! Takes ownership of the bar and both pages.
    Browser(PlaceBar* placeBar, RegistryPage* registryPage, TagPane* tagPane,
        const QList<QAction*>& welcomeActions, QWidget* parent = nullptr);

    void showPage(Page page);
    [[nodiscard]] Page page() const;
    [[nodiscard]] BreadcrumbBar* breadcrumb() const { return m_breadcrumb; }
    [[nodiscard]] PlaceBar* placeBar() const { return m_placeBar; }
    [[nodiscard]] RegistryPage* registryPage() const { return m_registryPage; }
    [[nodiscard]] TagPane* tagPane() const { return m_tagPane; }

private:
    BreadcrumbBar* m_breadcrumb;
    PlaceBar* m_placeBar;
    RegistryPage* m_registryPage;
    TagPane* m_tagPane;
    StatePane* m_welcome;
    QStackedWidget* m_stack;
};

} // namespace portolan

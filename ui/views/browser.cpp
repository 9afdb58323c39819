// SPDX-License-Identifier: Apache-2.0
#include "views/browser.h"

#include "views/breadcrumbbar.h"
#include "views/placebar.h"
#include "views/registrypage.h"
#include "views/statepane.h"
#include "views/tagpane.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace portolan {

Browser::Browser(PlaceBar* placeBar, RegistryPage* registryPage, TagPane* tagPane,
    const QList<QAction*>& welcomeActions, QWidget* parent)
    : QWidget(parent)
    , m_breadcrumb(new BreadcrumbBar(this))
    , m_placeBar(placeBar)
    , m_registryPage(registryPage)
    , m_tagPane(tagPane)
    , m_welcome(new StatePane(new QWidget(this), this))
    , m_stack(new QStackedWidget(this))
{
    m_welcome->showEmpty(QStringLiteral("registry"), tr("Choose a repository on the left"),
        tr("Or add a registry, or type any reference into Find."), welcomeActions);
    m_stack->addWidget(m_welcome);
    m_stack->addWidget(m_registryPage);
    m_stack->addWidget(m_tagPane);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_breadcrumb);
    layout->addWidget(m_placeBar);
    layout->addWidget(m_stack, 1);
}

void Browser::showPage(Page page)
{
    m_stack->setCurrentIndex(static_cast<int>(page));
}

Browser::Page Browser::page() const
{
    return static_cast<Page>(m_stack->currentIndex());
}

} // namespace portolan

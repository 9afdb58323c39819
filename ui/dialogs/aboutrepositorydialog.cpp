// SPDX-License-Identifier: Apache-2.0
#include "dialogs/aboutrepositorydialog.h"

#include "present/plaintext.h"
#include "views/foreigntext.h"
#include "views/labeltreeview.h"
#include "views/statepane.h"
#include "views/widgets.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace portolan {
AboutRepositoryDialog::AboutRepositoryDialog(PlaceInspector& place, const QString& name, QWidget* parent)
    : QDialog(parent)
    , m_place(place)
    , m_text(new ForeignText(this))
    , m_facts(new LabelTreeView(&place.facts(), tr("Facts"), this))
    , m_name(name)
    , m_headline(headline(this, name))
    , m_page(new QPushButton(tr("Open &web page"), this))
{
    setObjectName(QStringLiteral("aboutRepositoryDialog"));
    setWindowTitle(tr("About %1").arg(name));
    auto* content = new QSplitter(Qt::Vertical, this);
    content->setChildrenCollapsible(false);
    content->addWidget(m_text);
    content->addWidget(m_facts);
    m_text->setObjectName(QStringLiteral("description"));
    m_text->setAccessibleName(tr("Description"));
    m_facts->setFrameShape(QFrame::StyledPanel);
    m_pane = new StatePane(content, this);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_page, QDialogButtonBox::ActionRole);
    m_page->setObjectName(QStringLiteral("webPageButton"));
    m_page->setAutoDefault(false);
    connect(m_page, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(m_place.info().page); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(m_headline);
    layout->addWidget(m_pane, 1);
    layout->addWidget(buttons);
    resize(700, 560);
    buttons->button(QDialogButtonBox::Close)->setFocus();
    connect(&m_place, &PlaceInspector::infoChanged, this, &AboutRepositoryDialog::updateState);
    connect(m_pane, &StatePane::retryRequested, &m_place, &PlaceInspector::retry);
    connect(m_pane, &StatePane::remedyRequested, this, &AboutRepositoryDialog::remedyRequested);
    updateState();
}

void AboutRepositoryDialog::updateState()
{
    const RepositoryInfo& info = m_place.info();
    m_headline->setText(info.title.isEmpty() ? m_name : info.title);
    m_page->setVisible(info.page.scheme() == u"https" || info.page.scheme() == u"http");
    m_page->setToolTip(plainToolTip(info.page.toDisplayString()));
    if (m_shown != info.description) { // a text that is set anew scrolls to its beginning
        m_shown = info.description;
        m_text->setMarkdown(info.description);
    }
    m_text->setVisible(!info.description.trimmed().isEmpty());
    m_facts->setVisible(m_place.facts().rowCount() > 0);
    switch (m_place.infoState()) {
    case FetchState::Ready:
        if (m_text->isHidden() && m_facts->isHidden())
            m_pane->showEmpty(QStringLiteral("info"), tr("Nothing is said of it"),
                tr("The registry keeps no description of this repository."));
        else
            m_pane->showContent();
        break;
    case FetchState::Failed:
        if (m_place.infoError())
            m_pane->showError(*m_place.infoError());
        break;
    case FetchState::Loading:
    case FetchState::Idle:
        m_pane->showLoading(tr("Asking the registry..."));
        break;
    }
}

} // namespace portolan

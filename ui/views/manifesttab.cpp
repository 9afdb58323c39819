// SPDX-License-Identifier: Apache-2.0
#include "views/manifesttab.h"

#include "present/icons.h"
#include "present/sentencetext.h"
#include "present/valuetext.h"
#include "views/banner.h"
#include "views/jsonview.h"
#include "views/statepane.h"
#include "views/widgets.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace portolan {

ManifestTab::ManifestTab(ManifestTextModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_banner(new Banner(this))
    , m_view(new JsonView(model, this))
    , m_pane(nullptr)
{
    auto* content = new QWidget(this);
    auto* hint = new QLabel(tr("Click a digest to follow it."), content);
    setTone(hint, Tone::Muted);
    auto* copy = new QToolButton(content);
    copy->setIcon(themedIcon(QStringLiteral("copy-text")));
    copy->setText(tr("Copy as received"));
    copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    copy->setAutoRaise(true);
    copy->setFocusPolicy(Qt::StrongFocus);
    copy->setObjectName(QStringLiteral("copyManifest"));
    copy->setToolTip(tr("Copy the manifest's exact bytes, the ones its digest is made of"));
    connect(copy, &QToolButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_model.bytes())); });
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 2, 4, 2);
    bar->addWidget(hint, 1);
    bar->addWidget(copy);
    auto* body = new QVBoxLayout(content);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addLayout(bar);
    body->addWidget(m_banner);
    body->addWidget(m_view, 1);
    m_pane = new StatePane(content, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pane);
    connect(m_view, &JsonView::digestActivated, this, &ManifestTab::digestActivated);
    connect(m_view, &JsonView::textShown, this, &ManifestTab::updateBanner);
    connect(m_banner, &Banner::buttonClicked, m_view, &JsonView::showAll);
    connect(&m_model, &ManifestTextModel::changed, this, &ManifestTab::updateState);
    updateState();
}

void ManifestTab::updateState()
{
    if (m_model.limitation().isEmpty())
        m_pane->showContent();
    else
        m_pane->showEmpty(QStringLiteral("manifest"), tr("The manifest could not be read"),
            tr("The registry described the image without it: %1").arg(sentenceText(m_model.limitation())));
}

void ManifestTab::updateBanner()
{
    if (!m_view->isCut()) {
        m_banner->hide();
        return;
    }
    m_banner->showText(Tone::Muted, tr("This manifest is large: its first part is shown."),
        tr("Show all %1").arg(sizeText(m_model.bytes().size())));
}

} // namespace portolan

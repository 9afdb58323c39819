// SPDX-License-Identifier: Apache-2.0
#include "views/manifesttab.h"

#include "present/icons.h"
#include "present/valuetext.h"
#include "views/banner.h"
#include "views/jsonview.h"
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
{
    auto* hint = new QLabel(tr("Click a digest to follow it."), this);
    setTone(hint, Tone::Muted);
    auto* copy = new QToolButton(this);
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
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_banner);
    layout->addWidget(m_view, 1);
    connect(m_view, &JsonView::digestActivated, this, &ManifestTab::digestActivated);
    connect(m_view, &JsonView::textShown, this, &ManifestTab::updateBanner);
    connect(m_banner, &Banner::buttonClicked, m_view, &JsonView::showAll);
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

// SPDX-License-Identifier: Apache-2.0
#include "dialogs/dialogstatus.h"

#include "views/busyindicator.h"
#include "views/errorpanel.h"
#include "views/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace portolan {

DialogStatus::DialogStatus(QWidget* parent)
    : QWidget(parent)
    , m_busy(new BusyIndicator(this))
    , m_text(wrappedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_error(new ErrorPanel(this))
{
    m_text->setObjectName(QStringLiteral("statusText"));
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_stop->setAutoDefault(false);
    m_stop->setToolTip(tr("Give up waiting"));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setMaximumHeight(8);
    m_error->setRetryVisible(false);
    m_busy->setFixedSize(18, 18);

    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_busy);
    line->addWidget(m_text, 1);
    line->addWidget(m_stop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->addLayout(line);
    layout->addWidget(m_bar);
    layout->addWidget(m_error);

    connect(m_stop, &QPushButton::clicked, this, &DialogStatus::stopRequested);
    connect(m_error, &ErrorPanel::retryRequested, this, &DialogStatus::retryRequested);
    connect(m_error, &ErrorPanel::remedyRequested, this, &DialogStatus::remedyRequested);
    clear();
}

void DialogStatus::clear()
{
    m_text->clear();
    m_text->hide();
    showParts(false, false, false);
}

void DialogStatus::showBusy(const QString& what, bool canStop)
{
    m_text->setText(what);
    m_text->show();
    setTone(m_text, Tone::Muted);
    showParts(true, false, false);
    m_stop->setVisible(canStop);
}

void DialogStatus::showProgress(const QString& what, qint64 done, qint64 total)
{
    showBusy(what);
    // QProgressBar counts in int; a thousand steps are enough for the eye.
    m_bar->setRange(0, total > 0 ? 1000 : 0);
    m_bar->setValue(total > 0 ? static_cast<int>(done * 1000 / total) : 0);
    m_bar->show();
}

void DialogStatus::showRemark(const QString& text, bool warning)
{
    m_text->setText(text);
    m_text->show();
    setTone(m_text, warning ? Tone::Warning : Tone::Muted);
    showParts(false, false, false);
}

void DialogStatus::showError(const Error& error)
{
    m_text->clear();
    m_text->hide();
    m_error->setError(error);
    showParts(false, false, true);
}

QString DialogStatus::text() const
{
    return m_text->text();
}

void DialogStatus::showParts(bool busy, bool bar, bool error)
{
    m_busy->setVisible(busy);
    if (busy)
        m_busy->start();
    else
        m_busy->stop();
    m_stop->setVisible(busy);
    m_bar->setVisible(bar);
    m_error->setVisible(error);
    growToFit(this);
}

} // namespace portolan

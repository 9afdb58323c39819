// SPDX-License-Identifier: Apache-2.0
#include "views/statusline.h"

#include "models/activitymodel.h"
#include "present/valuetext.h"
#include "views/busyindicator.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace portolan {

StatusLine::StatusLine(ActivityModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_busy(new BusyIndicator(this))
    , m_button(new QToolButton(this))
{
    m_busy->setFixedSize(14, 14);
    m_button->setObjectName(QStringLiteral("requestCounter"));
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->setToolTip(tr("Show requests and failures"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->addWidget(m_busy);
    layout->addWidget(m_button);
    connect(m_button, &QToolButton::clicked, this, &StatusLine::clicked);
    connect(&m_model, &ActivityModel::countersChanged, this, &StatusLine::update);
    update();
}

void StatusLine::update()
{
    const int inFlight = m_model.inFlight();
    const int errors = m_model.errorCount();
    if (inFlight > 0)
        m_busy->start();
    else
        m_busy->stop();
    m_busy->setVisible(inFlight > 0);
    QStringList parts;
    if (inFlight > 0)
        parts << (inFlight == 1 ? tr("1 request under way")
                                : tr("%1 requests under way").arg(numberText(inFlight)));
    else if (m_model.exchanges() == 1)
        parts << tr("1 request, %1").arg(sizeText(m_model.bytesReceived()));
    else if (m_model.exchanges() > 1)
        parts
            << tr("%1 requests, %2").arg(numberText(m_model.exchanges()), sizeText(m_model.bytesReceived()));
    else
        parts << tr("No requests");
    if (errors > 0)
        parts << tr("%1 failed").arg(numberText(errors));
    //: between "3 requests under way" and "1 failed"
    m_button->setText(parts.join(tr(" \u00b7 ")));
    m_button->setAccessibleName(m_button->text());
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "views/severitybar.h"

#include "present/valuetext.h"
#include "proxies/severityproxy.h"

#include <QPainter>

namespace portolan {
namespace {

constexpr int padding = 8;
constexpr int gap = 6;

} // namespace

SeverityBar::SeverityBar(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("severityBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SeverityBar::setCounts(const Counts& counts)
{
    m_counts = counts;
    setAccessibleName(labels().join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QStringList SeverityBar::labels() const
{
    QStringList labels;
    for (int i = 0; i < VulnerabilityModel::severities; ++i) {
        const qsizetype count = m_counts.at(static_cast<size_t>(i));
        if (count > 0)
            labels << modelText(QString::fromLatin1(severityName(static_cast<Severity>(i)))) + u' '
                    + numberText(count);
    }
    return labels;
}

QSize SeverityBar::sizeHint() const
{
    int width = 0;
    for (const QString& label : labels())
        width += fontMetrics().horizontalAdvance(label) + 2 * padding + gap;
    return {width, fontMetrics().height() + padding};
}

void SeverityBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int left = 0;
    for (int i = 0; i < VulnerabilityModel::severities; ++i) {
        const qsizetype count = m_counts.at(static_cast<size_t>(i));
        if (count == 0)
            continue;
        const auto severity = static_cast<Severity>(i);
        const QString label =
            modelText(QString::fromLatin1(severityName(severity))) + u' ' + numberText(count);
        const QRect badge(left, 0, fontMetrics().horizontalAdvance(label) + 2 * padding, height() - 1);
        const Tone tone = severityTone(severity);
        painter.setPen(Qt::NoPen);
        painter.setBrush(toneBackground(tone, palette()));
        painter.drawRoundedRect(badge, 4, 4);
        painter.setPen(toneColour(tone, palette()));
        painter.drawText(badge, Qt::AlignCenter, label);
        left = badge.right() + gap;
    }
}

} // namespace portolan

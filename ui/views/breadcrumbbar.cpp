// SPDX-License-Identifier: Apache-2.0
#include "views/breadcrumbbar.h"

#include "present/plaintext.h"
#include "views/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <memory>

namespace portolan {

BreadcrumbBar::BreadcrumbBar(QWidget* parent) : QWidget(parent), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(8, 6, 8, 2);
    m_layout->setSpacing(0);
    setAccessibleName(tr("Location"));
    // Long paths are cut at the right, they never make the pane wide.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void BreadcrumbBar::setLocation(const RepositoryAddress& location, const QString& registryName)
{
    while (const std::unique_ptr<QLayoutItem> item{m_layout->takeAt(0)}) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
    }
    m_parts.clear();
    if (registryName.isEmpty())
        return;
    const QStringList segments = location.repository.split(u'/', Qt::SkipEmptyParts);
    addPart(registryName, RepositoryAddress(location.registry, QString()), segments.isEmpty());
    for (qsizetype i = 0; i < segments.size(); ++i) {
        auto* separator = new QLabel(QStringLiteral("/"), this);
        setTone(separator, Tone::Muted);
        m_layout->addWidget(separator);
        addPart(segments.at(i), RepositoryAddress(location.registry, segments.mid(0, i + 1).join(u'/')),
            i + 1 == segments.size());
    }
    m_layout->addStretch(1);
}

QString BreadcrumbBar::text() const
{
    return m_parts.join(QStringLiteral(" / "));
}

void BreadcrumbBar::addPart(const QString& label, const RepositoryAddress& target, bool last)
{
    m_parts << label;
    auto* button = new QToolButton(this);
    button->setAutoRaise(true);
    // An ampersand in a name is no mnemonic.
    button->setText(QString(label).replace(u'&', QStringLiteral("&&")));
    button->setFont(scaledFont(font(), 1.15, last));
    button->setAccessibleName(tr("Go to %1").arg(label));
    button->setToolTip(plainToolTip(tr("Go to %1").arg(m_parts.join(u'/'))));
    connect(button, &QToolButton::clicked, this, [this, target] { Q_EMIT locationClicked(target); });
    m_layout->addWidget(button);
}

} // namespace portolan

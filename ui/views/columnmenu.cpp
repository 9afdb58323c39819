// SPDX-License-Identifier: Apache-2.0
#include "views/columnmenu.h"

#include <QHeaderView>

namespace portolan {

ColumnMenu::ColumnMenu(QHeaderView* header, QList<int> hidden, QWidget* parent)
    : QMenu(tr("Columns"), parent)
    , m_header(header)
    , m_hidden(std::move(hidden))
{
    setObjectName(QStringLiteral("columnMenu"));
    showDefaults();
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_header, &QWidget::customContextMenuRequested, this,
        [this](const QPoint& position) { popup(m_header->mapToGlobal(position)); });
    connect(this, &QMenu::aboutToShow, this, &ColumnMenu::fill);
    fill();
}

void ColumnMenu::fill()
{
    clear();
    for (int place = 0; place < m_header->count(); ++place) {
        const int column = m_header->logicalIndex(place);
        const QString title = m_header->model()->headerData(column, Qt::Horizontal).toString();
        QAction* action = addAction(QString(title).replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(!m_header->isSectionHidden(column));
        action->setEnabled(column != 0);
        action->setData(column);
        connect(action, &QAction::toggled, this,
            [this, column](bool shown) { m_header->setSectionHidden(column, !shown); });
    }
    addSeparator();
    connect(addAction(tr("Default columns")), &QAction::triggered, this, &ColumnMenu::showDefaults);
}

void ColumnMenu::showDefaults()
{
    for (int column = 0; column < m_header->count(); ++column)
        m_header->setSectionHidden(column, m_hidden.contains(column));
}

} // namespace portolan

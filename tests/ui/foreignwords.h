// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemView>
#include <QAction>
#include <QLabel>
#include <QTextDocumentFragment>

namespace portolan {

//! Words of a stranger that Qt would take for HTML, and where a window does so.
class ForeignWords final {
public:
    const QString mark = QStringLiteral("<b>x</b><img src=");
    const QString evil = mark + QStringLiteral("file:///etc/passwd>");
    const QString tag = mark + QStringLiteral("passwd>"); // with a colon it would be a digest
    QStringList interpreted;
    int seen = 0;

    void look(const QWidget* root)
    {
        QList<QWidget*> widgets = root->findChildren<QWidget*>();
        for (const QWidget* widget : std::as_const(widgets)) {
            check(widget->objectName() + QStringLiteral(" tool tip"), widget->toolTip(), Qt::AutoText);
            for (const QAction* action : widget->actions())
                check(action->objectName() + QStringLiteral(" tool tip"), action->toolTip(), Qt::AutoText);
            if (const auto* label = qobject_cast<const QLabel*>(widget))
                check(label->objectName(), label->text(), label->textFormat());
            if (const auto* view = qobject_cast<const QAbstractItemView*>(widget); view && view->model())
                lookAt(*view->model(), view->objectName(), QModelIndex());
        }
    }

private:
    void lookAt(const QAbstractItemModel& model, const QString& name, const QModelIndex& parent)
    {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QString tip = model.index(row, column, parent).data(Qt::ToolTipRole).toString();
                check(QStringLiteral("%1, column %2").arg(name).arg(column), tip, Qt::AutoText);
            }
            lookAt(model, name, model.index(row, 0, parent));
        }
    }

    void check(const QString& where, const QString& text, Qt::TextFormat format)
    {
        if (!text.contains(mark) && !text.contains(mark.toHtmlEscaped()))
            return;
        ++seen;
        const bool rich = format == Qt::RichText || (format == Qt::AutoText && Qt::mightBeRichText(text));
        const QString shown = rich ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
        if (!shown.contains(mark))
            interpreted << where + QStringLiteral(": ") + text;
    }
};

} // namespace portolan

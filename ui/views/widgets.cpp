// SPDX-License-Identifier: Apache-2.0
#include "views/widgets.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTreeView>

namespace portolan {
namespace {

//! Keeps a label's text in its tone when the palette changes.
class ToneKeeper final : public QObject {
public:
    ToneKeeper(QLabel* label, Tone tone) : QObject(label), m_label(label), m_tone(tone)
    {
        setObjectName(QStringLiteral("toneKeeper"));
        label->installEventFilter(this);
        apply();
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::ApplicationPaletteChange)
            apply();
        return QObject::eventFilter(watched, event);
    }

private:
    void apply()
    {
        QPalette palette = m_label->palette();
        palette.setColor(QPalette::WindowText, toneColour(m_tone, QGuiApplication::palette()));
        m_label->setPalette(palette);
    }

    QLabel* m_label;
    Tone m_tone;
};

} // namespace

QLabel* wrappedLabel(QWidget* parent, const QString& text)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel* headline(QWidget* parent, const QString& text)
{
    QLabel* label = wrappedLabel(parent, text);
    label->setFont(scaledFont(label->font(), 1.25, true));
    return label;
}

void setTone(QLabel* label, Tone tone)
{
    if (QObject* old = label->findChild<QObject*>(QStringLiteral("toneKeeper"), Qt::FindDirectChildrenOnly)) {
        label->removeEventFilter(old);
        old->setObjectName(QString());
        old->deleteLater();
    }
    new ToneKeeper(label, tone); // the label owns it
}

void setUpTree(QTreeView* view, const QString& accessibleName)
{
    view->setAccessibleName(accessibleName);
    view->setUniformRowHeights(true);
    view->setAllColumnsShowFocus(true);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setFrameShape(QFrame::NoFrame);
    view->setTextElideMode(Qt::ElideRight);
    view->header()->setHighlightSections(false);
    view->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->header()->setStretchLastSection(true);
    view->header()->setAccessibleName(QLabel::tr("Columns of %1").arg(accessibleName));
}

void growToFit(QWidget* widget)
{
    QWidget* window = widget->window();
    const QLayout* layout = window->layout();
    if (!window->isVisible() || !layout)
        return;
    // Layouts hear of a change in those within them only later.
    for (QWidget* part = widget; part != window; part = part->parentWidget())
        part->updateGeometry();
    const int needed = layout->totalHeightForWidth(window->width());
    if (needed > window->height())
        window->resize(window->width(), needed);
}

void focusNext(const QList<QWidget*>& panes, const QWidget* focus)
{
    qsizetype current = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            current = i;
    }
    for (qsizetype step = 1; step <= panes.size(); ++step) {
        QWidget* next = panes.at((current + step) % panes.size());
        if (!next->isVisible())
            continue;
        next->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

void setWidths(QTreeView* view, const QList<std::pair<int, int>>& widths)
{
    const int unit = view->fontMetrics().averageCharWidth();
    for (const auto& [column, characters] : widths)
        view->setColumnWidth(column, std::max(characters * unit, view->header()->sectionSizeHint(column)));
}

QWidget* formRow(QWidget* parent, QWidget* wide, QWidget* narrow)
{
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(wide, 1);
    layout->addWidget(narrow);
    row->setFocusProxy(wide);
    return row;
}

QLabel* hintLabel(QWidget* parent)
{
    QLabel* label = wrappedLabel(parent);
    label->setObjectName(QStringLiteral("hint"));
    label->setMinimumWidth(360);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return label;
}

QFormLayout* newForm()
{
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    return form;
}

} // namespace portolan

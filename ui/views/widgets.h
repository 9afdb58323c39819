// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "present/theme.h"

#include <QList>
#include <QString>

class QFormLayout;
class QLabel;
class QTreeView;
class QWidget;

namespace portolan {

// Small widgets set up the same way everywhere.

//! Word-wrapped plain text that can be selected and copied.
[[nodiscard]] QLabel* wrappedLabel(QWidget* parent, const QString& text = QString());
//! A dialog's headline.
[[nodiscard]] QLabel* headline(QWidget* parent, const QString& text);
//! Paints the label's text in a tone, in light and dark.
void setTone(QLabel* label, Tone tone);
//! A list or tree that looks like ours: whole rows, quiet header, uniform rows, named for screen readers.
void setUpTree(QTreeView* view, const QString& accessibleName);
//! Widths of columns in characters; never so narrow that a heading is cut off.
void setWidths(QTreeView* view, const QList<std::pair<int, int>>& widths);
//! A form with our margins and labels on the left.
[[nodiscard]] QFormLayout* newForm();
//! Makes the dialog around a widget high enough: a window keeps its height when wrapped text in it needs
//! more.
void growToFit(QWidget* widget);
//! Gives the focus to the pane behind the one that holds `focus`, going round; hidden ones are left out.
void focusNext(const QList<QWidget*>& panes, const QWidget* focus);
//! Two widgets in one row of a form; the label's mnemonic goes to the first.
[[nodiscard]] QWidget* formRow(QWidget* parent, QWidget* wide, QWidget* narrow);
//! A hint under a form's line: word-wrapped, as wide as the line.
[[nodiscard]] QLabel* hintLabel(QWidget* parent);

} // namespace portolan

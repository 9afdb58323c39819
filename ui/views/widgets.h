// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "present/theme.h"

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
//! A form with our margins and labels on the left.
[[nodiscard]] QFormLayout* newForm();
//! Two widgets in one row of a form; the label's mnemonic goes to the first.
[[nodiscard]] QWidget* formRow(QWidget* parent, QWidget* wide, QWidget* narrow);
//! A hint under a form's line: word-wrapped, as wide as the line.
[[nodiscard]] QLabel* hintLabel(QWidget* parent);

} // namespace portolan

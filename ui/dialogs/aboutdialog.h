// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace portolan {

//! What this program is, its version and licence.
class AboutDialog final : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

} // namespace portolan

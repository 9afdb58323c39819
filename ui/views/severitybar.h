// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/vulnerabilitymodel.h"

#include <QWidget>

namespace portolan {

//! How many findings of each severity there are, as coloured badges in one line.
class SeverityBar final : public QWidget {
    Q_OBJECT

public:
    using Counts = std::array<qsizetype, VulnerabilityModel::severities>;

    explicit SeverityBar(QWidget* parent = nullptr);

    void setCounts(const Counts& counts);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QStringList labels() const;

    Counts m_counts{};
};

} // namespace portolan

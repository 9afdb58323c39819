// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace portolan {

//! Fusion with thin splitters and roomier lists, for desktops that bring no style of their own.
class PortolanStyle final : public QProxyStyle {
    Q_OBJECT

public:
    //! The name of a bool property of tab bars that do not want the buttons to scroll them.
    static constexpr const char* noScrollButtons = "portolanNoScrollButtons";

    PortolanStyle();

    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
        const QWidget* widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
        QStyleHintReturn* returnData = nullptr) const override;
};

} // namespace portolan

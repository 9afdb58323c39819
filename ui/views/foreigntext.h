// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextBrowser>

namespace portolan {

//! Shows formatted text that strangers wrote: nothing is loaded for it, neither images nor style sheets, and
//! only links to the web can be followed, in the web browser.
class ForeignText final : public QTextBrowser {
    Q_OBJECT

public:
    explicit ForeignText(QWidget* parent = nullptr);

    QVariant loadResource(int type, const QUrl& name) override;

private:
    void follow(const QUrl& link);
};

} // namespace portolan

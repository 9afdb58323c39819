// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace portolan {

//! Tells something outside of the window, in the desktop's own way. GUI thread.
class Notifier : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    //! Plain text; instead of what was told before, if that is still there. Must hold no secret: desktops
    //! keep notifications and show them on locked screens.
    virtual void tell(const QString& title, const QString& text) = 0;

Q_SIGNALS:
    void activated(); //!< the user clicked what was told last
};

} // namespace portolan

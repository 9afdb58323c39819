// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakecontrolservice.h"
#include "ui/windowfixture.h"

namespace portolan {

//! A test of what registries offer by APIs of their own, whose every function begins with a window at the tag
//! v5 of a registry that offers everything().
class ControlTest : public WindowTest {
    Q_OBJECT

protected Q_SLOTS:
    void init();

protected:
    [[nodiscard]] static Offering everything();
    [[nodiscard]] static TagHistory history(); //!< of v5: the current image, one before, one that is gone
    [[nodiscard]] static Panel operatorPanel(int rows);

    [[nodiscard]] FakeControlService& control() { return m_fixture->service.control(); }
    [[nodiscard]] ImageAddress image(const QString& tag) const
    {
        return {m_fixture->stable.registry, m_fixture->stable.repository, tag};
    }
    //! What the bar over the tags offers under this name; null: nothing.
    [[nodiscard]] QAction* barAction(const QString& name) const;
    void pressBar(const QString& name);
    //! Shows a tab of the details pane; null when there is none of that title.
    [[nodiscard]] QWidget* openTab(const QString& title);

    template <typename Widget> [[nodiscard]] static Widget* in(const QWidget* parent, const char* name)
    {
        return parent->findChild<Widget*>(QString::fromLatin1(name));
    }

    const QString operatorId = QStringLiteral("operator");
};

} // namespace portolan

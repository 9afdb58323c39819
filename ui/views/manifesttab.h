// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/manifesttextmodel.h"

#include <QWidget>

namespace portolan {

class Banner;
class JsonView;
class StatePane;

//! The Manifest tab: formatted JSON with digests to follow, and a button for the bytes as they were received;
//! or why there are none.
class ManifestTab final : public QWidget {
    Q_OBJECT

public:
    //! `model` outlives the tab.
    explicit ManifestTab(ManifestTextModel& model, QWidget* parent = nullptr);

    [[nodiscard]] JsonView* view() const { return m_view; }

Q_SIGNALS:
    void digestActivated(const portolan::Digest& digest);

private:
    void updateState();
    void updateBanner();

    ManifestTextModel& m_model;
    Banner* m_banner;
    JsonView* m_view;
    StatePane* m_pane;
};

} // namespace portolan

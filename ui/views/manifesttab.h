// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/manifesttextmodel.h"

#include <QWidget>

namespace portolan {

class Banner;
class JsonView;

//! The Manifest tab: formatted JSON with digests to follow, and a button for the bytes as they were received.
class ManifestTab final : public QWidget {
    Q_OBJECT

public:
    //! `model` outlives the tab.
    explicit ManifestTab(ManifestTextModel& model, QWidget* parent = nullptr);

    [[nodiscard]] JsonView* view() const { return m_view; }

Q_SIGNALS:
    void digestActivated(const portolan::Digest& digest);

private:
    void updateBanner();

    ManifestTextModel& m_model;
    Banner* m_banner;
    JsonView* m_view;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/imageusesmodel.h"
#include "views/controltab.h"

namespace portolan {

//! Who runs or builds from the image, as far as the user may read.
class ImageUsesTab final : public ControlTab {
    Q_OBJECT

public:
    //! `model` outlives the tab.
    explicit ImageUsesTab(ImageUsesModel& model, QWidget* parent = nullptr);

protected:
    [[nodiscard]] FetchState state() const override { return m_model.state(); }
    [[nodiscard]] MaybeError error() const override { return m_model.error(); }
    void fetchNow() override { m_model.fetchNow(); }
    void retry() override { m_model.retry(); }
    [[nodiscard]] QString loadingText() const override;
    void showNothing(StatePane& pane) override;
    void updateTexts() override;

private:
    ImageUsesModel& m_model;
};

} // namespace portolan

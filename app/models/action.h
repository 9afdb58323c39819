// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/actionplanmodel.h"
#include "models/plannedchange.h"
#include "service/controlservice.h"

namespace portolan {

//! One action of a control plane from wish to report, as a dialog shows it: plan(), read model(), then
//! perform(). Nothing is sent that changes anything before perform(). Destroying it gives up what is under
//! way. GUI thread.
class Action final : public PlannedChange {
    Q_OBJECT

public:
    //! `control` outlives it.
    explicit Action(ControlService& control, QObject* parent = nullptr);
    ~Action() override;
    Q_DISABLE_COPY_MOVE(Action)

    void plan(const RegistryId& registry, const ActionWish& wish); //!< also again, with other choices
    //! Only when canPerform(). `login`: for ActionKind::CreatePullSecret.
    void perform(const std::optional<Credential>& login = std::nullopt);

    [[nodiscard]] const ActionPlan& currentPlan() const { return m_plan; }
    [[nodiscard]] const ActionReport& report() const { return m_report; } //!< once Done
    [[nodiscard]] const ActionProgress& progress() const { return m_progress; } //!< while Performing
    [[nodiscard]] bool canPerform() const { return stage() == Stage::Planned && m_plan.isExecutable(); }
    [[nodiscard]] ActionPlanModel& model() { return m_model; }

Q_SIGNALS:
    void progressed();

private:
    void planAgain() override;

    ControlService& m_control;
    RegistryId m_registry;
    ActionWish m_wish;
    ActionPlan m_plan;
    ActionReport m_report;
    ActionProgress m_progress;
    ActionPlanModel m_model;
};

} // namespace portolan

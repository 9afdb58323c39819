// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/actionplanmodel.h"
#include "models/fetchstate.h"
#include "service/controlservice.h"

#include <QObject>

namespace portolan {

//! One action of a control plane from wish to report, as a dialog shows it: plan(), read model(), then
//! perform(). Nothing is sent that changes anything before perform(). Destroying it gives up what is under
//! way. GUI thread.
class Action final : public QObject {
    Q_OBJECT

public:
    enum class Stage { Idle, Planning, Planned, Performing, Done, Failed };
    Q_ENUM(Stage)

    //! `control` outlives it.
    explicit Action(ControlService& control, QObject* parent = nullptr);
    ~Action() override;
    Q_DISABLE_COPY_MOVE(Action)

    void plan(const RegistryId& registry, const ActionWish& wish); //!< also again, with other choices
    //! Only when canPerform(). `login`: for ActionKind::CreatePullSecret.
    void perform(const std::optional<Credential>& login = std::nullopt);
    void cancel(); //!< back to Idle; what the server was told stays told
    void retry(); //!< after Failed: plans again; nothing is repeated without a fresh plan

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] const MaybeError& error() const { return m_error; }
    [[nodiscard]] const ActionPlan& currentPlan() const { return m_plan; }
    [[nodiscard]] const ActionReport& report() const { return m_report; } //!< once Done
    [[nodiscard]] const ActionProgress& progress() const { return m_progress; } //!< while Performing
    [[nodiscard]] bool canPerform() const { return m_stage == Stage::Planned && m_plan.isExecutable(); }
    [[nodiscard]] ActionPlanModel& model() { return m_model; }

Q_SIGNALS:
    void stageChanged();
    void progressed();

private:
    void setStage(Stage stage, MaybeError error = std::nullopt);

    ControlService& m_control;
    RegistryId m_registry;
    ActionWish m_wish;
    ActionPlan m_plan;
    ActionReport m_report;
    ActionProgress m_progress;
    ActionPlanModel m_model;
    Stage m_stage = Stage::Idle;
    MaybeError m_error;
    RequestHandle m_request;
};

} // namespace portolan

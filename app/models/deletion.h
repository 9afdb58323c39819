// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/deleteplanmodel.h"
#include "service/registryservice.h"

#include <QObject>

namespace portolan {

//! One deletion from wish to report, as the dialog shows it: plan(), read model(), then perform(). Nothing is
//! sent that changes anything before perform(). Destroying it gives up what is under way, between steps. GUI
//! thread.
class Deletion final : public QObject {
    Q_OBJECT

public:
    enum class Stage { Idle, Planning, Planned, Performing, Done, Failed };
    Q_ENUM(Stage)

    //! `service` outlives it.
    explicit Deletion(RegistryService& service, QObject* parent = nullptr);
    ~Deletion() override;
    Q_DISABLE_COPY_MOVE(Deletion)

    void plan(const RegistryId& registry, const DeleteWish& wish); //!< also again, with other choices
    void perform(); //!< only when Planned and executable
    void cancel(); //!< back to Idle
    void retry(); //!< after Failed: plans again; a deletion is never repeated without a fresh plan

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] const MaybeError& error() const { return m_error; }
    [[nodiscard]] const DeletePlan& currentPlan() const { return m_plan; }
    [[nodiscard]] const DeleteReport& report() const { return m_report; } //!< once Done
    [[nodiscard]] bool canPerform() const { return m_stage == Stage::Planned && m_plan.isExecutable(); }
    [[nodiscard]] DeletePlanModel& model() { return m_model; }

Q_SIGNALS:
    void stageChanged();
    void progressed(qint64 done, qint64 total); //!< while Planning; total may be 0: not known

private:
    void setStage(Stage stage, MaybeError error = std::nullopt);

    RegistryService& m_service;
    RegistryId m_registry;
    DeleteWish m_wish;
    DeletePlan m_plan;
    DeleteReport m_report;
    DeletePlanModel m_model;
    Stage m_stage = Stage::Idle;
    MaybeError m_error;
    RequestHandle m_request;
};

} // namespace portolan

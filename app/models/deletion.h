// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/deleteplanmodel.h"
#include "models/plannedchange.h"
#include "service/registryservice.h"

namespace portolan {

//! One deletion from wish to report, as the dialog shows it: plan(), read model(), then perform(). Nothing is
//! sent that changes anything before perform(). Destroying it gives up what is under way, between steps. GUI
//! thread.
class Deletion final : public PlannedChange {
    Q_OBJECT

public:
    //! `service` outlives it.
    explicit Deletion(RegistryService& service, QObject* parent = nullptr);
    ~Deletion() override;
    Q_DISABLE_COPY_MOVE(Deletion)

    void plan(const RegistryId& registry, const DeleteWish& wish); //!< also again, with other choices
    void perform(); //!< only when Planned and executable

    [[nodiscard]] const DeletePlan& currentPlan() const { return m_plan; }
    [[nodiscard]] const DeleteReport& report() const { return m_report; } //!< once Done
    [[nodiscard]] bool canPerform() const { return stage() == Stage::Planned && m_plan.isExecutable(); }
    [[nodiscard]] DeletePlanModel& model() { return m_model; }

Q_SIGNALS:
    void progressed(qint64 done, qint64 total); //!< while Planning; total may be 0: not known

private:
    void planAgain() override;

    RegistryService& m_service;
    RegistryId m_registry;
    DeleteWish m_wish;
    DeletePlan m_plan;
    DeleteReport m_report;
    DeletePlanModel m_model;
};

} // namespace portolan

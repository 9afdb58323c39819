// SPDX-License-Identifier: Apache-2.0
#include "models/action.h"

namespace portolan {

Action::Action(ControlService& control, QObject* parent) : PlannedChange(parent), m_control(control) {}

Action::~Action() = default;

void Action::plan(const RegistryId& registry, const ActionWish& wish)
{
    if (stage() == Stage::Performing)
        return;
    m_registry = registry;
    m_wish = wish;
    m_plan = ActionPlan();
    m_model.clear();
    request() = m_control.planAction(registry, wish, [this](const Result<ActionPlan>& result) {
        if (!result)
            return fail(result.error());
        m_plan = *result;
        m_model.setPlan(m_plan);
        setStage(Stage::Planned);
    });
    setStage(Stage::Planning);
}

void Action::perform(const std::optional<Credential>& login)
{
    if (!canPerform())
        return;
    m_progress = ActionProgress();
    request() = m_control.performAction(
        m_plan, login,
        [this](const ActionProgress& progress) {
            m_progress = progress;
            Q_EMIT progressed();
        },
        [this](const Result<ActionReport>& result) {
            if (!result)
                return fail(result.error());
            m_report = *result;
            m_model.setReport(m_report);
            setStage(Stage::Done);
        });
    setStage(Stage::Performing);
}

void Action::planAgain()
{
    plan(m_registry, m_wish);
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "models/action.h"

namespace portolan {

Action::Action(ControlService& control, QObject* parent) : QObject(parent), m_control(control) {}

Action::~Action() = default;

void Action::plan(const RegistryId& registry, const ActionWish& wish)
{
    if (m_stage == Stage::Performing)
        return;
    m_registry = registry;
    m_wish = wish;
    m_plan = ActionPlan();
    m_model.clear();
    m_request = m_control.planAction(registry, wish, [this](const Result<ActionPlan>& result) {
        if (!result) {
            setStage(Stage::Failed, result.error());
            return;
        }
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
    m_request = m_control.performAction(
        m_plan, login,
        [this](const ActionProgress& progress) {
            m_progress = progress;
            Q_EMIT progressed();
        },
        [this](const Result<ActionReport>& result) {
            if (!result) {
                setStage(Stage::Failed, result.error());
                return;
            }
            m_report = *result;
            m_model.setReport(m_report);
            setStage(Stage::Done);
        });
    setStage(Stage::Performing);
}

void Action::cancel()
{
    m_request.cancel();
    setStage(Stage::Idle);
}

void Action::retry()
{
    if (m_stage == Stage::Failed)
        plan(m_registry, m_wish);
}

void Action::setStage(Stage stage, MaybeError error)
{
    m_stage = stage;
    m_error = std::move(error);
    Q_EMIT stageChanged();
}

} // namespace portolan

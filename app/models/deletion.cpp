// SPDX-License-Identifier: Apache-2.0
#include "models/deletion.h"

namespace portolan {

Deletion::Deletion(RegistryService& service, QObject* parent) : QObject(parent), m_service(service) {}

Deletion::~Deletion() = default;

void Deletion::plan(const RegistryId& registry, const DeleteWish& wish)
{
    if (m_stage == Stage::Performing)
        return;
    m_registry = registry;
    m_wish = wish;
    m_plan = DeletePlan();
    m_model.clear();
    m_request = m_service.planDelete(
        registry, wish, [this](qint64 done, qint64 total) { Q_EMIT progressed(done, total); },
        [this](const Result<DeletePlan>& result) {
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

void Deletion::perform()
{
    if (!canPerform())
        return;
    m_request = m_service.performDelete(m_plan, [this](const Result<DeleteReport>& result) {
        if (!result) {
            setStage(Stage::Failed, result.error());
            return;
        }
        m_report = *result;
        setStage(Stage::Done);
    });
    setStage(Stage::Performing);
}

void Deletion::cancel()
{
    m_request.cancel();
    setStage(Stage::Idle);
}

void Deletion::retry()
{
    if (m_stage == Stage::Failed)
        plan(m_registry, m_wish);
}

void Deletion::setStage(Stage stage, MaybeError error)
{
    m_stage = stage;
    m_error = std::move(error);
    Q_EMIT stageChanged();
}

} // namespace portolan

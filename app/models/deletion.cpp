// SPDX-License-Identifier: Apache-2.0
#include "models/deletion.h"

namespace portolan {

Deletion::Deletion(RegistryService& service, QObject* parent) : PlannedChange(parent), m_service(service) {}

Deletion::~Deletion() = default;

void Deletion::plan(const RegistryId& registry, const DeleteWish& wish)
{
    if (stage() == Stage::Performing)
        return;
    m_registry = registry;
    m_wish = wish;
    m_plan = DeletePlan();
    m_model.clear();
    request() = m_service.planDelete(
        registry, wish, [this](qint64 done, qint64 total) { Q_EMIT progressed(done, total); },
        [this](const Result<DeletePlan>& result) {
            if (!result)
                return fail(result.error());
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
    request() = m_service.performDelete(m_plan, [this](const Result<DeleteReport>& result) {
        if (!result)
            return fail(result.error());
        m_report = *result;
        setStage(Stage::Done);
    });
    setStage(Stage::Performing);
}

void Deletion::planAgain()
{
    plan(m_registry, m_wish);
}

} // namespace portolan

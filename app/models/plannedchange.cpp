// SPDX-License-Identifier: Apache-2.0
#include "models/plannedchange.h"

namespace portolan {

PlannedChange::PlannedChange(QObject* parent) : QObject(parent) {}

PlannedChange::~PlannedChange() = default;

void PlannedChange::cancel()
{
    m_request.cancel();
    setStage(Stage::Idle);
}

void PlannedChange::retry()
{
    if (m_stage == Stage::Failed)
        planAgain();
}

void PlannedChange::setStage(Stage stage)
{
    m_stage = stage;
    m_error.reset();
    Q_EMIT stageChanged();
}

void PlannedChange::fail(const Error& error)
{
    m_stage = Stage::Failed;
    m_error = error;
    Q_EMIT stageChanged();
}

} // namespace portolan

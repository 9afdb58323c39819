// SPDX-License-Identifier: Apache-2.0
#include "models/placeinspector.h"

namespace portolan {

PlaceInspector::PlaceInspector(ControlService& control, QObject* parent)
    : QObject(parent)
    , m_control(control)
    , m_offering([this] { takeOffering(); })
    , m_info([this] { takeInfo(); })
{
}

PlaceInspector::~PlaceInspector() = default;

void PlaceInspector::setPlace(const RepositoryAddress& place, bool isRepository)
{
    if (place == m_place && isRepository == m_isRepository)
        return;
    m_place = place;
    m_isRepository = isRepository;
    m_offering.reset();
    m_info.reset();
    m_facts.clear();
    if (!place.registry.isEmpty())
        askOffering();
    Q_EMIT offeringChanged();
    Q_EMIT infoChanged();
}

void PlaceInspector::refresh()
{
    if (!m_place.registry.isEmpty())
        askOffering();
}

void PlaceInspector::retry()
{
    if (m_offering.state() == FetchState::Failed) {
        askOffering();
        Q_EMIT offeringChanged();
    } else if (m_info.state() == FetchState::Failed) {
        askInfo();
    }
}

void PlaceInspector::askOffering()
{
    m_offering.start([this](const Done<Offering>& done) { return m_control.fetchOffering(m_place, done); });
}

void PlaceInspector::askInfo()
{
    m_info.start(
        [this](const Done<RepositoryInfo>& done) { return m_control.fetchRepositoryInfo(m_place, done); });
    Q_EMIT infoChanged();
}

void PlaceInspector::takeOffering()
{
    Q_EMIT offeringChanged();
    if (m_isRepository && offering().repositoryInfo)
        askInfo();
}

void PlaceInspector::takeInfo()
{
    if (m_info.state() == FetchState::Ready)
        m_facts.setFacts(m_info.value()->facts);
    Q_EMIT infoChanged();
}

const Offering& PlaceInspector::offering() const
{
    static const Offering nothing;
    return m_offering.value() ? *m_offering.value() : nothing;
}

FetchState PlaceInspector::state() const
{
    return m_offering.state();
}

const RepositoryInfo& PlaceInspector::info() const
{
    static const RepositoryInfo nothing;
    return m_info.value() ? *m_info.value() : nothing;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "controllers/selection.h"

#include "service/registryservice.h"

namespace portolan {

Selection::Selection(RegistryService& service, QObject* parent) : QObject(parent), m_service(service) {}

Selection::~Selection() = default;

void Selection::setLocation(const RepositoryAddress& location, bool isRepository)
{
    if (location == m_location && isRepository == m_isRepository)
        return;
    m_location = location;
    m_isRepository = isRepository;
    m_images.clear();
    refreshCapabilities();
    Q_EMIT changed();
}

void Selection::setImages(const QList<ImageAddress>& images)
{
    if (images == m_images)
        return;
    m_images = images;
    Q_EMIT changed();
}

void Selection::refreshCapabilities()
{
    m_capabilities = Capabilities();
    m_request.cancel();
    if (!m_isRepository)
        return;
    m_request = m_service.fetchCapabilities(m_location, [this](const Result<Capabilities>& capabilities) {
        // Where it cannot be found out, the actions stay available and say themselves what is wrong.
        if (capabilities)
            m_capabilities = *capabilities;
        Q_EMIT changed();
    });
}

} // namespace portolan

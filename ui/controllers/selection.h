// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/addresses.h"
#include "service/registryservice.h"
#include "service/requesthandle.h"

#include <QList>
#include <QObject>

namespace portolan {

class RegistryService;

//! What the window's actions act on: where the user is, which images are chosen, and what may be done there.
//! GUI thread.
class Selection final : public QObject {
    Q_OBJECT

public:
    //! `service` outlives it.
    explicit Selection(RegistryService& service, QObject* parent = nullptr);
    ~Selection() override;
    Q_DISABLE_COPY_MOVE(Selection)

    //! A registry (empty repository), a group (`isRepository` false), or a repository.
    void setLocation(const RepositoryAddress& location, bool isRepository);
    void setImages(const QList<ImageAddress>& images); //!< the current one first
    void refreshCapabilities(); //!< after another login

    [[nodiscard]] const RepositoryAddress& location() const { return m_location; }
    [[nodiscard]] bool isRepository() const { return m_isRepository; }
    [[nodiscard]] const QList<ImageAddress>& images() const { return m_images; }
    //! Of the repository; all Unknown until the answer came.
    [[nodiscard]] const Capabilities& capabilities() const { return m_capabilities; }

Q_SIGNALS:
    void changed();

private:
    RegistryService& m_service;
    RepositoryAddress m_location;
    bool m_isRepository = false;
    QList<ImageAddress> m_images;
    Capabilities m_capabilities;
    RequestHandle m_request;
};

} // namespace portolan

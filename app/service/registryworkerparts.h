// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/gate.h"
#include "registry/mirrors/registriesconfcache.h"
#include "service/listingcollector.h"
#include "service/registryworker.h"
#include "store/contentcache.h"
#include "store/database.h"
#include "store/lastseen.h"
#include "store/undojournal.h"

#include <QSet>

namespace portolan {

//! What a RegistryWorker is made of, all of it on the worker thread. Members die bottom up: registries before
//! the transport they speak through, users of the database before it.
class RegistryWorker::Parts final {
public:
    explicit Parts(const QString& databasePath);

    std::unique_ptr<Database> database; //!< null: nothing is remembered
    std::unique_ptr<ContentCache> contentCache;
    std::unique_ptr<LastSeen> lastSeen;
    std::unique_ptr<UndoJournal> undoJournal;
    std::unique_ptr<QtTransport> transport;
    std::unique_ptr<HttpClient> client;
    std::unique_ptr<ContentStore> content;
    //! The login for an image at another place than the registry it belongs to: that of an open registry
    //! there, else what the containers tools' files hold.
    [[nodiscard]] std::optional<Credential> loginFor(const Reference& reference) const;

    RegistriesConfCache conf;
    QHash<RegistryId, OpenRegistryPtr> open;
    QHash<RegistryId, Credential> logins; //!< of the open ones that are hosts
    ListingCollector listings; //!< by registry and repository
    QSet<Gate*> waitingForOpen;
    RegistryProfile library;
};

} // namespace portolan

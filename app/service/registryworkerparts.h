// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/gate.h"
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
    QHash<RegistryId, OpenRegistryPtr> open;
    QHash<QString, QStringList> listings; //!< pages of a list so far, by registry and repository
    QSet<Gate*> waitingForOpen;
    RegistryProfile library;
};

} // namespace portolan

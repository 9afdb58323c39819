// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentences.h"
#include "oci/digest.h"
#include "registry/capabilities.h"
#include "registry/fact.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <functional>
#include <type_traits>

namespace portolan {

//! What can be asked of a control plane besides deleting (DeletePlan).
enum class ActionKind {
    RollBackTag, //!< point a tag to something it pointed to before, dead or alive: `tags` and `digest`
    SetTag, //!< point a tag (`targetRepository`, `targetTag`) to `digest` or to `source`: tag, retag, promote
    AliasTag, //!< make a tag follow another: `source` to `targetRepository`, `targetTag`
    SetTagExpiry, //!< `tags` end at option "expires" (ISO 8601); without it they do not end
    SetTagImmutable, //!< `tags`, option "immutable": "true" or "false"
    ImportImages, //!< from outside: `source` ("quay.io/a/b" or with a tag), `tags` (empty: all); options
                  //!< "mode", "scheduled", "insecure", "referencePolicy"
    CreateRepository,
    DeleteRepository, //!< a repository with all its tags and their history
    ScaleRegistry, //!< option "replicas"
    SetRegistryReadOnly, //!< option "readOnly"
    SetRegistryState, //!< option "state": Managed, Unmanaged, Removed
    EnableRegistryRoute, //!< the integrated registry's default route
    CreatePullSecret, //!< options "project", "name", "registry"; the login itself is added by the caller
    LinkPullSecret, //!< options "project", "name", "serviceAccount"
    SyncMirrorNow, //!< a mirrored repository
    ScanImage, //!< have the registry's scanner look at `tags` or `digest` anew
};

//! What the user wants done, before anything is asked. Every kind says above what it reads. A value; never a
//! secret.
class ActionWish final {
public:
    ActionWish() = default;
    explicit ActionWish(ActionKind wished) : kind(wished) {}

    ActionKind kind = ActionKind::RollBackTag;
    QString repository;
    QStringList tags;
    Digest digest;
    QString source; //!< a tag, "repository:tag" of the same registry, or an external pull specification
    QString targetRepository;
    QString targetTag;
    QHash<QString, QString> options;
};
static_assert(!std::is_aggregate_v<ActionWish>);

//! One request a plan would send, for showing and copying. A value.
class PlannedRequest final {
public:
    PlannedRequest() = default;
    PlannedRequest(QString requestMethod, QString requestPath, QByteArray requestBody = QByteArray(),
        QString bodyType = QString())
        : method(std::move(requestMethod))
        , path(std::move(requestPath))
        , body(std::move(requestBody))
        , contentType(std::move(bodyType))
    {
    }

    QString method;
    QString path; //!< with its query
    QByteArray body; //!< JSON; secrets replaced before they come here
    QString contentType;
};
static_assert(!std::is_aggregate_v<PlannedRequest>);

//! One line of a plan's preview or a report's outcome: a tag to import, a replica to wait for. A value.
class ActionItem final {
public:
    ActionItem() = default;

    QString name;
    bool ok = true;
    Sentence message; //!< what became of it, in the server's words or ours; may be empty
    Digest digest; //!< invalid: none
};
static_assert(!std::is_aggregate_v<ActionItem>);

//! Exactly what will be sent and what follows from it. A value: shown, tested and logged before anything
//! happens. Not executable while `blockers` is not empty.
class ActionPlan final {
public:
    ActionPlan() = default;

    [[nodiscard]] bool isExecutable() const { return blockers.isEmpty() && !requests.isEmpty(); }

    QString registryId;
    ActionWish wish;
    QList<PlannedRequest> requests; //!< in order
    Sentences effects; //!< what will be so afterwards
    Sentences warnings; //!< what one may not expect
    Sentences blockers; //!< why it cannot be done; a missing permission is named
    QList<ActionItem> preview; //!< what a dry run found, item by item
    QString command; //!< the command line that does the same (`oc tag ...`), may be empty
    QString confirmWord; //!< the user must type this first; empty: no need
    bool undoable = false; //!< another action brings back what was
    QString expectedVersion; //!< what must still be so when it is done (a resourceVersion); the plane's own
};
static_assert(!std::is_aggregate_v<ActionPlan>);

//! How far an action is that takes time. A value.
class ActionProgress final {
public:
    ActionProgress() = default;

    qint64 done = 0;
    qint64 total = 0; //!< 0: not known
    Sentence text; //!< "1 of 2 replicas are ready"
};
static_assert(!std::is_aggregate_v<ActionProgress>);

//! Called on the worker thread, at most ten times a second.
using ActionProgressFunction = std::function<void(ActionProgress)>;

//! What became of a plan. A value.
class ActionReport final {
public:
    ActionReport() = default;

    QList<ActionItem> items; //!< what was done, item by item; some may not be ok
    QString repository; //!< whose tags are others now, empty: none
    QStringList tagsChanged;
    Sentences notes;
};
static_assert(!std::is_aggregate_v<ActionReport>);

} // namespace portolan

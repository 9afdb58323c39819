// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "compare/imagecomparison.h"
#include "http/exchangeobserver.h"
#include "http/tlstrust.h"
#include "oci/pages.h"
#include "registry/capabilities.h"
#include "registry/deleteplan.h"
#include "registry/imagedetails.h"
#include "registry/referrer.h"
#include "registry/registryprofile.h"
#include "service/addresses.h"
#include "service/controlservice.h"
#include "service/requesthandle.h"
#include "service/transferrequest.h"

#include <functional>
#include <optional>

namespace portolan {

//! What a registry says to a first knock, for "Add registry" and the login dialog. A value.
class ProbeReport final {
public:
    ProbeReport() = default;

    bool usesHttps = true;
    bool anonymousPossible = false; //!< /v2/ answered 200 without a login
    bool loginPossible = false; //!< it offered Basic or Bearer
    bool authenticated = false; //!< the login given was tried and accepted
    QString realmHost; //!< the token server's host when it is another one: show it at a first login
    RegistryKind kind = RegistryKind::Distribution; //!< what was found to stand beside /v2/
};

//! Tags as they were when last seen, from this machine's database. A value.
class TagSnapshot final {
public:
    TagSnapshot() = default;

    QStringList tags; //!< in the server's order
    QList<std::pair<QString, TagSummary>> summaries; //!< of those tags that were looked at
    QDateTime seenAt; //!< UTC, invalid: never seen
};

//! One deletion that may be undone. A value.
class UndoEntry final {
public:
    UndoEntry() = default;

    qint64 id = 0;
    QDateTime when; //!< UTC
    RegistryId registry;
    QString repository;
    QStringList tags;
    QList<Digest> manifests;
    bool undone = false;
};

//! What an undo put back. A value.
class UndoReport final {
public:
    UndoReport() = default;

    QStringList tagsRestored;
    QList<Digest> manifestsRestored;
    QStringList tagsTaken; //!< not restored: they point elsewhere by now
};

//! Where two images are compared for one platform of an index. A value.
class CompareRequest final {
public:
    CompareRequest() = default;

    ImageAddress a;
    ImageAddress b;
    std::optional<Platform>
        platform; //!< absent: both as they are; of an index: this machine's platform, else the first
};
static_assert(!std::is_aggregate_v<CompareRequest>);

//! The thread boundary: all that models, the window and portolan-cli may ask. Lives on the GUI thread. Every
//! method returns at once; its `done` runs later on the GUI thread, at most once, never before the method
//! returned, and never after the handle was cancelled or destroyed: "cancelled" needs no handling by the
//! caller. Progress callbacks run before `done`, at most ten times a second. (STYLE section 3.4)
class RegistryService {
public:
    virtual ~RegistryService() = default;

    //! Opens or re-opens (same id) a registry with a login, or anonymously. Requests name it by profile.id
    //! from then on.
    virtual void openRegistry(RegistryProfile profile, std::optional<Credential> credential) = 0;
    //! Closes it and forgets what was last seen of it; what can be undone stays.
    virtual void closeRegistry(RegistryId registry) = 0;
    //! Replaces what certificates are believed, for exchanges that begin from now on.
    virtual void setTlsTrust(TlsTrust trust) = 0;

    //! Asks a registry that need not be open, with or without a login. Errors as RegistrySession::ping.
    [[nodiscard]] virtual RequestHandle probe(
        RegistryProfile profile, std::optional<Credential> credential, Done<ProbeReport> done) = 0;

    [[nodiscard]] virtual RequestHandle fetchCapabilities(
        RepositoryAddress repository, Done<Capabilities> done) = 0;
    [[nodiscard]] virtual RequestHandle fetchRepositories(
        RegistryId registry, PageCursor cursor, Done<RepositoryPage> done) = 0;
    [[nodiscard]] virtual RequestHandle fetchTags(
        RepositoryAddress repository, PageCursor cursor, Done<TagPage> done) = 0;
    //! What was last seen of a repository; answers from the database, without the network.
    [[nodiscard]] virtual RequestHandle fetchLastSeenTags(
        RepositoryAddress repository, Done<TagSnapshot> done) = 0;
    [[nodiscard]] virtual RequestHandle fetchLastSeenRepositories(
        RegistryId registry, Done<QStringList> done) = 0;
    //! Digest, created, size and platforms of one tag: at most two requests, none for a digest already known.
    [[nodiscard]] virtual RequestHandle fetchTagSummary(ImageAddress image, Done<TagSummary> done) = 0;
    [[nodiscard]] virtual RequestHandle fetchImage(ImageAddress image, Done<ImageDetails> done) = 0;
    [[nodiscard]] virtual RequestHandle fetchReferrers(
        RepositoryAddress repository, Digest subject, Done<ReferrerList> done) = 0;
    [[nodiscard]] virtual RequestHandle compare(CompareRequest request, Done<ImageComparison> done) = 0;

    [[nodiscard]] virtual RequestHandle planDelete(RegistryId registry, DeleteWish wish,
        std::function<void(qint64, qint64)> progress, Done<DeletePlan> done) = 0;
    //! Journals, re-checks, acts. Cancelling stops before the next step, never inside one.
    [[nodiscard]] virtual RequestHandle performDelete(DeletePlan plan, Done<DeleteReport> done) = 0;
    [[nodiscard]] virtual RequestHandle fetchUndoEntries(Done<QList<UndoEntry>> done) = 0;
    //! Whether all blobs are still there, so that undo() would work. Errors: code BLOBS_GONE.
    [[nodiscard]] virtual RequestHandle checkUndo(qint64 undoId, Done<bool> done) = 0;
    [[nodiscard]] virtual RequestHandle undo(qint64 undoId, Done<UndoReport> done) = 0;

    //! Cancelling keeps what is complete for a later try; nothing partial gets a final name.
    [[nodiscard]] virtual RequestHandle startTransfer(TransferRequest request,
        std::function<void(TransferProgress)> progress, Done<TransferReport> done) = 0;

    //! What asks control planes.
    [[nodiscard]] virtual ControlService& control() = 0;

    //! Sees every exchange, on the GUI thread. One listener; an empty function stops it.
    virtual void setExchangeListener(std::function<void(ExchangeEvent)> listener) = 0;
};

} // namespace portolan

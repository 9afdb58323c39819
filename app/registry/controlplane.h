// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/imageuse.h"
#include "registry/offering.h"
#include "registry/registrychange.h"
#include "registry/repositoryinfo.h"
#include "registry/searchpage.h"
#include "registry/taghistory.h"
#include "registry/vulnerabilityreport.h"

#include "base/credential.h"
#include "base/result.h"
#include "base/secret.h"

#include <QCoro/QCoroTask>

#include <stop_token>

namespace portolan {

//! What a registry's own API does beyond /v2/: OpenShift's image API, Quay's and Harbor's REST, Docker Hub's,
//! the Red Hat catalog. A kind overrides what it has; the rest answers Unsupported with code NOT_OFFERED, and
//! offering() must not offer it. Worker thread; outlives its tasks. Every error names host and path.
class ControlPlane {
public:
    virtual ~ControlPlane() = default;

    //! What there is for `place`: empty (the registry), a namespace, or a repository. Cheap: what it asks the
    //! server it remembers for a while.
    [[nodiscard]] virtual QCoro::Task<Result<Offering>> offering(QString place, std::stop_token stop) = 0;

    //! Newest first.
    [[nodiscard]] virtual QCoro::Task<Result<TagHistory>> fetchTagHistory(
        QString repository, QString tag, std::stop_token stop);
    [[nodiscard]] virtual QCoro::Task<Result<RepositoryInfo>> fetchRepositoryInfo(
        QString repository, std::stop_token stop);
    //! Of one image, or of each of an index's, in its order.
    [[nodiscard]] virtual QCoro::Task<Result<QList<VulnerabilityReport>>> fetchVulnerabilities(
        QString repository, QString tagOrDigest, std::stop_token stop);
    [[nodiscard]] virtual QCoro::Task<Result<SearchPage>> search(
        QString words, PageCursor cursor, std::stop_token stop);
    [[nodiscard]] virtual QCoro::Task<Result<ImageUses>> fetchUses(
        QString repository, QString tagOrDigest, std::stop_token stop);
    //! `place` and `panelId` as offered.
    [[nodiscard]] virtual QCoro::Task<Result<Panel>> fetchPanel(
        QString place, QString panelId, std::stop_token stop);

    //! A pull secret as JSON that parsePullSecret() reads, because the user asked to take over its logins: of
    //! all questions the only one whose answer holds a login. `name`: as the panel "pull-secrets" of that
    //! place lists it.
    [[nodiscard]] virtual QCoro::Task<Result<Secret>> fetchPullSecret(
        QString place, QString name, std::stop_token stop);

    //! Finds out what doing it would mean; dry runs where the server has them. Changes nothing.
    [[nodiscard]] virtual QCoro::Task<Result<ActionPlan>> planAction(ActionWish wish, std::stop_token stop);
    //! Checks again what the plan rests on, then does it, to its end (a rollout is followed). `login`: for
    //! ActionKind::CreatePullSecret, else nothing. Errors: Conflict with code PLAN_OUTDATED when things are
    //! not as planned any more; nothing was done then.
    [[nodiscard]] virtual QCoro::Task<Result<ActionReport>> performAction(ActionPlan plan,
        std::optional<Credential> login, ActionProgressFunction progress, std::stop_token stop);

    //! Puts a deleted tag back to a digest without writing content, for undo. False: this plane cannot; do it
    //! through the data plane.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> restoreTag(
        QString repository, QString tag, Digest digest, std::stop_token stop);

    //! Tells what changes until it is stopped; only an error that trying again cannot mend ends it. `place`
    //! as in offering().
    [[nodiscard]] virtual QCoro::Task<Result<void>> watch(
        QString place, RegistryChangeFunction onChange, std::stop_token stop);
    //! The window shows this place now: a watch that cannot be everywhere at once is there first.
    virtual void setShown(QString place);
};

} // namespace portolan

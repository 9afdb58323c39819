// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "registry/actionplan.h"
#include "registry/imageuse.h"
#include "registry/loginhints.h"
#include "registry/offering.h"
#include "registry/panel.h"
#include "registry/registrychange.h"
#include "registry/repositoryinfo.h"
#include "registry/searchpage.h"
#include "registry/taghistory.h"
#include "registry/vulnerabilityreport.h"
#include "service/addresses.h"
#include "service/clustersignin.h"
#include "service/enginestate.h"
#include "service/pullexplainer.h"
#include "service/requesthandle.h"

#include <QUrl>

#include <functional>
#include <optional>

namespace portolan {

template <typename T> using Done = std::function<void(Result<T>)>;

//! The part of the thread boundary that asks control planes: the same contract as RegistryService, of which
//! it is a part. What a registry does not offer answers Unsupported with code NOT_OFFERED; ask
//! fetchOffering() first and show only what it has. (registry/controlplane.h says what each means.)
class ControlService {
public:
    virtual ~ControlService() = default;

    //! `place`: a registry (empty repository), a namespace or a repository. Of a registry without a control
    //! plane it is an Offering of the tag history this program saw, and nothing else.
    [[nodiscard]] virtual RequestHandle fetchOffering(RepositoryAddress place, Done<Offering> done) = 0;
    //! Where the registry keeps none: what this program saw, from its database.
    [[nodiscard]] virtual RequestHandle fetchTagHistory(ImageAddress tag, Done<TagHistory> done) = 0;
    [[nodiscard]] virtual RequestHandle fetchRepositoryInfo(
        RepositoryAddress repository, Done<RepositoryInfo> done) = 0;
    [[nodiscard]] virtual RequestHandle fetchVulnerabilities(
        ImageAddress image, Done<QList<VulnerabilityReport>> done) = 0;
    [[nodiscard]] virtual RequestHandle search(
        RegistryId registry, QString words, PageCursor cursor, Done<SearchPage> done) = 0;
    [[nodiscard]] virtual RequestHandle fetchUses(ImageAddress image, Done<ImageUses> done) = 0;
    [[nodiscard]] virtual RequestHandle fetchPanel(
        RepositoryAddress place, QString panelId, Done<Panel> done) = 0;

    //! A pull secret that the panel "pull-secrets" of a place lists, as JSON, for Session::importPullSecret()
    //! and nothing else.
    [[nodiscard]] virtual RequestHandle fetchPullSecret(
        RepositoryAddress place, QString name, Done<Secret> done) = 0;

    [[nodiscard]] virtual RequestHandle planAction(
        RegistryId registry, ActionWish wish, Done<ActionPlan> done) = 0;
    //! `login`: only for ActionKind::CreatePullSecret.
    [[nodiscard]] virtual RequestHandle performAction(ActionPlan plan, std::optional<Credential> login,
        std::function<void(ActionProgress)> progress, Done<ActionReport> done) = 0;

    //! Gets a token from a cluster's OAuth server, or tries one that was given; `server` is the API's URL,
    //! which need not be of an open registry. `openBrowser` is told once what to open, for
    //! ClusterSignIn::byBrowser(). The credential has the token, its user and, where the cluster says so,
    //! when it ends. Errors: those of registry/openshift/oauthlogin.h and browserlogin.h.
    [[nodiscard]] virtual RequestHandle signInToCluster(
        QString server, ClusterSignIn how, std::function<void(QUrl)> openBrowser, Done<Credential> done) = 0;
    //! Ends a token at its cluster.
    [[nodiscard]] virtual RequestHandle signOutOfCluster(QString server, Secret token, Done<bool> done) = 0;

    //! What a pull of this image would do on this machine: names, mirrors, logins, bytes. Needs no open
    //! registry.
    [[nodiscard]] virtual RequestHandle explainPull(ExplainRequest request, Done<PullExplanation> done) = 0;

    //! How the images of the open engines stand to a tag of a /v2/ registry. `current`: as localImageState().
    //! Engines that cannot be asked are left out. Of any other image, and without engines: nothing.
    [[nodiscard]] virtual RequestHandle fetchLocalState(
        ImageAddress tag, QList<Digest> current, Done<QList<EngineState>> done) = 0;

    //! Tells changes until the handle goes; `done` runs only when the watch cannot go on.
    [[nodiscard]] virtual RequestHandle watch(
        RepositoryAddress place, std::function<void(QList<RegistryChange>)> onChange, Done<bool> done) = 0;
    //! The window shows this place now: its watch is there first.
    virtual void setShown(RepositoryAddress place) = 0;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "credentials/authenvironment.h"
#include "http/httpclient.h"
#include "registry/dataplane.h"
#include "registry/mirrors/pullexplanation.h"
#include "registry/mirrors/registriesconf.h"

#include <functional>
#include <optional>
#include <type_traits>

namespace portolan {

//! The login that counts for an image, and where it was found. A value.
class LoginMatch final {
public:
    LoginMatch() = default;

    std::optional<Credential> credential; //!< nothing: anonymous, or only a helper could tell
    QString where; //!< "keychain", a file's path, "docker-credential-gcloud"; empty: there is none
    QString key; //!< what it is under there
};
static_assert(!std::is_aggregate_v<LoginMatch>);

//! What is asked about an image that is or could be pulled. A value.
class ExplainRequest final {
public:
    ExplainRequest() = default;

    QString text; //!< as typed: a short name, or a whole reference
    std::optional<Platform> platform; //!< nothing: this machine's
};
static_assert(!std::is_aggregate_v<ExplainRequest>);

//! Finds out for "Explain this pull" what a pull would do, by asking just what it must: the manifests, and
//! the first bytes of one layer to see where blobs come from. It downloads no image and changes nothing.
//! Worker thread; lives in the caller's coroutine.
class PullExplainer final {
public:
    using Logins = std::function<LoginMatch(const Reference&)>;
    //! Whether the content is on this machine already.
    using IsHere = std::function<bool(const Digest&)>;

    //! `client` outlives this. Both functions are called on the worker thread and must not block for long;
    //! they may be empty.
    PullExplainer(HttpClient& client, RegistriesConf conf, Logins logins, IsHere isHere);

    //! What stands in the way of the pull is part of the explanation. Errors: Usage for what is no name;
    //! Cancelled.
    [[nodiscard]] QCoro::Task<Result<PullExplanation>> explain(ExplainRequest request, std::stop_token stop);

private:
    class Visit;

    [[nodiscard]] QCoro::Task<bool> tryExpansion(
        std::shared_ptr<PullExplanation> out, NameExpansion expansion, Platform wish, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> visit(std::shared_ptr<PullExplanation> out,
        std::shared_ptr<Visit> there, Platform wish, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ManifestDocument>> platformImage(std::shared_ptr<PullExplanation> out,
        std::shared_ptr<Visit> there, ManifestDocument document, Platform wish, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> lookWhereBlobsAre(std::shared_ptr<PullExplanation> out,
        std::shared_ptr<Visit> there, Manifest manifest, std::stop_token stop);
    void countBytes(PullExplanation& out, const Manifest& manifest) const;

    HttpClient& m_client;
    RegistriesConf m_conf;
    Logins m_logins;
    IsHere m_isHere;
};

//! The login that the containers tools' own files hold for an image, in their order (protocols/auth.md
//! section 5). Runs no helper: one that would be asked is named without a credential. Reads small files.
[[nodiscard]] LoginMatch loginInFiles(const AuthEnvironment& environment, const Reference& reference);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"

#include <QString>

#include <optional>

namespace portolan {

//! `host[:port]/repository[:tag][@digest]`, normalised as docker and podman do it
//! (protocols/oci-distribution.md section 1): no domain means docker.io, one-component docker.io names get
//! `library/`. A value, always well formed.
class Reference final {
public:
    Reference() = default;
    //! Parts that are known to be well formed (from another Reference, or a registry's listing).
    Reference(QString registryHost, QString repositoryName, std::optional<QString> tagName = std::nullopt,
        std::optional<Digest> contentDigest = std::nullopt);

    //! Accepts `docker://` in front. No tag and no digest stay absent: the caller decides about `latest`.
    //! Errors: Usage, with a detail that says what is wrong (upper case, bare 64 hex, empty component, bad
    //! tag, ...).
    [[nodiscard]] static Result<Reference> parse(QStringView text);
    //! Only `host[:port][/repository-or-prefix]`, where the first component is the host even without a dot.
    //! Accepts `docker://` or `https://` in front and a slash at the end; adds no `library/`. Errors: Usage.
    [[nodiscard]] static Result<Reference> parseLocation(QStringView text);

    [[nodiscard]] static bool isValidRepository(QStringView name);
    [[nodiscard]] static bool isValidTag(QStringView tag);
    [[nodiscard]] static bool isValidHost(QStringView host); //!< host[:port] or [IPv6][:port]

    [[nodiscard]] const QString& host() const { return m_host; } //!< as written, docker.io normalised
    [[nodiscard]] const QString& repository() const
    {
        return m_repository;
    } //!< may be empty after parseLocation
    [[nodiscard]] const std::optional<QString>& tag() const { return m_tag; }
    [[nodiscard]] const std::optional<Digest>& digest() const { return m_digest; }
    //! What to ask the registry for: the digest when there is one, else the tag, else "latest".
    [[nodiscard]] QString tagOrDigest() const;

    [[nodiscard]] Reference withTag(const QString& tag) const; //!< drops a digest
    [[nodiscard]] Reference withDigest(const Digest& digest) const; //!< drops a tag: the pinned reference
    [[nodiscard]] QString name() const; //!< host/repository
    [[nodiscard]] QString toString() const;

    friend bool operator==(const Reference&, const Reference&) = default;

private:
    QString m_host;
    QString m_repository;
    std::optional<QString> m_tag;
    std::optional<Digest> m_digest;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "registry/mirrors/registriesconf.h"
#include "registry/registryprofile.h"
#include "service/addresses.h"

#include <QString>

namespace portolan {

//! What a person typed or pasted to name a registry, a repository or an image: `[transport:]name` in the
//! spellings of the containers tools (DESIGN section 4), or a path. A value. Looks at the file system only to
//! tell where a path ends, and where an engine's socket is.
class ReferenceInput final {
public:
    ReferenceInput() = default;

    //! `podman:` and `docker-daemon:` mean the engine that preferredEngine() finds. Errors: Usage; its;
    //! Unsupported with code NOT_SUPPORTED_YET for transports that come later.
    [[nodiscard]] static Result<ReferenceInput> parse(const QString& text);
    //! The same where a short name stands for what registries.conf says: its alias, else that name in the
    //! first search registry; where there is neither, and with a scheme in front (`docker://`), for a Docker
    //! Hub image as ever. Nobody is asked which of the search registries has it.
    [[nodiscard]] static Result<ReferenceInput> parse(const QString& text, const RegistriesConf& conf);
    //! The same where a bare word is a registry's host rather than a Docker Hub image: `ls HOST[/PREFIX]`.
    [[nodiscard]] static Result<ReferenceInput> parseLocation(const QString& text);

    //! Whether a repository was named, and a tag or digest in it. Local names leave the repository to the
    //! layout.
    [[nodiscard]] bool namesImage() const { return !tagOrDigest.isEmpty() || !localName.isEmpty(); }

    //! The image a local name stands for, by the layout's rule (registry/layout/layoutnames.h); without a
    //! name only the registry is set.
    [[nodiscard]] ImageAddress localAddress() const;
    //! The address, local or not.
    [[nodiscard]] ImageAddress address() const;

    RegistryProfile profile; //!< which registry or local source
    QString repository; //!< registries and engines only; may be empty
    QString tagOrDigest; //!< registries and engines only; empty when none was given
    QString localName; //!< local sources only: the ref name behind the path, may be empty
};

} // namespace portolan

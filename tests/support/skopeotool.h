// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/imagefixture.h"
#include "support/registryprocess.h"

namespace portolan {

//! The real `skopeo`, as the other side of our transfers. Certificates are not verified. Blocks; see
//! runTool().
class SkopeoTool final {
public:
    [[nodiscard]] static bool isAvailable();

    //! `user:password` to use with every registry from now on.
    void setCredentials(const QString& userAndPassword) { m_credentials = userAndPassword; }

    //! `skopeo copy --all SOURCE DESTINATION` with digests preserved.
    [[nodiscard]] ToolResult copy(
        const QString& source, const QString& destination, const QStringList& extra = {});
    //! Pushes one tag of a layout to `repository:tag` (or `repository`, which keeps the tag's name).
    [[nodiscard]] ToolResult push(const ImageFixture& fixture, const QString& tag,
        const RegistryProcess& registry, const QString& repository);
    //! The manifest's bytes at a reference such as `docker://127.0.0.1:5000/app:1`.
    [[nodiscard]] ToolResult rawManifest(const QString& reference);

private:
    QString m_credentials;
};

} // namespace portolan

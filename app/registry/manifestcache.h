// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>

namespace portolan {

//! Manifests and configs by digest: content that never goes stale. Worker thread, no waiting.
class ManifestCache {
public:
    class Content final {
    public:
        Content(QByteArray contentBytes, QString type)
            : bytes(std::move(contentBytes))
            , mediaType(std::move(type))
        {
        }

        QByteArray bytes;
        QString mediaType; //!< as the server said it
    };

    virtual ~ManifestCache() = default;

    //! The content, verified against the digest, or nothing.
    [[nodiscard]] virtual std::optional<Content> find(const Digest& digest) = 0;
    //! Keeps it if it can; failing to is no error.
    virtual void insert(const Digest& digest, const Content& content) = 0;
};

} // namespace portolan

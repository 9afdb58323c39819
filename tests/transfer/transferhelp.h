// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/imagefixture.h"
#include "transfer/transferengine.h"
#include "transfer/transferplan.h"

#include <QCoro/QCoroTask>

namespace portolan {

//! Options under which a retry costs no time.
[[nodiscard]] TransferOptions quickOptions();

//! Runs a transfer to its end, on this thread.
[[nodiscard]] Result<TransferReport> transfer(DataPlane& plane, const QString& tagOrDigest,
    const std::shared_ptr<Destination>& destination, const TransferOptions& options = quickOptions(),
    const std::stop_token& stop = {}, const TransferProgressCallback& progress = {},
    const QString& repository = QStringLiteral("app"));

//! "ok", or the error's kind and code: what a test compares.
[[nodiscard]] QString outcome(const Result<TransferReport>& result);

//! The files of a folder, hidden ones too, sorted, relative to it.
[[nodiscard]] QStringList filesIn(const QString& folder);
[[nodiscard]] QByteArray fileBytes(const QString& path);

//! The names of a tar's members, and the content of one.
[[nodiscard]] QStringList tarMembers(const QString& tar);
[[nodiscard]] QByteArray tarMember(const QString& tar, const QString& member);

//! The digests of a fixture's image: config first, then layers.
[[nodiscard]] QStringList blobsOf(const ImageFixture& fixture, const FixtureDescriptor& image);
[[nodiscard]] ManifestDocument documentOf(const ImageFixture& fixture, const FixtureDescriptor& manifest);

} // namespace portolan

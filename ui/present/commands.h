// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/deletion.h"
#include "service/transferrequest.h"

#include <QString>

namespace portolan {

// The commands other tools (and portolan-cli) take for what the window does (DESIGN promise 5). References
// are as Session::referenceText() gives them: `quay.io/a/b:v1`, or with a transport, `oci:/folder:v1`.

[[nodiscard]] QString shellQuoted(const QString& word); //!< only where it must be
[[nodiscard]] QString podmanPullCommand(const QString& reference);
[[nodiscard]] QString skopeoCopyCommand(const QString& reference);
[[nodiscard]] QString ocImportCommand(const QString& reference);
[[nodiscard]] QString ocTagCommand(const QString& reference);
[[nodiscard]] QString cliInspectCommand(const QString& reference);
[[nodiscard]] QString cliDiffCommand(const QString& a, const QString& b);
[[nodiscard]] QString cliDeleteCommand(const QStringList& references, const DeleteWish& wish);
//! `destination` in portolan-cli's spelling, see destinationText().
[[nodiscard]] QString cliPullCommand(
    const QString& reference, const QString& destination, const TransferRequest& request);
[[nodiscard]] QString cliCopyCommand(const QString& reference, const QString& destination);
//! A local destination: `oci:DIR:NAME`, `oci-archive:FILE:NAME`, ... `libraryFolder` is the Local library's.
[[nodiscard]] QString destinationText(const DestinationSpec& destination, const QString& libraryFolder);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.h"

namespace portolan {

//! `pull` and `copy`: an image from any source to any destination.
class TransferCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void openSource(const QString& text, const QString& destination);
    void chooseDestination(const ImageAddress& source, const QString& sourceText, const QString& destination);
    void toRegistry(TransferRequest request, const QString& destination);
    void transfer(const TransferRequest& request);
    void show(const TransferReport& report);
    [[nodiscard]] Result<TransferRequest> requestFor(const ImageAddress& source) const;
};

//! The destination that `library`, `oci:`, `oci-archive:` or `docker-archive:` names, or nothing for a
//! registry reference. `defaultName` is used where none is given. Errors: Usage. Pure but for telling where a
//! path ends.
[[nodiscard]] Result<std::optional<DestinationSpec>> localDestination(
    const QString& text, const QString& defaultName);

} // namespace portolan

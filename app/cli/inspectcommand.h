// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.h"

namespace portolan {

//! `inspect`: a manifest with its config and layers, or its bytes.
class InspectCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void fetch(const ImageAddress& image, const std::optional<Platform>& platform);
    void show(const ImageDetails& details);

    QString m_reference;
};

//! `diff`: what differs between two images.
class DiffCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

protected:
    [[nodiscard]] int troubleStatus() const override { return wrongUsage; }

private:
    void openSecond(const ReferenceInput& input, CompareRequest request);
    void compare(const CompareRequest& request);
    void show(const ImageComparison& comparison);
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.h"

namespace portolan {

//! `rm`: the plan, and with --yes the deed.
class RmCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    [[nodiscard]] Result<DeleteWish> wish(const ImageAddress& first);
    void plan(const RegistryId& registry, const DeleteWish& wish);
    void take(const DeletePlan& plan);
    void show(const DeletePlan& plan, const DeleteReport& report);
};

//! `undo`: what can be put back, or one deletion put back.
class UndoCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void list();
    void find(qint64 id);
    void undo(qint64 id);
};

} // namespace portolan

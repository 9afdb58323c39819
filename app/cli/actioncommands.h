// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.h"

namespace portolan {

//! A command that has a control plane do something: the plan, and with --yes the deed. Leaves say what is
//! wished.
class ActionCommand : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

protected:
    //! The argument that names the place; opened first.
    [[nodiscard]] virtual QString place() const { return arguments().value(0); }
    //! The wish, once the place is open. Errors: Usage.
    [[nodiscard]] virtual Result<ActionWish> wish(const ImageAddress& opened) const = 0;
    //! Whether the place is a registry or namespace rather than a reference.
    [[nodiscard]] virtual bool placeIsLocation() const { return false; }
    [[nodiscard]] QString optionValue(const char* name) const;

private:
    void plan(const RegistryId& registry, const ActionWish& wish);
    void take(const ActionPlan& plan);
    void perform(const ActionPlan& plan);
    void show(const ActionPlan& plan, const ActionReport& report);
};

//! `rollback REF DIGEST`
class RollbackCommand final : public ActionCommand {
    Q_OBJECT
public:
    using ActionCommand::ActionCommand;

protected:
    [[nodiscard]] Result<ActionWish> wish(const ImageAddress& opened) const override;
};

//! `tag SRC DST`
class TagCommand final : public ActionCommand {
    Q_OBJECT
public:
    using ActionCommand::ActionCommand;

protected:
    [[nodiscard]] Result<ActionWish> wish(const ImageAddress& opened) const override;
};

//! `import REPO FROM`
class ImportCommand final : public ActionCommand {
    Q_OBJECT
public:
    using ActionCommand::ActionCommand;

protected:
    [[nodiscard]] Result<ActionWish> wish(const ImageAddress& opened) const override;
};

//! `expire REF --at TIME | --never`
class ExpireCommand final : public ActionCommand {
    Q_OBJECT
public:
    using ActionCommand::ActionCommand;

protected:
    [[nodiscard]] Result<ActionWish> wish(const ImageAddress& opened) const override;
};

//! `rescan REF`
class RescanCommand final : public ActionCommand {
    Q_OBJECT
public:
    using ActionCommand::ActionCommand;

protected:
    [[nodiscard]] Result<ActionWish> wish(const ImageAddress& opened) const override;
};

//! `scale REPLICAS`
class ScaleCommand final : public ActionCommand {
    Q_OBJECT
public:
    using ActionCommand::ActionCommand;

protected:
    [[nodiscard]] QString place() const override { return {}; }
    [[nodiscard]] bool placeIsLocation() const override { return true; }
    [[nodiscard]] Result<ActionWish> wish(const ImageAddress& opened) const override;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.h"
#include "registry/panel.h"

namespace portolan {

//! `history`: what a tag pointed to, newest first.
class HistoryCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void show(const TagHistory& history);
};

//! `search`: repositories of a registry that match words, page by page.
class SearchCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void fetch(const RegistryId& registry, const QString& words, const PageCursor& cursor);
};

//! `scan`: what the registry's scanner found in an image.
class ScanCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void show(const QList<VulnerabilityReport>& reports);
};

//! `uses`: who runs or builds from an image.
class UsesCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;
};

//! `show`: what the registry says of a registry, namespace or repository: its offering, its facts, or one of
//! its panels.
class ShowCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void showOffering(const RepositoryAddress& place, const Offering& offering);
    void showInfo(const RepositoryAddress& place, const QJsonObject& offered);
    void showPanel(const RepositoryAddress& place, const QString& panelId);
    void print(const Panel& panel);
};

//! `explain`: what a pull would do on this machine.
class ExplainCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;
};

//! `watch`: new images as they come, until it is interrupted.
class WatchCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void print(const QList<RegistryChange>& changes);
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "credentials/kubeconfig.h"
#include "credentials/programrun.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <functional>

namespace portolan {

//! What is run for a login, as a person must see it to allow it. A value; it holds no secret.
class ExecCommand final {
public:
    ExecCommand() = default;
    //! The id names this very command: file, program, arguments and environment. A change of any is another.
    [[nodiscard]] static ExecCommand of(const KubeExec& exec);

    QString id; //!< SHA-256, hex
    QString commandLine; //!< as typed into a shell, with "***" for what looks like a secret
    QString file; //!< the kubeconfig that asks for it
};
static_assert(!std::is_aggregate_v<ExecCommand>);

//! Runs an exec plugin of a kubeconfig for a login (protocols/openshift.md section 1), which it does only
//! when the user has allowed that very command. It has no terminal, its answer is never logged. GUI thread;
//! destroying it ends the program and gives up the callback.
class ExecCredential final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(Result<Credential>)>;
    //! By ExecCommand::id.
    using IsConfirmed = std::function<bool(const QString& id)>;

    //! `folders`: AuthEnvironment::programFolders(). `authority`: the cluster's, for a plugin that wants it.
    ExecCredential(KubeExec exec, KubeCluster cluster, QByteArray authority, QStringList folders,
        QObject* parent = nullptr);
    ~ExecCredential() override;

    //! Once per object. `done` is called exactly once, later, with a token, a client certificate or both.
    //! Errors: AuthRequired, code EXEC_NOT_CONFIRMED, with the command line; Storage with code EXEC_MISSING
    //! (no such program; with the file's hint how to install it), EXEC_NEEDS_TERMINAL, EXEC_FAILED (it said
    //! so, or its answer is none), EXEC_TIMEOUT.
    void get(const IsConfirmed& isConfirmed, Done done);
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

    static constexpr std::chrono::milliseconds defaultTimeout{180'000}; //!< some wait for a browser

private:
    void start(const QString& program);
    [[nodiscard]] QByteArray execInfo() const;
    void finish(const Result<Credential>& result);
    [[nodiscard]] Result<Credential> interpret(const ProgramOutcome& outcome) const;
    [[nodiscard]] Result<Credential> readAnswer(const QByteArray& output) const;
    [[nodiscard]] Error failure(const char* code, const QString& detail) const;
    [[nodiscard]] QString programName() const;

    KubeExec m_exec;
    KubeCluster m_cluster;
    QByteArray m_authority;
    QStringList m_folders;
    std::chrono::milliseconds m_timeout = defaultTimeout;
    Done m_done;
    ProgramRun m_run;
};

} // namespace portolan

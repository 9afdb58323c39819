// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <chrono>
#include <functional>

namespace portolan {

//! How a program ended. `output` may hold a secret: ProgramRun wipes it after its callback. A value.
class ProgramOutcome final {
public:
    enum class Kind {
        Exited,
        Crashed,
        NotStarted, //!< complaint: why
        TimedOut,
        TooMuchOutput,
    };

    ProgramOutcome() = default;

    Kind kind = Kind::Exited;
    int exitCode = 0;
    QByteArray output; //!< stdout, a megabyte at most
    QByteArray complaint; //!< the end of what it wrote to stderr, where that was asked for
};

//! One run of a program that prints a login. Destroying it ends the program, silently.
class ProgramRun final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const ProgramOutcome&)>;

    explicit ProgramRun(QObject* parent = nullptr);
    ~ProgramRun() override;
    Q_DISABLE_COPY_MOVE(ProgramRun)

    //! Program, arguments and environment, before start(); stderr is dropped unless read.
    [[nodiscard]] QProcess& process() { return m_process; }
    void readComplaints() { m_readsComplaints = true; }
    //! Once. `done` is called exactly once, perhaps before this returns, unless this is destroyed first; it
    //! must not destroy it.
    void start(const QByteArray& input, std::chrono::milliseconds timeout, Done done);

private:
    void read();
    void end(ProgramOutcome::Kind kind, int exitCode = 0);

    QProcess m_process;
    QTimer m_timer;
    ProgramOutcome m_outcome;
    Done m_done;
    bool m_readsComplaints = false;
};

} // namespace portolan

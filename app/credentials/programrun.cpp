// SPDX-License-Identifier: Apache-2.0
#include "credentials/programrun.h"

#include <utility>

namespace portolan {
namespace {

constexpr qsizetype largestAnswer = qsizetype(1024) * 1024;
constexpr qsizetype keptComplaint = qsizetype(4096);

} // namespace

ProgramRun::ProgramRun(QObject* parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, [this] { end(ProgramOutcome::Kind::TimedOut); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ProgramRun::read);
    connect(&m_process, &QProcess::readyReadStandardError, this, &ProgramRun::read);
    connect(&m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        read();
        end(status == QProcess::CrashExit ? ProgramOutcome::Kind::Crashed : ProgramOutcome::Kind::Exited,
            exitCode);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        m_outcome.complaint = m_process.errorString().toUtf8();
        end(ProgramOutcome::Kind::NotStarted);
    });
}

ProgramRun::~ProgramRun()
{
    m_process.disconnect();
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(1000); // it was killed: this reaps it
    }
    m_outcome.output.fill('\0');
}

void ProgramRun::start(const QByteArray& input, std::chrono::milliseconds timeout, Done done)
{
    m_done = std::move(done);
    m_timer.start(timeout);
    if (!m_readsComplaints)
        m_process.setStandardErrorFile(QProcess::nullDevice());
    if (input.isEmpty())
        m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.start();
    if (input.isEmpty() || !m_done)
        return;
    m_process.write(input);
    m_process.closeWriteChannel();
}

void ProgramRun::read()
{
    QByteArray piece = m_process.readAllStandardOutput();
    if (m_done)
        m_outcome.output += piece;
    piece.fill('\0');
    m_outcome.complaint += m_process.readAllStandardError();
    m_outcome.complaint = m_outcome.complaint.right(keptComplaint);
    if (m_outcome.output.size() > largestAnswer)
        end(ProgramOutcome::Kind::TooMuchOutput);
}

void ProgramRun::end(ProgramOutcome::Kind kind, int exitCode)
{
    const Done done = std::exchange(m_done, nullptr);
    if (!done)
        return;
    m_timer.stop();
    m_outcome.kind = kind;
    m_outcome.exitCode = exitCode;
    done(m_outcome);
    m_outcome.output.fill('\0');
    if (m_process.state() != QProcess::NotRunning)
        m_process.kill();
}

} // namespace portolan

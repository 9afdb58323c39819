// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "transfer/transferprogress.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>

#include <cstdio>

namespace portolan {

//! What portolan-cli prints: results on stdout, progress and errors on stderr. Progress is a bar on a
//! terminal and nothing when piped.
class Console final {
public:
    //! The streams are not owned.
    Console(std::FILE* out, std::FILE* err, bool quiet);

    // What is printed for people may come from anywhere: control characters, which could drive their
    // terminal, are shown as U+FFFD, but for tabs and line ends.
    void print(const QString& line); //!< a line on stdout
    void printText(const QString& text); //!< lines on stdout, with their ends
    void printRaw(const QByteArray& bytes); //!< unchanged, on stdout
    void printJson(const QJsonObject& object, bool pretty);
    void warn(const QString& line); //!< a line on stderr
    void fail(const Error& error); //!< what went wrong, where, what it means and what to do
    void showProgress(const TransferProgress& progress);
    void showCount(const QString& what, qint64 done, qint64 total);
    void clearProgress();
    //! False once stdout could not be written (a full disk, a closed pipe): the exit status must tell.
    [[nodiscard]] bool flush();

private:
    void showLine(const QString& line);

    std::FILE* m_out;
    std::FILE* m_err;
    bool m_showsProgress;
    bool m_progressShown = false;
};

//! An error's text for people, in lines.
[[nodiscard]] QString errorText(const Error& error);

} // namespace portolan

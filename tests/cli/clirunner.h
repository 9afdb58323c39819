// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace portolan {

//! How one run of portolan-cli ended. `status` is -1 when it crashed or took too long.
class CliRun final {
public:
    //! What --json printed: one object, or the object of each line.
    [[nodiscard]] QJsonObject object() const;
    [[nodiscard]] QList<QJsonObject> objects() const;
    //! The line of `objects()` with this value; empty when there is none.
    [[nodiscard]] QJsonObject objectWith(const char* key, const QString& value) const;
    //! Everything a failing test should print.
    [[nodiscard]] QByteArray describe() const;

    int status = -1;
    QByteArray out;
    QByteArray err;
};

//! Runs the real portolan-cli in an empty home of its own, without stopping the event loop: its servers may
//! live on the calling thread.
class CliRunner final {
public:
    CliRunner();

    [[nodiscard]] QString path(const QString& name) const { return m_home.filePath(name); }
    //! Writes a file into the home, folders and all.
    void write(const QString& name, const QByteArray& content) const;
    void setVariable(const QString& name, const QString& value) { m_variables.insert(name, value); }

    [[nodiscard]] CliRun run(const QByteArrayList& arguments, const QByteArray& input = {});
    //! The same with stderr being a terminal.
    [[nodiscard]] CliRun runOnTerminal(const QByteArrayList& arguments);
    //! Starts it and returns at once.
    [[nodiscard]] std::unique_ptr<QProcess> start(const QByteArrayList& arguments) const;

    //! All that was printed so far, on either stream.
    [[nodiscard]] const QByteArray& everything() const { return m_everything; }

private:
    void prepare(QProcess& process, const QByteArrayList& arguments) const;
    [[nodiscard]] CliRun finish(QProcess& process);

    QTemporaryDir m_home;
    QMap<QString, QString> m_variables;
    QByteArray m_everything;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/clisession.h"

#include <QObject>

#include <functional>
#include <memory>
#include <utility>

namespace portolan {

//! One command of portolan-cli while it runs. start() once; then finished() once, with the exit status.
class Command : public QObject {
    Q_OBJECT

public:
    static constexpr int done = 0;
    static constexpr int failed = 1;
    static constexpr int wrongUsage = 2;
    static constexpr int interrupted = 130;

    explicit Command(CliSession& session) : m_session(session) {}

    virtual void start() = 0;
    //! Gives up what is in flight; finished() is not emitted after that.
    void interrupt() { m_request.cancel(); }

Q_SIGNALS:
    void finished(int exitStatus);

protected:
    //! Says what went wrong and finishes.
    void fail(const Error& error)
    {
        m_session.console().fail(error);
        const bool usage =
            error.kind() == ErrorKind::Usage || error.code() == QStringLiteral("NOT_SUPPORTED_YET");
        Q_EMIT finished(usage ? wrongUsage : troubleStatus());
    }
    //! Opens the image that the first argument names, then goes on with it; fails where that cannot be done.
    void openFirstImage(std::function<void(const ImageAddress&)> next)
    {
        const auto input = m_session.parse(arguments().constFirst());
        if (!input)
            return fail(input.error());
        m_session.openImage(*input, [this, next = std::move(next)](const Result<ImageAddress>& image) {
            if (!image)
                return fail(image.error());
            next(*image);
        });
    }
    //! What a failure exits with; `diff` has another one.
    [[nodiscard]] virtual int troubleStatus() const { return failed; }
    [[nodiscard]] const QStringList& arguments() const { return m_session.invocation().positionals; }
    [[nodiscard]] bool option(const QString& name) const { return m_session.invocation().has(name); }
    //! --platform, parsed. Nothing when it was not given.
    [[nodiscard]] Result<std::optional<Platform>> platformOption() const
    {
        if (!option(QStringLiteral("platform")))
            return std::optional<Platform>();
        auto platform = Platform::parse(m_session.invocation().value(QStringLiteral("platform")));
        if (!platform)
            return platform.error();
        return std::optional<Platform>(*platform);
    }

    CliSession& m_session;
    RequestHandle m_request;
};

//! The command that was asked for; null for a name that is none.
[[nodiscard]] std::unique_ptr<Command> makeCommand(CliSession& session);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "credentials/credentialhelper.h"

#include "base/jsonreader.h"
#include "base/logging.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>

namespace portolan {
namespace {

constexpr qsizetype largestAnswer = qsizetype(1024) * 1024;

bool isPlainName(const QString& name)
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._-]*\\z"));
    return plain.match(name).hasMatch();
}

bool saysNotFound(const QString& message)
{
    return message.contains(QLatin1String("credentials not found"), Qt::CaseInsensitive);
}

} // namespace

//! One run of the program. Its destructor ends the program, silently.
class CredentialHelper::Run final {
public:
    explicit Run(Done whenDone) : done(std::move(whenDone)) {}
    ~Run()
    {
        process.disconnect();
        if (process.state() != QProcess::NotRunning) {
            process.kill();
            process.waitForFinished(1000); // it was killed: this reaps it
        }
        output.fill('\0');
    }
    Q_DISABLE_COPY_MOVE(Run)

    Done done;
    QProcess process;
    QTimer timer;
    QByteArray output;
};

CredentialHelper::CredentialHelper(QString name, QStringList folders, QObject* parent)
    : QObject(parent)
    , m_name(std::move(name))
    , m_folders(std::move(folders))
{
}

CredentialHelper::~CredentialHelper() = default;

QString CredentialHelper::programName() const
{
    return QStringLiteral("docker-credential-") + m_name;
}

void CredentialHelper::get(const QString& serverKey, Done done)
{
    Q_ASSERT(!m_run);
    m_run = std::make_unique<Run>(std::move(done));
    if (!isPlainName(m_name))
        return finish(failure(QStringLiteral("HELPER_MISSING"),
            QStringLiteral("The name of the credential helper is malformed")));
    // With no folders Qt would search PATH, which may hold relative ones.
    const QString program =
        m_folders.isEmpty() ? QString() : QStandardPaths::findExecutable(programName(), m_folders);
    if (program.isEmpty())
        finish(failure(QStringLiteral("HELPER_MISSING"),
            QStringLiteral("%1 is not installed, or not on PATH").arg(programName())));
    else
        start(program, serverKey);
}

void CredentialHelper::start(const QString& program, const QString& serverKey)
{
    QProcess& process = m_run->process;
    connect(&process, &QProcess::readyReadStandardOutput, this, &CredentialHelper::readOutput);
    connect(&process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        readOutput();
        if (m_run->done)
            finish(interpret(exitCode, status == QProcess::CrashExit));
    });
    connect(&process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish(failure(QStringLiteral("HELPER_FAILED"), m_run->process.errorString()));
    });
    m_run->timer.setSingleShot(true);
    m_run->timer.callOnTimeout(this, [this] {
        finish(failure(QStringLiteral("HELPER_TIMEOUT"),
            QStringLiteral("%1 did not answer within %2 s")
                .arg(programName())
                .arg(m_timeout.count() / 1000)));
    });
    m_run->timer.start(m_timeout);
    process.setProgram(program);
    process.setArguments({QStringLiteral("get")});
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start();
    process.write(serverKey.toUtf8() + '\n');
    process.closeWriteChannel();
}

void CredentialHelper::readOutput()
{
    QByteArray piece = m_run->process.readAllStandardOutput();
    m_run->output += piece;
    piece.fill('\0');
    if (m_run->output.size() > largestAnswer)
        finish(failure(
            QStringLiteral("HELPER_FAILED"), QStringLiteral("%1 answers without end").arg(programName())));
}

Result<std::optional<Credential>> CredentialHelper::interpret(int exitCode, bool crashed) const
{
    const QString code = QStringLiteral("HELPER_FAILED");
    if (crashed)
        return failure(code, QStringLiteral("%1 crashed").arg(programName()));
    const auto json = JsonReader::parse(m_run->output);
    if (exitCode != 0) {
        // Failures are told on stdout; an answer there all the same must not end up in an error.
        const QString message =
            json ? QString() : QString::fromUtf8(m_run->output).trimmed().section(u'\n', 0, 0).left(200);
        if (saysNotFound(message))
            return std::optional<Credential>();
        return failure(code, QStringLiteral("%1 failed: %2").arg(programName(), message));
    }
    if (!json || !json->isObject())
        return failure(code, QStringLiteral("%1 did not answer with JSON").arg(programName()));
    const QString user = (*json)[QLatin1String("Username")].text();
    const QString secretText = (*json)[QLatin1String("Secret")].text();
    if (secretText.isEmpty())
        return std::optional<Credential>();
    // "<token>" is how helpers say that the secret is an OAuth2 refresh token.
    if (user == QLatin1String("<token>")) {
        Credential credential(QString(), Secret(), programName());
        credential.identityToken = Secret(secretText);
        return std::optional<Credential>(credential);
    }
    return std::optional<Credential>(Credential(user, Secret(secretText), programName()));
}

void CredentialHelper::finish(const Result<std::optional<Credential>>& result)
{
    if (!m_run->done)
        return;
    m_run->timer.stop();
    if (!result)
        qCInfo(logAuth).noquote() << result.error().toLogLine();
    if (m_run->process.state() != QProcess::NotRunning)
        m_run->process.kill();
    // Queued, so that the callback may destroy this object, and never runs inside get() or a signal of the
    // process.
    QMetaObject::invokeMethod(
        this, [done = std::exchange(m_run->done, nullptr), result] { done(result); }, Qt::QueuedConnection);
}

Error CredentialHelper::failure(const QString& code, const QString& detail) const
{
    return Error::storage(detail).withCode(code);
}

} // namespace portolan

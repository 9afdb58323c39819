// SPDX-License-Identifier: Apache-2.0
#include "credentials/credentialhelper.h"

#include "base/jsonreader.h"
#include "base/logging.h"

#include <QRegularExpression>
#include <QStandardPaths>

namespace portolan {
namespace {

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
    Q_ASSERT(!m_done);
    m_done = std::move(done);
    if (!isPlainName(m_name))
        return finish(failure(QStringLiteral("HELPER_MISSING"),
            QStringLiteral("The name of the credential helper is malformed")));
    // With no folders Qt would search PATH, which may hold relative ones.
    const QString program =
        m_folders.isEmpty() ? QString() : QStandardPaths::findExecutable(programName(), m_folders);
    if (program.isEmpty())
        return finish(failure(QStringLiteral("HELPER_MISSING"),
            QStringLiteral("%1 is not installed, or not on PATH").arg(programName())));
    m_run.process().setProgram(program);
    m_run.process().setArguments({QStringLiteral("get")});
    m_run.start(serverKey.toUtf8() + '\n', m_timeout,
        [this](const ProgramOutcome& outcome) { finish(interpret(outcome)); });
}

Result<std::optional<Credential>> CredentialHelper::interpret(const ProgramOutcome& outcome) const
{
    const QString code = QStringLiteral("HELPER_FAILED");
    switch (outcome.kind) {
    case ProgramOutcome::Kind::NotStarted:
        return failure(code, QString::fromUtf8(outcome.complaint));
    case ProgramOutcome::Kind::TimedOut:
        return failure(QStringLiteral("HELPER_TIMEOUT"),
            QStringLiteral("%1 did not answer within %2 s").arg(programName()).arg(m_timeout.count() / 1000));
    case ProgramOutcome::Kind::TooMuchOutput:
        return failure(code, QStringLiteral("%1 answers without end").arg(programName()));
    case ProgramOutcome::Kind::Crashed:
        return failure(code, QStringLiteral("%1 crashed").arg(programName()));
    case ProgramOutcome::Kind::Exited:
        break;
    }
    if (outcome.exitCode == 0)
        return readAnswer(outcome.output);
    // Failures are told on stdout; an answer there all the same must not end up in an error.
    const bool isAnswer = JsonReader::parse(outcome.output).has_value();
    const QString message =
        isAnswer ? QString() : QString::fromUtf8(outcome.output).trimmed().section(u'\n', 0, 0).left(200);
    if (saysNotFound(message))
        return std::optional<Credential>();
    return failure(code, QStringLiteral("%1 failed: %2").arg(programName(), message));
}

Result<std::optional<Credential>> CredentialHelper::readAnswer(const QByteArray& output) const
{
    const auto json = JsonReader::parse(output);
    if (!json || !json->isObject())
        return failure(QStringLiteral("HELPER_FAILED"),
            QStringLiteral("%1 did not answer with JSON").arg(programName()));
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
    if (!result)
        qCInfo(logAuth).noquote() << result.error().toLogLine();
    // Queued, so that the callback may destroy this object, and never runs inside get() or a signal of the
    // process.
    QMetaObject::invokeMethod(
        this, [done = std::exchange(m_done, nullptr), result] { done(result); }, Qt::QueuedConnection);
}

Error CredentialHelper::failure(const QString& code, const QString& detail) const
{
    return Error::storage(detail).withCode(code);
}

} // namespace portolan

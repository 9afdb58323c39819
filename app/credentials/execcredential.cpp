// SPDX-License-Identifier: Apache-2.0
#include "credentials/execcredential.h"

#include "base/jsonreader.h"
#include "base/logging.h"
#include "base/redact.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>

namespace portolan {
namespace {

const QString hidden = QStringLiteral("***");

//! An option whose value is the secret itself: --client-secret, --password=..., not --password-command.
bool isSecretOption(const QString& name)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A--?([a-z0-9]+[-_])*(secret|password|token)\\z"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(name).hasMatch();
}

QString quoted(const QString& word)
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_@%+=:,./*-]+\\z"));
    if (plain.match(word).hasMatch())
        return word;
    QString inner = word;
    inner.replace(QLatin1String("'"), QLatin1String("'\\''"));
    return u'\'' + inner + u'\'';
}

QStringList shownArguments(const QStringList& arguments)
{
    QStringList shown;
    bool isValue = false;
    for (const QString& argument : arguments) {
        const qsizetype equals = argument.indexOf(u'=');
        if (isValue)
            shown << hidden;
        else if (equals > 0 && isSecretOption(argument.left(equals)))
            shown << argument.left(equals + 1) + hidden;
        else
            shown << quoted(redacted(argument));
        isValue = !isValue && equals < 0 && isSecretOption(argument);
    }
    return shown;
}

QString lastLine(const QByteArray& text)
{
    const QString lines = QString::fromUtf8(text).trimmed();
    return lines.section(u'\n', -1).trimmed().left(200);
}

} // namespace

ExecCommand ExecCommand::of(const KubeExec& exec)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QStringList words;
    const auto add = [&hash](const QString& text) {
        hash.addData(text.toUtf8());
        hash.addData(QByteArrayView("\0", 1));
    };
    add(exec.file);
    add(exec.command);
    for (const QString& argument : exec.arguments)
        add(argument);
    add(QString());
    for (const auto& [name, value] : exec.environment) {
        add(name);
        add(value);
        words << name + u'=' + hidden;
    }
    ExecCommand command;
    command.id = QString::fromLatin1(hash.result().toHex());
    words << quoted(exec.command) << shownArguments(exec.arguments);
    command.commandLine = words.join(u' ');
    command.file = exec.file;
    return command;
}

ExecCredential::ExecCredential(
    KubeExec exec, KubeCluster cluster, QByteArray authority, QStringList folders, QObject* parent)
    : QObject(parent)
    , m_exec(std::move(exec))
    , m_cluster(std::move(cluster))
    , m_authority(std::move(authority))
    , m_folders(std::move(folders))
{
}

ExecCredential::~ExecCredential() = default;

QString ExecCredential::programName() const
{
    return QFileInfo(m_exec.command).fileName();
}

void ExecCredential::get(const IsConfirmed& isConfirmed, Done done)
{
    Q_ASSERT(!m_done);
    m_done = std::move(done);
    const ExecCommand command = ExecCommand::of(m_exec);
    if (!isConfirmed(command.id)) {
        return finish(Error::authRequired(command.commandLine)
                          .withCode(QStringLiteral("EXEC_NOT_CONFIRMED"))
                          .at(QString(), m_exec.file));
    }
    if (m_exec.interaction == KubeExec::Interaction::Always) {
        return finish(failure("EXEC_NEEDS_TERMINAL",
            QStringLiteral("%1 must be run in a terminal, and there is none").arg(programName())));
    }
    QString program;
    if (m_exec.command.contains(u'/')) {
        const QFileInfo file(m_exec.command);
        if (file.isFile() && file.isExecutable())
            program = m_exec.command;
    } else if (!m_folders.isEmpty()) {
        // With no folders Qt would search PATH, which may hold relative ones.
        program = QStandardPaths::findExecutable(m_exec.command, m_folders);
    }
    if (!program.isEmpty())
        return start(program);
    QString what = QStringLiteral("%1 is not installed, or not on PATH").arg(m_exec.command);
    if (!m_exec.installHint.isEmpty())
        what += QStringLiteral(". ") + m_exec.installHint.left(1000);
    finish(failure("EXEC_MISSING", what));
}

QByteArray ExecCredential::execInfo() const
{
    QJsonObject spec;
    spec.insert(QLatin1String("interactive"), false);
    if (m_exec.provideClusterInfo) {
        QJsonObject cluster;
        cluster.insert(QLatin1String("server"), m_cluster.server.toString());
        if (!m_cluster.tlsServerName.isEmpty())
            cluster.insert(QLatin1String("tls-server-name"), m_cluster.tlsServerName);
        if (m_cluster.insecureSkipTlsVerify)
            cluster.insert(QLatin1String("insecure-skip-tls-verify"), true);
        if (!m_authority.isEmpty())
            cluster.insert(
                QLatin1String("certificate-authority-data"), QString::fromLatin1(m_authority.toBase64()));
        if (!m_cluster.proxy.isEmpty())
            cluster.insert(QLatin1String("proxy-url"), m_cluster.proxy.toString(QUrl::FullyEncoded));
        if (!m_cluster.execConfig.isUndefined())
            cluster.insert(QLatin1String("config"), m_cluster.execConfig);
        spec.insert(QLatin1String("cluster"), cluster);
    }
    QJsonObject info;
    info.insert(QLatin1String("kind"), QLatin1String("ExecCredential"));
    info.insert(QLatin1String("apiVersion"), m_exec.apiVersion);
    info.insert(QLatin1String("spec"), spec);
    return QJsonDocument(info).toJson(QJsonDocument::Compact);
}

void ExecCredential::start(const QString& program)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto& [name, value] : m_exec.environment)
        environment.insert(name, value);
    environment.insert(QStringLiteral("KUBERNETES_EXEC_INFO"), QString::fromUtf8(execInfo()));
    QProcess& process = m_run.process();
    process.setProcessEnvironment(environment);
    process.setProgram(program);
    process.setArguments(m_exec.arguments);
    m_run.readComplaints();
    m_run.start(
        QByteArray(), m_timeout, [this](const ProgramOutcome& outcome) { finish(interpret(outcome)); });
}

Result<Credential> ExecCredential::interpret(const ProgramOutcome& outcome) const
{
    const char* const code = "EXEC_FAILED";
    switch (outcome.kind) {
    case ProgramOutcome::Kind::NotStarted:
        return failure(code, QString::fromUtf8(outcome.complaint));
    case ProgramOutcome::Kind::TimedOut:
        return failure("EXEC_TIMEOUT",
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
    return failure(code,
        QStringLiteral("%1 failed (%2): %3")
            .arg(programName())
            .arg(outcome.exitCode)
            .arg(lastLine(outcome.complaint)));
}

Result<Credential> ExecCredential::readAnswer(const QByteArray& output) const
{
    const char* const code = "EXEC_FAILED";
    const auto json = JsonReader::parse(output);
    const bool isAnswer = json && (*json)[QLatin1String("kind")].text() == QLatin1String("ExecCredential");
    if (!isAnswer)
        return failure(code, QStringLiteral("%1 did not answer with an ExecCredential").arg(programName()));
    const QString version = (*json)[QLatin1String("apiVersion")].text();
    if (version != m_exec.apiVersion)
        return failure(code, QStringLiteral("%1 answered in version %2").arg(programName(), version));
    const JsonReader status = (*json)[QLatin1String("status")];
    const auto secret = [&status](QLatin1String name) {
        const QString text = status[name].text();
        return text.isEmpty() ? Secret() : Secret(text);
    };
    Credential credential(QString(), Secret(), programName());
    credential.registryToken = secret(QLatin1String("token"));
    credential.clientCertificate = status[QLatin1String("clientCertificateData")].text().toUtf8();
    credential.clientKey = secret(QLatin1String("clientKeyData"));
    credential.expires =
        QDateTime::fromString(status[QLatin1String("expirationTimestamp")].text(), Qt::ISODate).toUTC();
    if (credential.clientCertificate.isEmpty() != credential.clientKey.isEmpty())
        return failure(code, QStringLiteral("%1 gave half a client certificate").arg(programName()));
    if (credential.isEmpty())
        return failure(code, QStringLiteral("%1 gave no login").arg(programName()));
    return credential;
}

void ExecCredential::finish(const Result<Credential>& result)
{
    if (!result)
        qCInfo(logAuth).noquote() << result.error().toLogLine();
    // Queued, so that the callback may destroy this object, and never runs inside get() or a signal of the
    // process.
    QMetaObject::invokeMethod(
        this, [done = std::exchange(m_done, nullptr), result] { done(result); }, Qt::QueuedConnection);
}

Error ExecCredential::failure(const char* code, const QString& detail) const
{
    return Error::storage(detail).withCode(QLatin1String(code)).at(QString(), m_exec.file);
}

} // namespace portolan

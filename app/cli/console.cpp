// SPDX-License-Identifier: Apache-2.0
#include "cli/console.h"

#include "base/bytesformat.h"
#include "base/errorwording.h"

#include <QJsonDocument>

#include <unistd.h>

namespace portolan {
namespace {

constexpr int barWidth = 30;

QString bar(qint64 done, qint64 total)
{
    const int filled = total > 0 ? static_cast<int>(done * barWidth / total) : 0;
    return u'[' + QString(filled, u'#') + QString(barWidth - filled, u'.') + u']';
}

QByteArray printable(QString text)
{
    for (QChar& character : text) {
        if (character.category() == QChar::Other_Control && character != u'\n' && character != u'\t')
            character = QChar::ReplacementCharacter;
    }
    return text.toUtf8();
}

} // namespace

Console::Console(std::FILE* out, std::FILE* err, bool quiet)
    : m_out(out)
    , m_err(err)
    , m_showsProgress(!quiet && ::isatty(::fileno(err)) == 1)
{
}

void Console::print(const QString& line)
{
    clearProgress();
    printRaw(printable(line) + '\n');
}

void Console::printText(const QString& text)
{
    clearProgress();
    printRaw(printable(text));
}

void Console::printRaw(const QByteArray& bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), m_out);
}

void Console::printJson(const QJsonObject& object, bool pretty)
{
    clearProgress();
    const QJsonDocument document(object);
    printRaw(
        document.toJson(pretty ? QJsonDocument::Indented : QJsonDocument::Compact) + (pretty ? "" : "\n"));
}

void Console::warn(const QString& line)
{
    clearProgress();
    const QByteArray bytes = printable(line) + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), m_err);
}

void Console::fail(const Error& error)
{
    warn(errorText(error));
}

void Console::showLine(const QString& line)
{
    const QByteArray bytes = "\r\x1b[K" + line.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), m_err);
    std::fflush(m_err);
    m_progressShown = true;
}

void Console::showProgress(const TransferProgress& progress)
{
    if (!m_showsProgress)
        return;
    if (progress.stage == TransferProgress::Stage::Finishing)
        return showLine(bar(1, 1) + QStringLiteral(" finishing"));
    const QLocale locale;
    const bool isLoading = progress.stage == TransferProgress::Stage::Loading; // into an engine
    QString line = bar(progress.bytesDone, progress.bytesTotal) + u' '
        + (isLoading ? QStringLiteral("loading ") : QString()) + formatBytes(progress.bytesDone, locale)
        + QStringLiteral(" of ") + formatBytes(progress.bytesTotal, locale);
    if (progress.bytesPerSecond >= 0)
        line += QStringLiteral(", ") + formatRate(progress.bytesPerSecond, locale);
    if (progress.secondsLeft >= 0)
        line += QStringLiteral(", ") + formatDuration(progress.secondsLeft) + QStringLiteral(" left");
    showLine(line);
}

void Console::showCount(const QString& what, qint64 done, qint64 total)
{
    if (m_showsProgress)
        showLine(QStringLiteral("%1 %2 %3/%4").arg(bar(done, total), what).arg(done).arg(total));
}

void Console::clearProgress()
{
    if (!m_progressShown)
        return;
    std::fputs("\r\x1b[K", m_err);
    std::fflush(m_err);
    m_progressShown = false;
}

bool Console::flush()
{
    clearProgress();
    std::fflush(m_err);
    return std::fflush(m_out) == 0 && std::ferror(m_out) == 0;
}

QString errorText(const Error& error)
{
    const ErrorWording wording = errorWording(error);
    QString text = QStringLiteral("portolan-cli: ");
    if (!error.host().isEmpty() || !error.path().isEmpty())
        text += error.host() + error.path() + QStringLiteral(": ");
    text += QString::fromUtf8(wording.meaning);
    QStringList facts;
    if (error.httpStatus() != 0)
        facts << QStringLiteral("HTTP %1").arg(error.httpStatus());
    if (!error.code().isEmpty())
        facts << error.code();
    if (!error.detail().isEmpty())
        facts << error.detail();
    text += QStringLiteral("\n  (") + facts.join(QStringLiteral(", ")) + u')';
    if (error.retryAfter())
        text += QStringLiteral("\n  The server asks to wait %1 s.").arg(error.retryAfter()->count());
    if (wording.advice[0] != '\0')
        text += QStringLiteral("\n  ") + QString::fromUtf8(wording.advice);
    return text;
}

} // namespace portolan

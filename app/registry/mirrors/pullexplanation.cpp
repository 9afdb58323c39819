// SPDX-License-Identifier: Apache-2.0
#include "registry/mirrors/pullexplanation.h"

#include "base/bytesformat.h"

#include <QLocale>

#include <algorithm>

namespace portolan {
namespace {

QString inBytes(qint64 bytes)
{
    return formatBytes(bytes, QLocale::c());
}

QString sourceText(const ExplainedSource& explained, int number)
{
    QString line = QStringLiteral("  %1. %2 (%3)")
                       .arg(QString::number(number), explained.source.reference.toString(),
                           explained.source.why.english());
    if (explained.source.insecure)
        line += QStringLiteral(", insecure");
    line += explained.loginFrom.isEmpty()
        ? QStringLiteral(", no login")
        : QStringLiteral(", login %1from %2")
              .arg(explained.account.isEmpty() ? QString() : explained.account + u' ', explained.loginFrom);
    if (!explained.loginKey.isEmpty())
        line += QStringLiteral(" (under \"%1\")").arg(explained.loginKey);
    if (explained.error)
        line += QStringLiteral(": ") + explained.error->toLogLine();
    else
        line += explained.tried ? QStringLiteral(": serves it") : QStringLiteral(": not needed");
    return line;
}

} // namespace

const ExplainedSource* PullExplanation::serving() const
{
    const auto found = std::find_if(sources.cbegin(), sources.cend(),
        [](const ExplainedSource& source) { return source.tried && !source.error; });
    return found == sources.cend() ? nullptr : &*found;
}

QString PullExplanation::toText() const
{
    QStringList lines{asked};
    for (const NameExpansion& expansion : expansions) {
        if (!expansion.why.isEmpty())
            lines << QStringLiteral("  may be %1 (%2)")
                         .arg(expansion.reference.toString(), expansion.why.english());
    }
    if (expansions.isEmpty())
        lines << QStringLiteral("  stands for nothing: there is neither an alias nor a search registry");
    else
        lines << QStringLiteral("is %1").arg(reference.toString());
    if (!blockedBy.isEmpty())
        lines << QStringLiteral("blocked by %1").arg(blockedBy);
    for (qsizetype i = 0; i < sources.size(); ++i)
        lines << sourceText(sources.at(i), static_cast<int>(i) + 1);
    if (!digest.isNull())
        lines << QStringLiteral("is now %1").arg(digest.toString());
    if (platform)
        lines << QStringLiteral("chosen: %1 (%2)").arg(platform->toString(), platformDigest.toString());
    if (!redirectHosts.isEmpty())
        lines << QStringLiteral("blobs come from %1").arg(redirectHosts.join(QStringLiteral(", ")));
    if (bytesTotal >= 0)
        lines << QStringLiteral("%1 in all, %2 still needed")
                     .arg(inBytes(bytesTotal),
                         bytesNeeded < 0 ? QStringLiteral("an unknown part") : inBytes(bytesNeeded));
    for (const QString& file : files)
        lines << QStringLiteral("read %1").arg(file);
    for (const Error& problem : problems)
        lines << QStringLiteral("not read: %1").arg(problem.toLogLine());
    return lines.join(u'\n') + u'\n';
}

} // namespace portolan

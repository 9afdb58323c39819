// SPDX-License-Identifier: Apache-2.0
#include "present/commands.h"

#include <QRegularExpression>
#include <QStringList>

namespace portolan {
namespace {

    bool hasTransport(const QString& reference)
    {
        for (const QLatin1StringView transport :
            {QLatin1StringView("oci:"), QLatin1StringView("oci-archive:"), QLatin1StringView("docker-archive:")}) {
            if (reference.startsWith(transport))
                return true;
        }
        return false;
    }

    QString withTransport(const QString& reference)
    {
        return hasTransport(reference) ? reference : QStringLiteral("docker://") + reference;
    }

    //! The last component of a reference with its tag: `stable:v5`.
    QString localName(const QString& reference)
    {
        QString name = reference.mid(reference.lastIndexOf(u'/') + 1);
        const qsizetype at = name.indexOf(u'@');
        return at < 0 ? name : name.left(at) + QStringLiteral(":latest");
    }

} // namespace

QString shellQuoted(const QString& word)
{
    static const QRegularExpression safe(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
    if (safe.match(word).hasMatch())
        return word;
    return u'\'' + QString(word).replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

QString podmanPullCommand(const QString& reference)
{
    return QStringLiteral("podman pull %1").arg(shellQuoted(reference));
}

QString skopeoCopyCommand(const QString& reference)
{
    return QStringLiteral("skopeo copy --all %1 %2")
        .arg(shellQuoted(withTransport(reference)), shellQuoted(QStringLiteral("oci:") + localName(reference)));
}

QString ocImportCommand(const QString& reference)
{
    return QStringLiteral("oc import-image %1 --from=%2 --confirm")
        .arg(shellQuoted(localName(reference)), shellQuoted(reference));
}

QString ocTagCommand(const QString& reference)
{
    return QStringLiteral("oc tag --source=docker %1 %2").arg(shellQuoted(reference), shellQuoted(localName(reference)));
}

QString cliInspectCommand(const QString& reference)
{
    return QStringLiteral("portolan-cli inspect %1").arg(shellQuoted(reference));
}

QString cliDiffCommand(const QString& a, const QString& b)
{
    return QStringLiteral("portolan-cli diff %1 %2").arg(shellQuoted(a), shellQuoted(b));
}

QString cliDeleteCommand(const QStringList& references)
{
    QStringList commands;
    for (const QString& reference : references)
        commands << QStringLiteral("portolan-cli rm %1 --yes").arg(shellQuoted(reference));
    return commands.join(QStringLiteral(" && "));
}

QString cliPullCommand(const QString& reference, const QString& destination, const TransferRequest& request)
{
    const QString platforms = request.allPlatforms
        ? QStringLiteral("--all-platforms")
        : QStringLiteral("--platform %1").arg(shellQuoted(request.platform.toString()));
    return QStringLiteral("portolan-cli pull %1 --to %2 %3")
        .arg(shellQuoted(reference), shellQuoted(destination), platforms);
}

QString cliCopyCommand(const QString& reference, const QString& destination)
{
    return QStringLiteral("portolan-cli copy %1 %2").arg(shellQuoted(reference), shellQuoted(destination));
}

QString destinationText(const DestinationSpec& destination, const QString& libraryFolder)
{
    QString text;
    switch (destination.kind) {
    case DestinationSpec::Kind::LocalLibrary:
        text = QStringLiteral("oci:") + libraryFolder;
        break;
    case DestinationSpec::Kind::OciLayout:
        text = QStringLiteral("oci:") + destination.path;
        break;
    case DestinationSpec::Kind::OciArchive:
        text = QStringLiteral("oci-archive:") + destination.path;
        break;
    case DestinationSpec::Kind::DockerArchive:
        text = QStringLiteral("docker-archive:") + destination.path;
        break;
    case DestinationSpec::Kind::Registry:
        text = destination.repository;
        return destination.tag.isEmpty() ? text : text + u':' + destination.tag;
    }
    return destination.name.isEmpty() ? text : text + u':' + destination.name;
}

} // namespace portolan

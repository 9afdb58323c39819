// SPDX-License-Identifier: Apache-2.0
#include "present/commands.h"

#include <QRegularExpression>
#include <QStringList>

namespace portolan {
namespace {

bool hasTransport(const QString& reference)
{
    for (const QLatin1StringView transport : {QLatin1StringView("oci:"), QLatin1StringView("oci-archive:"),
             QLatin1StringView("docker-archive:")}) {
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
        .arg(shellQuoted(withTransport(reference)),
            shellQuoted(QStringLiteral("oci:") + localName(reference)));
}

QString ocImportCommand(const QString& reference)
{
    return QStringLiteral("oc import-image %1 --from=%2 --confirm")
        .arg(shellQuoted(localName(reference)), shellQuoted(reference));
}

QString ocTagCommand(const QString& reference)
{
    return QStringLiteral("oc tag --source=docker %1 %2")
        .arg(shellQuoted(reference), shellQuoted(localName(reference)));
}

QString cliInspectCommand(const QString& reference)
{
    return QStringLiteral("portolan-cli inspect %1").arg(shellQuoted(reference));
}

QString cliDiffCommand(const QString& a, const QString& b)
{
    return QStringLiteral("portolan-cli diff %1 %2").arg(shellQuoted(a), shellQuoted(b));
}

QString cliDeleteCommand(const QStringList& references, const DeleteWish& wish)
{
    QStringList words{QStringLiteral("portolan-cli rm --yes")};
    if (wish.scope == DeleteScope::ImagesAndAllTags)
        words << QStringLiteral("--image");
    if (wish.allowThrowaway)
        words << QStringLiteral("--throwaway");
    for (const QString& reference : references)
        words << shellQuoted(reference);
    return words.join(u' ');
}

QString cliPullCommand(const QString& reference, const QString& destination, const TransferRequest& request)
{
    // What the library calls an image by default is what it is called at its source.
    const bool plainLibrary = request.destination.kind == DestinationSpec::Kind::LocalLibrary
        && request.destination.name == reference;
    QStringList words{QStringLiteral("portolan-cli pull"), shellQuoted(reference), QStringLiteral("--to"),
        plainLibrary ? QStringLiteral("library") : shellQuoted(destination)};
    if (!request.allPlatforms)
        words << QStringLiteral("--platform") << shellQuoted(request.platform.toString());
    if (request.withAttachments)
        words << QStringLiteral("--attachments");
    if (request.destination.replaceExisting)
        words << QStringLiteral("--replace");
    return words.join(u' ');
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
    case DestinationSpec::Kind::Engine:
        return (destination.path.contains(QLatin1String("podman")) ? QStringLiteral("podman:")
                                                                   : QStringLiteral("docker-daemon:"))
            + destination.name;
    case DestinationSpec::Kind::Registry:
        text = destination.repository;
        return destination.tag.isEmpty() ? text : text + u':' + destination.tag;
    }
    return destination.name.isEmpty() ? text : text + u':' + destination.name;
}

} // namespace portolan

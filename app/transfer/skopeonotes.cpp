// SPDX-License-Identifier: Apache-2.0
#include "transfer/skopeonotes.h"

#include "oci/mediatype.h"

#include <QRegularExpression>

namespace portolan {
namespace {

bool isOciRefName(const QString& name)
{
    static const QRegularExpression grammar(QStringLiteral(
        "\\A[A-Za-z0-9]+((?:[-._:@+]|--)[A-Za-z0-9]+)*(/[A-Za-z0-9]+((?:[-._:@+]|--)[A-Za-z0-9]+)*)*\\z"));
    return grammar.match(name).hasMatch();
}

} // namespace

Sentences skopeoNotes(const ManifestDocument& root, const QString& name)
{
    const Sentence remedy(QT_TRANSLATE_NOOP("Core",
        "skopeo reads it from an OCI layout or archive only if it is the only one there, and without its "
        "name: "
        "put it into an archive of its own for skopeo."));
    const MediaKind kind = mediaKind(root.mediaType());
    if (kind == MediaKind::DockerManifest || kind == MediaKind::DockerManifestList)
        return {Sentence(QT_TRANSLATE_NOOP("Core",
                             "The manifest is of docker's type and was kept so, for its digest's sake. %1"),
            {remedy})};
    if (!name.isEmpty() && !isOciRefName(name))
        return {Sentence(
            QT_TRANSLATE_NOOP("Core", "%1 is no name by the rules of OCI layouts. %2"), {name, remedy})};
    return {};
}

} // namespace portolan

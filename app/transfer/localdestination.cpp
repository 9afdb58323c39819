// SPDX-License-Identifier: Apache-2.0
#include "transfer/localdestination.h"

#include "transfer/dockerarchivedestination.h"
#include "transfer/layoutdestination.h"
#include "transfer/ociarchivedestination.h"

namespace portolan {

Result<std::shared_ptr<Destination>> makeLocalDestination(
    const DestinationSpec& spec, const QString& libraryPath)
{
    using Made = std::shared_ptr<Destination>;
    const QString path = spec.kind == DestinationSpec::Kind::LocalLibrary ? libraryPath : spec.path;
    if (path.isEmpty())
        return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "the destination has no path")));
    switch (spec.kind) {
    case DestinationSpec::Kind::LocalLibrary:
    case DestinationSpec::Kind::OciLayout:
        return Made(std::make_shared<LayoutDestination>(path, spec.name));
    case DestinationSpec::Kind::OciArchive:
        return Made(std::make_shared<OciArchiveDestination>(path, spec.name, spec.replaceExisting));
    case DestinationSpec::Kind::DockerArchive:
        return Made(std::make_shared<DockerArchiveDestination>(path, spec.name, spec.replaceExisting));
    case DestinationSpec::Kind::Engine:
    case DestinationSpec::Kind::Registry:
        break;
    }
    return Error::usage(
        Sentence(QT_TRANSLATE_NOOP("Core", "neither a registry nor an engine is a file or folder")));
}

} // namespace portolan

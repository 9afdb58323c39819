// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/streamplace.h"

#include <QStringList>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

Result<StreamPlace> StreamPlace::parse(const QString& place)
{
    if (place.isEmpty())
        return StreamPlace();
    const QStringList parts = place.split(u'/');
    if (parts.size() > 2 || parts.contains(QString()))
        return Error::usage(Sentence(
            QT_TRANSLATE_NOOP("Core", "\"%1\" is no project and no image stream of one (\"project/stream\")"),
            {place}));
    return StreamPlace(parts.first(), parts.value(1));
}

Result<StreamPlace> StreamPlace::parseStream(const QString& repository)
{
    auto place = parse(repository);
    if (place && !place->isStream())
        return Error::usage(
            Sentence(QT_TRANSLATE_NOOP("Core", "\"%1\" is no image stream of a project (\"project/stream\")"),
                {repository}));
    return place;
}

} // namespace portolan

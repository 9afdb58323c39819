// SPDX-License-Identifier: Apache-2.0
#include "proxies/layerproxy.h"

#include "models/layerlistmodel.h"

namespace portolan {

LayerProxy::LayerProxy(LayerListModel* source, QObject* parent) : PrettyProxy(source, parent)
{
    setMediaTypeColumn(LayerListModel::MediaTypeColumn);
}

QString LayerProxy::displayText(const QModelIndex& index) const
{
    if (index.column() != LayerListModel::MediaTypeColumn)
        return PrettyProxy::displayText(index);
    const QString compression = PrettyProxy::data(index, LayerListModel::CompressionRole).toString();
    if (compression == u"?")
        return PrettyProxy::data(index, modelrole::ValueRole).toString();
    return compression.isEmpty() ? QStringLiteral("tar") : compression;
}

} // namespace portolan

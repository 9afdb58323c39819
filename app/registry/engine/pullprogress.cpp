// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/pullprogress.h"

#include "oci/descriptor.h"

#include <algorithm>

namespace portolan {

PullProgress PullMeter::take(const EngineMessage& message)
{
    if (message.text == QLatin1String("Downloading") && message.total > 0)
        m_layers.insert(
            message.layer, {std::clamp<qint64>(message.current, 0, message.total), message.total});
    else if (message.text == QLatin1String("Download complete")
        || message.text == QLatin1String("Pull complete"))
        if (const auto layer = m_layers.find(message.layer); layer != m_layers.end())
            layer->first = layer->second;
    PullProgress out;
    out.text = message.layer.isEmpty() ? message.text : message.layer + QStringLiteral(": ") + message.text;
    for (const auto& [done, total] : std::as_const(m_layers)) {
        out.bytesDone = sumOfSizes(std::max<qint64>(out.bytesDone, 0), done);
        out.bytesTotal = sumOfSizes(std::max<qint64>(out.bytesTotal, 0), total);
    }
    return out;
}

} // namespace portolan

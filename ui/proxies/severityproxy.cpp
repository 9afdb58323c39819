// SPDX-License-Identifier: Apache-2.0
#include "proxies/severityproxy.h"

namespace portolan {

Tone severityTone(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
    case Severity::High:
        return Tone::Danger;
    case Severity::Medium:
        return Tone::Warning;
    case Severity::Low:
        return Tone::Accent;
    case Severity::Negligible:
    case Severity::Unknown:
        break;
    }
    return Tone::Muted;
}

SeverityProxy::SeverityProxy(QAbstractItemModel* source, int severityRole, int column, QObject* parent)
    : PrettyProxy(source, parent)
    , m_severityRole(severityRole)
    , m_column(column)
{
}

QVariant SeverityProxy::data(const QModelIndex& index, int role) const
{
    if (role == ToneRole && index.column() == m_column)
        return static_cast<int>(severityTone(PrettyProxy::data(index, m_severityRole).value<Severity>()));
    return PrettyProxy::data(index, role);
}

} // namespace portolan

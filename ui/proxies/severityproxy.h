// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "present/theme.h"
#include "proxies/prettyproxy.h"
#include "service/controlservice.h"

namespace portolan {

[[nodiscard]] Tone severityTone(Severity severity);

//! Findings with each severity in its colour.
class SeverityProxy final : public PrettyProxy {
    Q_OBJECT

public:
    //! `severityRole` gives the Severity, which `column` shows. Takes no ownership of the source.
    SeverityProxy(QAbstractItemModel* source, int severityRole, int column, QObject* parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    int m_severityRole;
    int m_column;
};

} // namespace portolan

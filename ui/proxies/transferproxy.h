// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/transferlistmodel.h"
#include "proxies/prettyproxy.h"

#include <QHash>

#include <functional>

namespace portolan {

//! Transfers as people see them: references instead of addresses, states in words.
class TransferProxy final : public PrettyProxy {
    Q_OBJECT

public:
    using ReferenceText = std::function<QString(const ImageAddress&)>;

    TransferProxy(TransferListModel* source, ReferenceText referenceText, QObject* parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] QString displayText(const QModelIndex& index) const override;
    [[nodiscard]] QString toolTip(const QModelIndex& index) const override;

private:
    ReferenceText m_referenceText;
    mutable QHash<qint64, QString> m_sources; //!< by transfer id: painting must not ask the session each time
};

} // namespace portolan

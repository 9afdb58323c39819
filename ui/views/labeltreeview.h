// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"

#include <QTreeView>

class QAbstractItemModel;

namespace portolan {

//! Shows a LabelTreeModel: overview, configuration, a delete plan. Everything is unfolded, everything can be
//! copied, digests can be followed (Enter, double click).
class LabelTreeView final : public QTreeView {
    Q_OBJECT

public:
    //! Takes no ownership of the model.
    LabelTreeView(QAbstractItemModel* model, const QString& accessibleName, QWidget* parent = nullptr);

Q_SIGNALS:
    void digestActivated(const portolan::Digest& digest);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void activate(const QModelIndex& index);
    void fitColumns();
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tablemodel.h"
#include "registry/imagedetails.h"

namespace portolan {

//! The steps an image was made by, oldest first. CopyRole: the instruction.
class HistoryModel final : public TableModel<HistoryEntry> {
    Q_OBJECT

public:
    enum Column : int { CreatedColumn, CreatedByColumn, CommentColumn, AuthorColumn };
    Q_ENUM(Column)

    enum Role : int {
        EmptyLayerRole = modelrole::FirstOwnRole, //!< bool: it made no layer
    };

    explicit HistoryModel(QObject* parent = nullptr);

    void setConfig(const ImageConfig& config);
    void clear();

protected:
    [[nodiscard]] QVariant cell(const HistoryEntry& row, int column, int role) const override;
};

} // namespace portolan

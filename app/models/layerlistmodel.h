// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tablemodel.h"
#include "registry/imagedetails.h"

namespace portolan {

//! One layer with all that is known of it. A value.
class ImageLayerRow final {
public:
    ImageLayerRow() = default;

    int number = 0; //!< 1 is the base
    Digest digest;
    Digest diffId; //!< null when not known
    QString mediaType;
    qint64 size = -1; //!< bytes as stored; -1: not known (schema 1)
    qint64 cumulative = 0; //!< size of this and all layers beneath
    double share = 0; //!< of the whole, 0 to 1, for the bar
    QString instruction; //!< the history step that made it, empty when not known
    QDateTime created;
};

//! An image's layers, base first. CopyRole: digests, and the instruction.
class LayerListModel final : public TableModel<ImageLayerRow> {
    Q_OBJECT

public:
    enum Column : int {
        NumberColumn,
        SizeColumn,
        CumulativeColumn,
        InstructionColumn,
        MediaTypeColumn,
        DigestColumn,
        DiffIdColumn,
    };
    Q_ENUM(Column)

    enum Role : int {
        ShareRole = modelrole::FirstOwnRole, //!< double: this layer's part of the whole, 0 to 1
        CumulativeShareRole, //!< double: with all beneath it
        DigestRole, //!< Digest
        CompressionRole, //!< "gzip", "zstd", "", "?"
    };

    explicit LayerListModel(QObject* parent = nullptr);

    void setImage(const ImageDetails& details);
    void clear();
    [[nodiscard]] qint64 totalSize() const { return m_total; }

protected:
    [[nodiscard]] QVariant cell(const ImageLayerRow& row, int column, int role) const override;

private:
    qint64 m_total = 0;
};

} // namespace portolan

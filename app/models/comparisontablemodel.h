// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compare/imagecomparison.h"
#include "models/columns.h"
#include "models/modelroles.h"

#include <QAbstractTableModel>

#include <vector>

namespace portolan {

//! One cell of a comparison's list. A value.
class ComparisonCell final {
public:
    ComparisonCell() = default;
    ComparisonCell(QVariant cellValue, ValueKind valueKind = ValueKind::Text, bool isTranslatable = false)
        : value(std::move(cellValue))
        , kind(valueKind)
        , translatable(isTranslatable)
    {
    }

    QVariant value; //!< invalid: that side has nothing
    ValueKind kind = ValueKind::Text;
    bool translatable = false; //!< a source string of the context "Models"
};

//! One line of a comparison's list. A value.
class ComparisonRow final {
public:
    ComparisonRow() = default;

    std::vector<ComparisonCell> cells; //!< one for each column
    Difference difference = Difference::Same;
    bool elsewhere = false; //!< layers: the other side has the blob at another place
};

//! One list of an ImageComparison, for one tab. Shows only what differs, unless told otherwise. Column ids
//! (KeyRole of the header) by part: Summary: what a b. Config: part key a b. Layers: step sizeA digestA sizeB
//! digestB. History: a b. Platforms: platform digestA digestB. ImageAnnotations: where key a b.
//! ManifestLines, ConfigLines: lineA lineB text.
class ComparisonTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Part {
        Summary,
        Config,
        Layers,
        History,
        Platforms,
        ImageAnnotations,
        ManifestLines,
        ConfigLines
    };
    Q_ENUM(Part)

    enum Role : int {
        DifferenceRole = modelrole::FirstOwnRole, //!< Difference
        IsDifferentRole, //!< bool
        ElsewhereRole, //!< bool: layers, see ComparisonRow
    };

    //! Lines kept around each different line of the line lists while only differences are shown.
    static constexpr int contextLines = 3;

    explicit ComparisonTableModel(Part part, QObject* parent = nullptr);
    ~ComparisonTableModel() override;
    Q_DISABLE_COPY_MOVE(ComparisonTableModel)

    void setComparison(const ImageComparison& comparison); //!< resets
    void clear();
    void setOnlyDifferences(bool only); //!< default: true; the summary shows all rows always
    [[nodiscard]] bool onlyDifferences() const { return m_onlyDifferences; }
    [[nodiscard]] int differences() const
    {
        return m_differences;
    } //!< rows that are not Same, for the tab's title
    [[nodiscard]] int total() const { return int(m_rows.size()); } //!< rows without the filter

    [[nodiscard]] int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void setRows(std::vector<ComparisonRow> rows);
    void filter();

    Part m_part;
    std::span<const TableColumn> m_columns;
    std::vector<ComparisonRow> m_rows;
    std::vector<int> m_shown; //!< row to place in m_rows
    bool m_onlyDifferences = true;
    int m_differences = 0;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"
#include "models/modelroles.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>
#include <vector>

namespace portolan {

//! One line "label: value", with lines beneath it. A value.
class LabelRow final {
public:
    LabelRow() = default;
    //! A label of our own: a source string of the context "Models".
    LabelRow(const char* labelSource, QVariant rowValue, ValueKind valueKind = ValueKind::Text);
    //! A label that is data: the name of a variable, a key.
    LabelRow(QString labelText, QVariant rowValue, ValueKind valueKind = ValueKind::Text);
    //! A sentence without a label of its own.
    LabelRow(const Sentence& said, ValueKind valueKind);

    QString key; //!< stable, for KeyRole; by default the label
    QString label;
    bool translatable = false;
    QVariant value;
    std::optional<Sentence> sentence; //!< what the value says, for SentenceRole
    bool valueTranslatable = false; //!< the value is a source string, too
    ValueKind kind = ValueKind::Text;
    std::vector<LabelRow> children;
};

//! A read-only tree of labelled values, handed in whole. Columns: Label, Value. The mechanics of several
//! models; shows nothing by itself. GUI thread.
class LabelTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column : int { LabelColumn, ValueColumn, ColumnCount };
    Q_ENUM(Column)

    explicit LabelTreeModel(QObject* parent = nullptr);
    ~LabelTreeModel() override;
    Q_DISABLE_COPY_MOVE(LabelTreeModel)

    //! The value of a top-level row by its key; invalid when there is none.
    [[nodiscard]] QVariant valueOf(const QString& key) const;

    [[nodiscard]] QModelIndex index(
        int row, int column, const QModelIndex& parent = QModelIndex()) const final;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const final;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex& parent = QModelIndex()) const final;
    [[nodiscard]] int columnCount(const QModelIndex& parent = QModelIndex()) const final;
    //! Display, ValueRole, ValueKindRole, CopyRole, KeyRole, TranslatableRole, SentenceRole.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

protected:
    void setRows(std::vector<LabelRow> rows); //!< resets

private:
    class Node;

    [[nodiscard]] const Node& nodeOf(const QModelIndex& index) const;

    std::unique_ptr<Node> m_root;
};

} // namespace portolan

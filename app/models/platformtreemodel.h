// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/modelroles.h"
#include "service/registryservice.h"

#include <QAbstractItemModel>

#include <memory>

namespace portolan {

//! The children of an index as a tree: images, with their attestations folded beneath them, and nested
//! indexes, fetched when a view opens them. A nested index that failed keeps its error until retry(). GUI
//! thread.
class PlatformTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column : int { PlatformColumn, SizeColumn, DigestColumn, TypeColumn, ColumnCount };
    Q_ENUM(Column)
    enum class NodeKind { Image, Index, Attestation };
    Q_ENUM(NodeKind)

    enum Role : int {
        NodeKindRole = modelrole::FirstOwnRole, //!< NodeKind
        DigestRole, //!< Digest
        AddressRole, //!< ImageAddress by digest
        DescriptorRole, //!< Descriptor
    };

    //! Indexes within indexes are followed this deep.
    static constexpr int maxDepth = 8;

    //! `service` outlives the model.
    explicit PlatformTreeModel(RegistryService& service, QObject* parent = nullptr);
    ~PlatformTreeModel() override;
    Q_DISABLE_COPY_MOVE(PlatformTreeModel)

    void setIndex(const RepositoryAddress& repository, const ImageIndex& index); //!< resets
    void clear();
    //! What an image takes, layers and all; an index does not say it.
    void setImageSize(const Digest& digest, qint64 size);
    void retry(const QModelIndex& index);
    [[nodiscard]] QModelIndex indexOf(
        const Digest& digest) const; //!< the first with that digest, else invalid

    [[nodiscard]] QModelIndex index(
        int row, int column, const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    class Node;

    [[nodiscard]] Node* nodeOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOfNode(const Node& node, int column = 0) const;
    [[nodiscard]] Node* findById(Node& node, int id) const;
    void addChildren(Node& node, const ImageIndex& index);
    void fetch(Node& node);
    void take(int nodeId, const Result<ImageDetails>& result);
    void nodeChanged(const Node& node);

    RegistryService& m_service;
    RepositoryAddress m_repository;
    std::unique_ptr<Node> m_root;
    int m_lastId = 0;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "models/platformtreemodel.h"

#include "base/bytesformat.h"
#include "models/columns.h"
#include "oci/mediatype.h"

#include <QSet>

#include <array>
#include <vector>

namespace portolan {
namespace {

constexpr std::array columns{
    TableColumn("platform", QT_TRANSLATE_NOOP("Models", "Platform")),
    TableColumn("size", QT_TRANSLATE_NOOP("Models", "Size")),
    TableColumn("digest", QT_TRANSLATE_NOOP("Models", "Digest")),
    TableColumn("type", QT_TRANSLATE_NOOP("Models", "Media type")),
};

} // namespace

class PlatformTreeModel::Node final {
public:
    Node* parent = nullptr;
    int position = 0;
    int id = 0;
    int depth = 0;
    NodeKind kind = NodeKind::Image;
    Descriptor descriptor;
    qint64 imageSize = -1; //!< -1: not known
    FetchState state = FetchState::Ready;
    MaybeError error;
    RequestHandle request;
    std::vector<std::unique_ptr<Node>> children;

    Node* add(const Descriptor& child, NodeKind childKind, int childId)
    {
        auto node = std::make_unique<Node>();
        node->parent = this;
        node->position = int(children.size());
        node->id = childId;
        node->depth = depth + 1;
        node->kind = childKind;
        node->descriptor = child;
        if (childKind == NodeKind::Index && node->depth < maxDepth)
            node->state = FetchState::Idle;
        children.push_back(std::move(node));
        return children.back().get();
    }

    [[nodiscard]] QVariant value(int column) const
    {
        switch (column) {
        case PlatformColumn:
            if (descriptor.platform && kind != NodeKind::Attestation)
                return descriptor.platform->toString();
            return kind == NodeKind::Attestation ? QStringLiteral(QT_TRANSLATE_NOOP("Models", "Attestation"))
                : kind == NodeKind::Index        ? QStringLiteral(QT_TRANSLATE_NOOP("Models", "Nested index"))
                                          : QStringLiteral(QT_TRANSLATE_NOOP("Models", "Any platform"));
        case SizeColumn:
            return imageSize < 0 ? QVariant() : QVariant(imageSize);
        case DigestColumn:
            return descriptor.digest.toString();
        default:
            return descriptor.artifactType.isEmpty() ? descriptor.mediaType : descriptor.artifactType;
        }
    }
};

PlatformTreeModel::PlatformTreeModel(RegistryService& service, QObject* parent)
    : QAbstractItemModel(parent)
    , m_service(service)
    , m_root(std::make_unique<Node>())
{
}

PlatformTreeModel::~PlatformTreeModel() = default;

void PlatformTreeModel::setIndex(const RepositoryAddress& repository, const ImageIndex& index)
{
    beginResetModel();
    m_repository = repository;
    m_root = std::make_unique<Node>();
    addChildren(*m_root, index);
    endResetModel();
}

void PlatformTreeModel::clear()
{
    setIndex(RepositoryAddress(), ImageIndex());
}

void PlatformTreeModel::setImageSize(const Digest& digest, qint64 size)
{
    std::vector<Node*> open{m_root.get()};
    while (!open.empty()) {
        Node* node = open.back();
        open.pop_back();
        for (const auto& child : node->children)
            open.push_back(child.get());
        if (node == m_root.get() || node->descriptor.digest != digest || node->imageSize == size)
            continue;
        node->imageSize = size;
        nodeChanged(*node);
    }
}

void PlatformTreeModel::addChildren(Node& node, const ImageIndex& index)
{
    QSet<Digest> folded;
    for (const Descriptor& image : index.images()) {
        const bool isIndex = isIndexKind(mediaKind(image.mediaType));
        Node* child = node.add(image, isIndex ? NodeKind::Index : NodeKind::Image, ++m_lastId);
        if (isIndex || folded.contains(image.digest))
            continue;
        folded.insert(image.digest);
        for (const Descriptor& attestation : index.attestationsOf(image.digest))
            child->add(attestation, NodeKind::Attestation, ++m_lastId);
    }
    for (const Descriptor& descriptor : index.manifests) {
        if (descriptor.isAttestation() && !folded.contains(descriptor.attestationSubject()))
            node.add(descriptor, NodeKind::Attestation, ++m_lastId);
    }
}

PlatformTreeModel::Node* PlatformTreeModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex PlatformTreeModel::indexOfNode(const Node& node, int column) const
{
    return &node == m_root.get() ? QModelIndex() : createIndex(node.position, column, &node);
}

PlatformTreeModel::Node* PlatformTreeModel::findById(Node& node, int id) const
{
    if (node.id == id)
        return &node;
    for (const auto& child : node.children) {
        if (Node* found = findById(*child, id))
            return found;
    }
    return nullptr;
}

QModelIndex PlatformTreeModel::indexOf(const Digest& digest) const
{
    std::vector<const Node*> open{m_root.get()};
    while (!open.empty()) {
        const Node* node = open.back();
        open.pop_back();
        if (node != m_root.get() && node->descriptor.digest == digest)
            return indexOfNode(*node);
        for (auto it = node->children.rbegin(); it != node->children.rend(); ++it)
            open.push_back(it->get());
    }
    return {};
}

void PlatformTreeModel::retry(const QModelIndex& index)
{
    Node* node = nodeOf(index);
    if (node->state == FetchState::Failed)
        fetch(*node);
}

void PlatformTreeModel::fetch(Node& node)
{
    node.state = FetchState::Loading;
    node.error.reset();
    node.request = m_service.fetchImage(
        ImageAddress(m_repository.registry, m_repository.repository, node.descriptor.digest.toString()),
        [this, id = node.id](const Result<ImageDetails>& result) { take(id, result); });
    nodeChanged(node);
}

void PlatformTreeModel::take(int nodeId, const Result<ImageDetails>& result)
{
    Node* node = findById(*m_root, nodeId);
    if (node == nullptr)
        return;
    const ImageIndex* index = result ? result->document.index() : nullptr;
    node->state = index != nullptr ? FetchState::Ready : FetchState::Failed;
    if (index == nullptr) {
        node->error =
            result ? Error::protocol(QStringLiteral("the nested manifest is no index")) : result.error();
    } else {
        // Collected apart first: the number of rows must be known before they come.
        Node fresh;
        fresh.depth = node->depth;
        addChildren(fresh, *index);
        if (!fresh.children.empty()) {
            beginInsertRows(indexOfNode(*node), 0, int(fresh.children.size()) - 1);
            for (const auto& child : fresh.children)
                child->parent = node;
            node->children = std::move(fresh.children);
            endInsertRows();
        }
    }
    nodeChanged(*node);
}

void PlatformTreeModel::nodeChanged(const Node& node)
{
    Q_EMIT dataChanged(indexOfNode(node), indexOfNode(node, ColumnCount - 1));
}

QModelIndex PlatformTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[size_t(row)].get());
}

QModelIndex PlatformTreeModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOfNode(*nodeOf(child)->parent) : QModelIndex();
}

int PlatformTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int PlatformTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

bool PlatformTreeModel::hasChildren(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return false;
    const Node* node = nodeOf(parent);
    return !node->children.empty() || node->state == FetchState::Idle || node->state == FetchState::Loading;
}

bool PlatformTreeModel::canFetchMore(const QModelIndex& parent) const
{
    return nodeOf(parent)->state == FetchState::Idle;
}

void PlatformTreeModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        fetch(*nodeOf(parent));
}

QVariant PlatformTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node& node = *nodeOf(index);
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return column == SizeColumn ? QVariant(formatBytes(node.imageSize, QLocale())) : node.value(column);
    case modelrole::ValueRole:
    case modelrole::SortRole:
        return node.value(column);
    case modelrole::ValueKindRole:
        return QVariant::fromValue(column == SizeColumn ? ValueKind::Bytes
                : column == DigestColumn                ? ValueKind::Digest
                                                        : ValueKind::Text);
    case modelrole::TranslatableRole:
        return column == PlatformColumn && (node.kind == NodeKind::Attestation || !node.descriptor.platform);
    case modelrole::FetchStateRole:
        return QVariant::fromValue(node.state);
    case modelrole::ErrorRole:
        return node.error ? QVariant::fromValue(node.error) : QVariant();
    case modelrole::CopyRole:
        return column == DigestColumn ? node.descriptor.digest.toString() : node.value(column).toString();
    case modelrole::KeyRole:
    case DigestRole:
        return role == DigestRole ? QVariant::fromValue(node.descriptor.digest)
                                  : node.descriptor.digest.toString();
    case NodeKindRole:
        return QVariant::fromValue(node.kind);
    case AddressRole:
        return QVariant::fromValue(
            ImageAddress(m_repository.registry, m_repository.repository, node.descriptor.digest.toString()));
    case DescriptorRole:
        return QVariant::fromValue(node.descriptor);
    default:
        return {};
    }
}

QVariant PlatformTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeader(columns, section, orientation, role);
}

} // namespace portolan

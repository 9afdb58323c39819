// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/modelroles.h"
#include "registry/registryprofile.h"
#include "service/addresses.h"
#include "service/registryservice.h"
#include "service/session.h"

#include <QAbstractItemModel>

#include <functional>
#include <memory>
#include <vector>

namespace portolan {

class RegistryTreeNode;

//! Registries > groups by path segment > repositories. One column. A node may be a group and a repository at
//! once
//! (`app` and `app/web`). A registry's repositories come when its node is first fetched (views do so on
//! expanding): first those last seen, at once, then page after page from the server, merged by difference, so
//! that selection and expansion survive; a repository that is gone leaves when the last page came. After
//! maxRepositories the loading pauses (MoreRole), loadMore() goes on. Pinned repositories are always there,
//! also when the catalog is refused (the registry is Failed with code CATALOG_REFUSED then). Sends nothing by
//! itself but what fetchMore(), retry(), refresh(), loadMore() ask. GUI thread.
class RegistryTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum class NodeKind { Registry, Group, Repository }; //!< Repository also where it has children
    Q_ENUM(NodeKind)

    enum Role : int {
        NodeKindRole = modelrole::FirstOwnRole, //!< NodeKind
        RegistryIdRole, //!< QString
        RepositoryRole, //!< QString: the full name of a repository, the prefix of a group, empty for a
                        //!< registry
        AddressRole, //!< RepositoryAddress; invalid for registries and pure groups
        ProfileRole, //!< RegistryProfile, registries only
        RegistryKindRole, //!< RegistryKind, of every node
        LoginStateRole, //!< LoginState, registries only
        CatalogRefusedRole, //!< bool, registries: the server does not list; offer "Add repository..."
        MoreRole, //!< bool, registries: loading paused, more on the server
        LoadedCountRole, //!< int, registries: repositories confirmed by the server
        PinnedRole, //!< bool: added by name
        StaleRole, //!< bool: last seen, not confirmed by the server since
        TitleRole, //!< QString, groups: what the registry calls it, for people; may be empty
        ProblemRole, //!< Sentence, groups: why its repositories are not known; may be empty
        NewsRole, //!< int: tags with new images, of a repository or of all beneath
    };

    //! Repositories of one registry loaded without being asked again.
    static constexpr int maxRepositories = 20000;

    //! `service` outlives the model.
    explicit RegistryTreeModel(RegistryService& service, QObject* parent = nullptr);
    ~RegistryTreeModel() override;
    Q_DISABLE_COPY_MOVE(RegistryTreeModel)

    //! The registries, in order. Those that stay (same id) keep their nodes, state and repositories.
    void setRegistries(const QList<RegistryProfile>& profiles);
    //! Where LoginStateRole comes from; updateLoginState() says that it changed.
    void setLoginStates(std::function<LoginState(const RegistryId&)> provider);
    void updateLoginState(const RegistryId& id);

    //! Asks again after Failed: the page that failed. Any node of a registry will do. Nothing in other
    //! states.
    void retry(const QModelIndex& index);
    //! Lists the registry anew from its first page, keeping what is shown meanwhile.
    void refresh(const RegistryId& id);
    //! As refresh(), unless nobody asked for its list yet: for a new login or trust.
    void registryReopened(const RegistryId& id);
    //! Goes on after MoreRole.
    void loadMore(const QModelIndex& index);
    void stopLoading(const RegistryId& id);
    //! How many tags of a repository have images not looked at yet; 0: none any more.
    void setNews(const RepositoryAddress& repository, int count);

    [[nodiscard]] QModelIndex indexOfRegistry(const RegistryId& id) const;
    //! Invalid when the repository is not (yet) in the tree.
    [[nodiscard]] QModelIndex indexOfRepository(const RepositoryAddress& address) const;
    //! All repository names of a registry known by now, in tree order.
    [[nodiscard]] QStringList repositories(const RegistryId& id) const;

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

Q_SIGNALS:
    //! A registry's FetchState, error or counters changed.
    void registryStateChanged(const portolan::RegistryId& id);

private:
    class Entry;

    [[nodiscard]] Entry* find(const RegistryId& id) const;
    [[nodiscard]] Entry* entryOf(const QModelIndex& index) const;
    [[nodiscard]] Entry& entryOf(const RegistryTreeNode& node) const;
    [[nodiscard]] QModelIndex indexOfNode(const RegistryTreeNode& node) const;
    [[nodiscard]] QVariant registryData(const Entry& entry, int role) const;
    [[nodiscard]] QVariant nodeData(const RegistryTreeNode& node, int role) const;
    [[nodiscard]] std::unique_ptr<Entry> newEntry(const RegistryProfile& profile);
    void updateEntry(Entry& entry, const RegistryProfile& profile);
    void takeGroups(Entry& entry, const QList<RepositoryGroup>& groups);
    void dropOldGroups(Entry& entry);
    [[nodiscard]] QVariant groupData(const Entry& entry, const RegistryTreeNode& node, int role) const;
    void removeEntriesBut(const QList<RegistryProfile>& profiles);
    void moveEntry(int from, int to);
    void renumberEntries();
    void changeMarks(RegistryTreeNode& node, int mark, int replacement); //!< of all nodes beneath
    void merge(Entry& entry, const QStringList& names, int marks);
    void insertChildren(RegistryTreeNode& node, std::vector<std::unique_ptr<RegistryTreeNode>> fresh);
    void prune(RegistryTreeNode& node); //!< what is beneath and neither a repository nor a group of some goes
    void removeChildren(RegistryTreeNode& node);
    //! Another order of one node's children; persistent indexes follow.
    void relayout(RegistryTreeNode& node, const std::function<void()>& change);
    void nodeChanged(const RegistryTreeNode& node);
    void entryChanged(const Entry& entry);

    RegistryService& m_service;
    std::function<LoginState(const RegistryId&)> m_loginState;
    std::vector<std::unique_ptr<Entry>> m_registries;
};

} // namespace portolan

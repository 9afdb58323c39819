// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/modelroles.h"
#include "service/controlservice.h"

#include <QAbstractTableModel>

namespace portolan {

//! Repositories of a registry that match words, page after page as views ask (fetchMore). A failed page
//! leaves the rows; only retry() asks again. GUI thread.
class SearchModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int {
        NameColumn,
        DescriptionColumn,
        StarsColumn,
        PullsColumn,
        ModifiedColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role : int {
        HitRole = modelrole::FirstOwnRole, //!< SearchHit
        AddressRole, //!< RepositoryAddress
    };

    //! `control` outlives the model.
    explicit SearchModel(ControlService& control, QObject* parent = nullptr);
    ~SearchModel() override;
    Q_DISABLE_COPY_MOVE(SearchModel)

    //! Begins anew; empty words: no search.
    void search(const RegistryId& registry, const QString& words);
    void clear() { search(RegistryId(), QString()); }
    void retry();

    [[nodiscard]] const QString& words() const { return m_words; }
    [[nodiscard]] FetchState state() const { return m_state; }
    [[nodiscard]] const MaybeError& error() const { return m_error; }
    [[nodiscard]] qint64 total() const { return m_total; } //!< -1: the registry does not say

    [[nodiscard]] int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void stateChanged();

private:
    void ask();
    void take(const Result<SearchPage>& page);
    void setState(FetchState state, MaybeError error = std::nullopt);

    ControlService& m_control;
    RegistryId m_registry;
    QString m_words;
    QList<SearchHit> m_hits;
    PageCursor m_next;
    qint64 m_total = -1;
    FetchState m_state = FetchState::Ready;
    MaybeError m_error;
    RequestHandle m_request;
};

} // namespace portolan

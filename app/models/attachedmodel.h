// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/modelroles.h"
#include "service/registryservice.h"

#include <QAbstractTableModel>

namespace portolan {

//! What is attached to an image: signatures, SBOMs, attestations, from the referrers API, its fallback tag,
//! cosign-style tags, and the index the image is in. Fetched when a view asks (fetchMore), once; after a
//! failure only by retry().
class AttachedModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int { TypeColumn, SizeColumn, SourceColumn, DigestColumn, TagColumn, ColumnCount };
    Q_ENUM(Column)

    enum Role : int {
        AddressRole = modelrole::FirstOwnRole, //!< ImageAddress by digest: follow it
        DigestRole, //!< Digest
        SourceRole, //!< Referrer::Source; DisplayRole of SourceColumn is a source string for people
    };

    //! `service` outlives the model.
    explicit AttachedModel(RegistryService& service, QObject* parent = nullptr);
    ~AttachedModel() override;
    Q_DISABLE_COPY_MOVE(AttachedModel)

    //! `attestations`: descriptors of the index that speak of the subject; known without asking.
    void setSubject(const RepositoryAddress& repository, const Digest& subject,
        const QList<Descriptor>& attestations = {});
    void clear();
    void retry();

    [[nodiscard]] FetchState state() const { return m_state; }
    [[nodiscard]] const MaybeError& error() const { return m_error; }
    [[nodiscard]] bool apiSupported() const { return m_apiSupported; } //!< once Ready

    [[nodiscard]] int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void stateChanged();

private:
    void fetch();
    void take(const Result<ReferrerList>& result);
    void setState(FetchState state, MaybeError error = std::nullopt);

    RegistryService& m_service;
    RepositoryAddress m_repository;
    Digest m_subject;
    QList<Referrer> m_rows;
    FetchState m_state = FetchState::Ready;
    MaybeError m_error;
    bool m_apiSupported = false;
    RequestHandle m_request;
};

} // namespace portolan

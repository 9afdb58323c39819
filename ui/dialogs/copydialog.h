// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/transferoffer.h"
#include "service/registryservice.h"
#include "service/transferrequest.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace portolan {

class TransferChoices;

//! Asks where to copy to: an open registry or container engine, a repository and a tag; shows the equivalent
//! command. GUI only.
class CopyDialog final : public QDialog {
    Q_OBJECT

public:
    //! `known` gives repositories of a registry for completion. `offers` and `targets` are not empty.
    CopyDialog(QList<TransferOffer> offers, QList<RegistryProfile> targets,
        std::function<QStringList(const QString& registryId)> known, QWidget* parent = nullptr);

    [[nodiscard]] QList<TransferRequest> requests() const;

Q_SIGNALS:
    void copyRequested(const QList<portolan::TransferRequest>& requests);

private:
    void buildLayout();
    void registryChanged();
    void check();
    //! What keeps it from being done, for people; empty: nothing does.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] const RegistryProfile& target() const;
    [[nodiscard]] bool toEngine() const;
    [[nodiscard]] QString targetReference() const;
    [[nodiscard]] TransferRequest requestFor(const TransferOffer& offer) const;

    QList<TransferOffer> m_offers;
    QList<RegistryProfile> m_targets;
    std::function<QStringList(const QString&)> m_known;
    QString m_proposed; //!< the repository this dialog filled in; another target gets another
    QComboBox* m_registry;
    QComboBox* m_repository;
    QLineEdit* m_tag;
    QLabel* m_hint;
    TransferChoices* m_options;
    QPushButton* m_copy = nullptr;
};

} // namespace portolan

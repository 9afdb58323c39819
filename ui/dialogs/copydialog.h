// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/transferoffer.h"
#include "service/registryservice.h"
#include "service/transferrequest.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace portolan {

class CommandField;

//! Asks where to copy to: an open registry, a repository and a tag; shows the equivalent command. GUI only.
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
    [[nodiscard]] QString targetReference() const;

    QList<TransferOffer> m_offers;
    QList<RegistryProfile> m_targets;
    std::function<QStringList(const QString&)> m_known;
    QComboBox* m_registry;
    QComboBox* m_repository;
    QLineEdit* m_tag;
    QComboBox* m_platform;
    QCheckBox* m_attachments;
    QLabel* m_hint;
    CommandField* m_command;
    QPushButton* m_copy = nullptr;
};

} // namespace portolan

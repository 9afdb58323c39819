// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/transferoffer.h"
#include "service/session.h"
#include "service/transferrequest.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace portolan {

class TransferChoices;

//! Asks where to pull to, which platforms, and under which name; shows the size and the equivalent command.
//! GUI only.
class PullDialog final : public QDialog {
    Q_OBJECT

public:
    //! `offers` is not empty. Archives take one image; several go to the library, a folder or an engine.
    //! `engines`: the container engines to pull into.
    PullDialog(QList<TransferOffer> offers, QString libraryFolder, QList<RegistryProfile> engines,
        QWidget* parent = nullptr);

    [[nodiscard]] QList<TransferRequest> requests() const;

Q_SIGNALS:
    void pullRequested(const QList<portolan::TransferRequest>& requests);

private:
    using Kind = DestinationSpec::Kind;

    [[nodiscard]] QWidget* destinationBox();
    void buildLayout();
    void addPodmanCommand(QFormLayout* form);
    void browse();
    void destinationChanged();
    void updateSummary();
    void updatePath();
    [[nodiscard]] Kind kind() const;
    [[nodiscard]] const RegistryProfile* engine() const; //!< the one chosen
    [[nodiscard]] bool takesOnePlatform() const;
    [[nodiscard]] QString destination(const TransferRequest& request) const; //!< for portolan-cli
    [[nodiscard]] QString nameFor(const TransferOffer& offer) const;
    [[nodiscard]] TransferRequest requestFor(const TransferOffer& offer) const;

    QList<TransferOffer> m_offers;
    QString m_libraryFolder;
    QList<RegistryProfile> m_engines;
    QButtonGroup* m_destinations;
    QLineEdit* m_path;
    QPushButton* m_browse;
    QLineEdit* m_name;
    QCheckBox* m_replace;
    QLabel* m_summary;
    TransferChoices* m_options;
    QPushButton* m_pull = nullptr;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/transferoffer.h"
#include "service/transferrequest.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace portolan {

class CommandField;

//! Asks where to pull to, which platforms, and under which name; shows the size and the equivalent command.
//! GUI only.
class PullDialog final : public QDialog {
    Q_OBJECT

public:
    //! `offers` is not empty. Archives take one image; several go to the library or a folder.
    PullDialog(QList<TransferOffer> offers, QString libraryFolder, QWidget* parent = nullptr);

    [[nodiscard]] QList<TransferRequest> requests() const;

Q_SIGNALS:
    void pullRequested(const QList<portolan::TransferRequest>& requests);

private:
    using Kind = DestinationSpec::Kind;

    [[nodiscard]] QWidget* destinationBox();
    void fillPlatforms();
    void buildLayout();
    void browse();
    void destinationChanged();
    void updateSummary();
    [[nodiscard]] Kind kind() const;
    [[nodiscard]] QString nameFor(const TransferOffer& offer) const;
    [[nodiscard]] TransferRequest requestFor(const TransferOffer& offer) const;

    QList<TransferOffer> m_offers;
    QString m_libraryFolder;
    QButtonGroup* m_destinations;
    QLineEdit* m_path;
    QPushButton* m_browse;
    QLineEdit* m_name;
    QComboBox* m_platform;
    QCheckBox* m_attachments;
    QCheckBox* m_replace;
    QLabel* m_summary;
    CommandField* m_command;
    QPushButton* m_pull = nullptr;
};

} // namespace portolan

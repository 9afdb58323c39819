// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/transferoffer.h"
#include "service/transferrequest.h"

#include <QObject>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QWidget;

namespace portolan {

class CommandField;

//! What pulling and copying ask alike: which platforms, with what is attached, and the equivalent command. It
//! puts its rows into the dialog's own form, so that all labels stand in one line. GUI only.
class TransferChoices final : public QObject {
    Q_OBJECT

public:
    //! `dialog` owns it and its widgets.
    TransferChoices(const QList<TransferOffer>& offers, QWidget* dialog);

    void addChoices(QFormLayout* form);
    void addCommand(QFormLayout* form);

    void setCommand(const QString& command);
    void setAttachmentsPossible(bool possible);
    //! This machine's platform, where the image has it, else the first; nothing when there is no choice.
    void chooseOnePlatform();
    [[nodiscard]] bool isAllPlatforms() const;
    [[nodiscard]] int platforms() const; //!< how many there are to choose from
    //! Writes what is chosen into a request.
    void apply(TransferRequest& request) const;

Q_SIGNALS:
    void changed();

private:
    QComboBox* m_platform;
    QCheckBox* m_attachments;
    CommandField* m_command;
};

} // namespace portolan

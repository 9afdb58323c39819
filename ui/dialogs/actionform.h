// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/controlservice.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

class QFormLayout;
class QLineEdit;

namespace portolan {

//! The fields of an action: what its wish leaves open. Says when it changed, a moment after the last key.
class ActionForm final : public QWidget {
    Q_OBJECT

public:
    //! Makes the fields for the wish's kind, filled with what the wish has. `logins`: hosts a pull secret can
    //! be made for.
    ActionForm(ActionWish wish, const QStringList& logins, QWidget* parent = nullptr);

    [[nodiscard]] ActionWish wish() const;
    [[nodiscard]] bool isEmpty() const { return m_readers.empty(); } //!< nothing is left open
    void focusFirst(); //!< of the fields
    [[nodiscard]] bool isComplete() const; //!< everything that must be there is

Q_SIGNALS:
    void edited(); //!< at once
    void changed(); //!< a moment after the last edited()

private:
    using Reader = std::function<void(ActionWish&)>;
    using Place = QString ActionWish::*;

    void addFields(const QStringList& logins);
    void addTagFields();
    void addImportFields();
    void addOperatorFields();
    void addSecretFields(const QStringList& logins);
    QLineEdit* addText(const QString& label, const QString& hint, Place place, bool required = true);
    QLineEdit* addOptionText(const QString& label, const QString& hint, const QString& option);
    void addFlag(const QString& label, const QString& option, const QString& toolTip);
    void addChoice(const QString& label, const QString& option,
        const std::vector<std::pair<QString, QString>>& choices); //!< value and text
    void addNumber(const QString& label, const QString& option);
    void addExpiry();
    QLineEdit* newLine(const QString& label, const QString& hint, const QString& text, bool required);
    void edit();

    ActionWish m_wish;
    QFormLayout* m_layout;
    std::vector<Reader> m_readers;
    std::vector<QLineEdit*> m_required;
    QTimer m_pause;
};

} // namespace portolan

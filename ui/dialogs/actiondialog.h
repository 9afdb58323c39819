// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "models/action.h"

#include <QDialog>

#include <functional>
#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;

namespace portolan {

class ActionForm;
class CommandField;
class DialogStatus;
class LabelTreeView;

//! Shows what an action of the registry's own API would do before it is done: what follows, what to keep in
//! mind, the requests. Another choice makes another plan. GUI only; the Action does the work.
class ActionDialog final : public QDialog {
    Q_OBJECT

public:
    //! Gives the login of a host for a pull secret, later, once; nothing when there is none.
    using FindLogin =
        std::function<void(const QString& host, std::function<void(std::optional<Credential>)>)>;

    //! Planning begins at once where nothing is left open. `subject`: what it is about, for people.
    ActionDialog(std::unique_ptr<Action> action, RegistryId registry, const ActionWish& wish,
        const QString& subject, const QStringList& logins, FindLogin findLogin, QWidget* parent = nullptr);

Q_SIGNALS:
    void performed(const portolan::ActionPlan& plan, const portolan::ActionReport& report);
    //! It was given up while it was being done: nobody knows how far it came.
    void abandoned(const portolan::ActionPlan& plan);
    void remedyRequested(const portolan::Error& error);

private:
    void buildLayout(const QString& subject);
    void reject() override;
    void formEdited();
    void plan();
    void perform();
    void stop();
    void stageChanged();
    void showPlanned();
    void showDone();
    void updateButtons();

    std::unique_ptr<Action> m_action;
    RegistryId m_registry;
    FindLogin m_findLogin;
    ActionForm* m_form;
    LabelTreeView* m_plan;
    QLabel* m_confirmText;
    QLineEdit* m_confirm;
    CommandField* m_command;
    DialogStatus* m_status;
    QPushButton* m_perform = nullptr;
    QPushButton* m_cancel = nullptr;
    bool m_isOutdated = false; //!< the form says something else than the plan that is shown
};

} // namespace portolan

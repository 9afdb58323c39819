// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/fetchstate.h"
#include "proxies/prettyproxy.h"

#include <QIcon>

namespace portolan {

class RegistryTreeModel;

//! The registry tree as people see it: icons, and for each registry a second line that says who is logged in,
//! how many repositories there are, or what is wrong.
class RegistryProxy final : public PrettyProxy {
    Q_OBJECT

public:
    enum Role : int {
        StatusTextRole = PrettyProxy::ToneRole + 1, //!< QString: the second line; registries only
        StatusToneRole, //!< int(Tone)
        StatusActionRole, //!< QString: the words of a link at the end of the second line ("Retry"), may be
                          //!< empty
    };

    explicit RegistryProxy(RegistryTreeModel* source, QObject* parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] QString displayText(const QModelIndex& index) const override;
    [[nodiscard]] QString toolTip(const QModelIndex& index) const override;

private:
    [[nodiscard]] QString groupToolTip(const QModelIndex& index) const;
    [[nodiscard]] QIcon icon(const QModelIndex& index) const;
    [[nodiscard]] MaybeError failure(const QModelIndex& index) const; //!< of a registry that failed
    [[nodiscard]] QString statusAction(const QModelIndex& index) const;
    [[nodiscard]] QString statusText(const QModelIndex& index) const;

    QIcon m_serverIcon;
    QIcon m_libraryIcon;
    QIcon m_archiveIcon;
    QIcon m_groupIcon;
    QIcon m_repositoryIcon;
    QIcon m_problemIcon;
};

//! Whether nothing is wrong but that nobody is logged in.
[[nodiscard]] bool wantsLogin(const Error& error);
//! Who is logged in, in words: "alice (keychain)", "anonymous", "waiting for the keyring".
class LoginState;
[[nodiscard]] QString loginText(const LoginState& state);

} // namespace portolan

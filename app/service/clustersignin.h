// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

#include <QString>

#include <type_traits>
#include <utility>

namespace portolan {

//! How to log in to a cluster. A value.
class ClusterSignIn final {
public:
    enum class Way { Password, Browser, Token };

    [[nodiscard]] static ClusterSignIn byPassword(QString user, Secret password)
    {
        return {Way::Password, std::move(user), std::move(password)};
    }
    [[nodiscard]] static ClusterSignIn byBrowser() { return {Way::Browser, QString(), Secret()}; }
    //! One that was pasted.
    [[nodiscard]] static ClusterSignIn byToken(Secret token)
    {
        return {Way::Token, QString(), std::move(token)};
    }

    Way way;
    QString user; //!< Password only
    Secret secret; //!< the password, or the token

private:
    ClusterSignIn(Way how, QString name, Secret given)
        : way(how)
        , user(std::move(name))
        , secret(std::move(given))
    {
    }
};
static_assert(!std::is_aggregate_v<ClusterSignIn>);

} // namespace portolan

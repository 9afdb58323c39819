// SPDX-License-Identifier: Apache-2.0
#include "models/sessionbinding.h"

#include "models/registrytreemodel.h"

namespace portolan {

void bindToSession(RegistryTreeModel& model, Session& session)
{
    QObject::connect(&session, &Session::registriesChanged, &model,
        [&model, &session] { model.setRegistries(session.registries()); });
    QObject::connect(&session, &Session::registryReopened, &model, &RegistryTreeModel::registryReopened);
    QObject::connect(&session, &Session::loginStateChanged, &model, &RegistryTreeModel::updateLoginState);
    model.setRegistries(session.registries());
    model.setLoginStates([&session](const RegistryId& id) { return session.loginState(id); });
}

} // namespace portolan

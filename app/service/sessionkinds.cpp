// SPDX-License-Identifier: Apache-2.0
#include "credentials/authfilewriter.h"
#include "registry/hostservice.h"
#include "service/sessionparts.h"

namespace portolan {

RegistryKind Session::kindByName(const RegistryProfile& profile)
{
    return profile.kind == RegistryKind::Distribution ? knownKind(profile.host).value_or(profile.kind)
                                                      : profile.kind;
}

void Session::recognise(const RegistryProfile& profile)
{
    if (profile.kind != RegistryKind::Distribution)
        return;
    RequestHandle& asking = m_state->recognising[profile.id];
    asking =
        m_service.probe(profile, std::nullopt, [this, id = profile.id](const Result<ProbeReport>& report) {
            m_state->recognising.erase(id);
            std::optional<RegistryProfile> now = registry(id);
            if (!report || !now || report->kind == now->kind)
                return;
            now->kind = report->kind;
            updateRegistry(*now);
        });
}

void Session::shareWithPodman(const RegistryId& id, std::function<void(Result<QString>)> done)
{
    const std::optional<RegistryProfile> profile = registry(id);
    const QString host = profile ? profile->host : id;
    findLogin(host, [this, host, done = std::move(done)](const std::optional<Credential>& login) {
        if (!login) {
            done(Error::notFound(Sentence(QT_TRANSLATE_NOOP("Core", "There is no login for this registry")))
                     .at(host, QString()));
            return;
        }
        const QString path = podmanLoginFile();
        const auto shared = shareLogin(path, host, *login);
        done(shared ? Result<QString>(path) : Result<QString>(shared.error()));
    });
}

QString Session::podmanLoginFile() const
{
    return podmanAuthFile(m_state->environment);
}

} // namespace portolan

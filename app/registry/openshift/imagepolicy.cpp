// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/imagepolicy.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

ImagePolicy ImagePolicy::fromJson(const JsonReader& json)
{
    ImagePolicy policy;
    const JsonReader spec = json["spec"_L1];
    const JsonReader status = json["status"_L1];
    policy.internalRegistry = status["internalRegistryHostname"_L1].text();
    policy.externalRegistries = status["externalRegistryHostnames"_L1].strings();
    policy.importMode = status["imageStreamImportMode"_L1].text();
    for (const JsonReader& allowed : spec["allowedRegistriesForImport"_L1].items())
        policy.allowedForImport << allowed["domainName"_L1].text();
    policy.blocked = spec["registrySources"_L1]["blockedRegistries"_L1].strings();
    policy.insecure = spec["registrySources"_L1]["insecureRegistries"_L1].strings();
    return policy;
}

QString admittedRouteHost(const JsonReader& route)
{
    const std::vector<JsonReader> ingresses = route["status"_L1]["ingress"_L1].items();
    for (const JsonReader& ingress : ingresses) {
        const std::vector<JsonReader> conditions = ingress["conditions"_L1].items();
        const bool admitted =
            std::any_of(conditions.begin(), conditions.end(), [](const JsonReader& condition) {
                return condition["type"_L1].text() == "Admitted"_L1
                    && condition["status"_L1].text() == "True"_L1;
            });
        if (admitted)
            return ingress["host"_L1].text();
    }
    return QString();
}

} // namespace portolan

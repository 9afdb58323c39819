// SPDX-License-Identifier: Apache-2.0
#include "credentials/pullsecretyaml.h"

#include <yaml-cpp/yaml.h>

namespace portolan {
namespace {

QString textOf(const YAML::Node& map, const char* key)
{
    if (!map.IsMap())
        return {};
    const YAML::Node value = map[key];
    return value.IsDefined() && value.IsScalar() ? QString::fromStdString(value.Scalar()) : QString();
}

SecretManifest secretFrom(const YAML::Node& node)
{
    const YAML::Node data = node["data"];
    const YAML::Node stringData = node["stringData"];
    SecretManifest secret;
    if (data.IsDefined()) {
        secret.encodedConfig = textOf(data, ".dockerconfigjson");
        secret.encodedLegacy = textOf(data, ".dockercfg");
    }
    if (stringData.IsDefined()) {
        secret.plainConfig = textOf(stringData, ".dockerconfigjson");
        secret.plainLegacy = textOf(stringData, ".dockercfg");
    }
    return secret;
}

void collect(const YAML::Node& document, QList<SecretManifest>& secrets)
{
    const QString kind = textOf(document, "kind");
    if (kind == QLatin1String("Secret")) {
        secrets << secretFrom(document);
    } else if (kind == QLatin1String("List") || kind == QLatin1String("SecretList")) {
        const YAML::Node items = document["items"];
        if (!items.IsDefined() || !items.IsSequence())
            return;
        for (const YAML::Node& item : items) {
            // The items of a SecretList need not repeat their kind.
            const QString itemKind = textOf(item, "kind");
            if (item.IsMap() && (itemKind == QLatin1String("Secret") || itemKind.isEmpty()))
                secrets << secretFrom(item);
        }
    }
}

} // namespace

Result<QList<SecretManifest>> parseSecretManifestsYaml(QByteArrayView text)
{
    QList<SecretManifest> secrets;
    // yaml-cpp reports by exceptions, whose texts may quote the input.
    try {
        const std::vector<YAML::Node> documents =
            YAML::LoadAll(std::string(text.data(), size_t(text.size())));
        for (const YAML::Node& document : documents)
            collect(document, secrets);
    } catch (const std::exception&) {
        return Error::protocol(QStringLiteral("It is neither JSON nor YAML"));
    }
    return secrets;
}

} // namespace portolan

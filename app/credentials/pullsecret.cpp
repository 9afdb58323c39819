// SPDX-License-Identifier: Apache-2.0
#include "credentials/pullsecret.h"

#include "base/jsonreader.h"
#include "credentials/pullsecretyaml.h"

#include <algorithm>

namespace portolan {
namespace {

constexpr qsizetype largestSecret = qsizetype(4) * 1024 * 1024;

SecretManifest secretFrom(const JsonReader& json)
{
    const JsonReader data = json[QLatin1String("data")];
    const JsonReader stringData = json[QLatin1String("stringData")];
    SecretManifest secret;
    secret.encodedConfig = data[QLatin1String(".dockerconfigjson")].text();
    secret.encodedLegacy = data[QLatin1String(".dockercfg")].text();
    secret.plainConfig = stringData[QLatin1String(".dockerconfigjson")].text();
    secret.plainLegacy = stringData[QLatin1String(".dockercfg")].text();
    return secret;
}

QList<SecretManifest> manifestsFrom(const JsonReader& json)
{
    QList<SecretManifest> secrets;
    const QString kind = json[QLatin1String("kind")].text();
    if (kind == QLatin1String("Secret"))
        secrets << secretFrom(json);
    if (kind != QLatin1String("List") && kind != QLatin1String("SecretList"))
        return secrets;
    for (const JsonReader& item : json[QLatin1String("items")].items()) {
        const QString itemKind = item[QLatin1String("kind")].text();
        if (itemKind == QLatin1String("Secret") || itemKind.isEmpty())
            secrets << secretFrom(item);
    }
    return secrets;
}

QByteArray decoded(const QString& base64)
{
    // YAML block scalars and `base64` wrap their lines.
    QByteArray text = base64.toLatin1();
    text.removeIf([](char c) { return c == '\n' || c == '\r' || c == ' ' || c == '\t'; });
    auto result = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return result ? result.decoded : QByteArray();
}

void append(QList<AuthEntry>& entries, const QByteArray& file, AuthFile::Format format, const QString& source)
{
    if (file.isEmpty())
        return;
    const auto parsed = AuthFile::parse(file, format, source);
    if (!parsed)
        return;
    for (const AuthEntry& entry : parsed->entries()) {
        const bool known = std::any_of(entries.cbegin(), entries.cend(),
            [&entry](const AuthEntry& other) { return other.key == entry.key; });
        if (!known)
            entries << entry;
    }
}

QList<AuthEntry> entriesOf(const QList<SecretManifest>& secrets, const QString& source)
{
    QList<AuthEntry> entries;
    for (const SecretManifest& secret : secrets) {
        // The API server lets stringData win over data.
        append(entries, secret.plainConfig.toUtf8(), AuthFile::Format::Config, source);
        append(entries, decoded(secret.encodedConfig), AuthFile::Format::Config, source);
        append(entries, secret.plainLegacy.toUtf8(), AuthFile::Format::Legacy, source);
        append(entries, decoded(secret.encodedLegacy), AuthFile::Format::Legacy, source);
    }
    return entries;
}

Result<QList<AuthEntry>> orNoLogins(QList<AuthEntry> entries)
{
    if (entries.isEmpty())
        return Error::protocol(QStringLiteral("There are no registry logins in it"))
            .withCode(QStringLiteral("NO_LOGINS"));
    return entries;
}

} // namespace

Result<QList<AuthEntry>> parsePullSecret(QByteArrayView bytes, const QString& source)
{
    if (bytes.size() > largestSecret)
        return Error::tooLarge(QStringLiteral("A pull secret of %1 bytes").arg(bytes.size()));
    if (const auto json = JsonReader::parse(bytes); json && json->isObject()) {
        if ((*json)[QLatin1String("kind")].isString())
            return orNoLogins(entriesOf(manifestsFrom(*json), source));
        QList<AuthEntry> entries;
        const bool isConfig = (*json)[QLatin1String("auths")].isObject();
        append(entries, bytes.toByteArray(), isConfig ? AuthFile::Format::Config : AuthFile::Format::Legacy,
            source);
        return orNoLogins(entries);
    }
    const auto secrets = parseSecretManifestsYaml(bytes);
    if (!secrets)
        return secrets.error().withCode(QStringLiteral("NOT_A_PULL_SECRET"));
    return orNoLogins(entriesOf(*secrets, source));
}

} // namespace portolan

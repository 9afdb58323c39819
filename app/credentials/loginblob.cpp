// SPDX-License-Identifier: Apache-2.0
#include "credentials/loginblob.h"

#include "base/jsonreader.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace portolan {
namespace {

void insertSecret(QJsonObject& object, QLatin1String name, const Secret& secret)
{
    if (!secret.isEmpty())
        object.insert(name, QString::fromUtf8(secret.reveal()));
}

Secret secretOf(const JsonReader& json, QLatin1String name)
{
    const QString text = json[name].text();
    return text.isEmpty() ? Secret() : Secret(text);
}

} // namespace

QByteArray toLoginBlob(const Credential& credential)
{
    QJsonObject object;
    object.insert(QLatin1String("user"), credential.user);
    insertSecret(object, QLatin1String("password"), credential.password);
    insertSecret(object, QLatin1String("identityToken"), credential.identityToken);
    insertSecret(object, QLatin1String("registryToken"), credential.registryToken);
    if (credential.expires.isValid())
        object.insert(QLatin1String("expires"), credential.expires.toUTC().toString(Qt::ISODate));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Credential> fromLoginBlob(QByteArrayView blob)
{
    const auto json = JsonReader::parse(blob);
    // The parser's own words are dropped: they could quote the entry.
    const Error damaged = Error::storage(QStringLiteral("The keychain entry is not a login of Portolan"))
                              .withCode(QStringLiteral("KEYCHAIN_DAMAGED"));
    if (!json || !json->isObject())
        return damaged;
    Credential credential((*json)[QLatin1String("user")].text(), secretOf(*json, QLatin1String("password")),
        QStringLiteral("keychain"));
    credential.identityToken = secretOf(*json, QLatin1String("identityToken"));
    credential.registryToken = secretOf(*json, QLatin1String("registryToken"));
    credential.expires = QDateTime::fromString((*json)[QLatin1String("expires")].text(), Qt::ISODate);
    if (credential.isEmpty())
        return damaged;
    return credential;
}

} // namespace portolan

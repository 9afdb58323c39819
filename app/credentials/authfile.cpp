// SPDX-License-Identifier: Apache-2.0
#include "credentials/authfile.h"

#include "base/jsonreader.h"
#include "credentials/registryhost.h"

#include <algorithm>

namespace portolan {
namespace {

const QLatin1String dockerHubKey("https://index.docker.io/v1/");

Secret secretFrom(const JsonReader& json)
{
    const QString text = json.text();
    return text.isEmpty() ? Secret() : Secret(text);
}

//! Splits base64("user:password") at the first colon; some tools pad the password with NULs. Left as it is
//! when it is not that.
void decodeAuth(const QString& auth, Credential& credential)
{
    auto decoded = QByteArray::fromBase64Encoding(
        auth.trimmed().toLatin1(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return;
    const Secret bytes(std::move(decoded.decoded));
    const QByteArrayView view = bytes.reveal();
    const auto colon = std::find(view.begin(), view.end(), ':');
    if (colon == view.end())
        return;
    auto end = view.end();
    while (end > colon + 1 && *(end - 1) == '\0')
        --end;
    credential.user = QString::fromUtf8(view.first(colon - view.begin()));
    if (end > colon + 1)
        credential.password = Secret(QByteArray(colon + 1, end - colon - 1));
}

Credential credentialFrom(const JsonReader& json, const QString& source)
{
    Credential credential;
    credential.source = source;
    credential.user = json[QLatin1String("username")].text();
    credential.password = secretFrom(json[QLatin1String("password")]);
    if (const QString auth = json[QLatin1String("auth")].text(); !auth.isEmpty())
        decodeAuth(auth, credential);
    credential.identityToken = secretFrom(json[QLatin1String("identitytoken")]);
    credential.registryToken = secretFrom(json[QLatin1String("registrytoken")]);
    return credential;
}

//! `host/a/b/c` as host/a/b/c, host/a/b, host/a, host, each in every spelling of the host.
QStringList keysFor(const QString& host, const QString& repository)
{
    QStringList keys;
    const QStringList spellings = hostSpellings(host);
    QString path = repository;
    while (true) {
        for (const QString& spelling : spellings)
            keys << (path.isEmpty() ? spelling : spelling + u'/' + path);
        if (path.isEmpty())
            return keys;
        const qsizetype slash = path.lastIndexOf(u'/');
        path = slash < 0 ? QString() : path.left(slash);
    }
}

} // namespace

Result<AuthFile> AuthFile::parse(QByteArrayView bytes, Format format, const QString& source)
{
    const auto json = JsonReader::parse(bytes);
    if (!json && json.error().kind() == ErrorKind::TooLarge)
        return Error::tooLarge(QStringLiteral("The login file is too large"));
    if (!json || !json->isObject())
        return Error::protocol(QStringLiteral("The login file is not a JSON object"));

    AuthFile file;
    file.m_format = format;
    const JsonReader auths = format == Format::Legacy ? *json : (*json)[QLatin1String("auths")];
    for (const auto& [key, entry] : auths.members()) {
        if (!entry.isObject())
            continue;
        Credential credential = credentialFrom(entry, source);
        if (credential.isEmpty())
            file.m_markers << key;
        else
            file.m_entries << AuthEntry(key, std::move(credential));
    }
    if (format == Format::Config) {
        for (const auto& [key, helper] : (*json)[QLatin1String("credHelpers")].members()) {
            if (const QString name = helper.text(); !name.isEmpty())
                file.m_hostHelpers.insert(key, name);
        }
        file.m_storeHelper = (*json)[QLatin1String("credsStore")].text();
    }
    return file;
}

AuthLookup AuthFile::find(const QString& host, const QString& repository) const
{
    AuthLookup lookup;
    const QString canonical = canonicalHost(host);
    for (auto it = m_hostHelpers.constBegin(); it != m_hostHelpers.constEnd(); ++it) {
        if (canonicalHost(it.key()) == canonical)
            lookup.hostHelper = it.value();
    }
    lookup.storeHelper = m_storeHelper;
    // Docker asks with the key it wrote, the containers tools with the host alone.
    if (canonical == QLatin1String("docker.io"))
        lookup.helperKeys << QString(dockerHubKey);
    lookup.helperKeys << hostSpellings(host);
    for (const QString& marker : m_markers) {
        if (canonicalHost(marker) == canonical && !marker.section(QStringLiteral("://"), -1).contains(u'/')
            && !lookup.helperKeys.contains(marker))
            lookup.helperKeys << marker;
    }
    if (!lookup.hostHelper.isEmpty()) {
        lookup.storeHelper.clear();
        return lookup;
    }
    if (const AuthEntry* entry = entryFor(host, repository))
        lookup.entry = *entry;
    return lookup;
}

const AuthEntry* AuthFile::entryFor(const QString& host, const QString& repository) const
{
    const QStringList keys = keysFor(host, repository);
    for (const QString& key : keys) {
        for (const AuthEntry& entry : m_entries) {
            if (entry.key == key)
                return &entry;
        }
    }
    const QString canonical = canonicalHost(host);
    for (const AuthEntry& entry : m_entries) {
        if (hostOfKey(entry.key) == canonical)
            return &entry;
    }
    return nullptr;
}

//! The host a key is for as a whole, or "" for a key that is for a namespace only: without a scheme, a path
//! is one.
QString AuthFile::hostOfKey(const QString& key) const
{
    const bool isUrl = key.startsWith(QLatin1String("https://")) || key.startsWith(QLatin1String("http://"));
    if (!isUrl && m_format == Format::Config && key.contains(u'/'))
        return {};
    return canonicalHost(key);
}

} // namespace portolan

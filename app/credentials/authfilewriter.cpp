// SPDX-License-Identifier: Apache-2.0
#include "credentials/authfilewriter.h"

#include "credentials/registryhost.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace portolan {
namespace {

using Json = nlohmann::ordered_json;

constexpr qint64 maxFileBytes = qint64(1) << 20;
constexpr int maxDepth = 32;

Error broken(const QString& detail)
{
    return Error::protocol(detail).withCode(QStringLiteral("AUTH_FILE_BROKEN"));
}

Result<Json> parseFile(QByteArrayView bytes)
{
    if (bytes.trimmed().isEmpty())
        return Json(Json::object());
    bool tooDeep = false;
    const Json::parser_callback_t watchDepth = [&tooDeep](int depth, Json::parse_event_t, Json&) {
        tooDeep = tooDeep || depth > maxDepth;
        return !tooDeep;
    };
    Json json = Json::parse(bytes.begin(), bytes.end(), watchDepth, false);
    if (tooDeep || json.is_discarded() || !json.is_object())
        return broken(QStringLiteral("the file is no JSON object, and is left as it is"));
    const auto auths = json.find("auths");
    if (auths != json.end() && !auths->is_object() && !auths->is_null())
        return broken(QStringLiteral("its \"auths\" are no object, and it is left as it is"));
    return json;
}

//! The spelling under which this host's login is in the file already; a key with a namespace is itself.
std::string keyInFile(const Json& auths, const QString& key)
{
    if (auths.contains(key.toStdString()) || key.contains(u'/'))
        return key.toStdString();
    for (const auto& [known, value] : auths.items()) {
        const QString text = QString::fromStdString(known);
        const bool hasNamespace = text.contains(u'/') && !text.contains(QLatin1String("://"));
        if (!hasNamespace && canonicalHost(text) == canonicalHost(key))
            return known;
    }
    return key.toStdString();
}

std::string authOf(const QString& user, const Secret& password)
{
    QByteArray plain = user.toUtf8() + ':';
    plain.append(password.reveal().data(), password.reveal().size());
    std::string encoded = plain.toBase64().toStdString();
    plain.fill('\0');
    return encoded;
}

//! Follows links to the file they stand for, which need not exist.
QString targetOf(const QString& path)
{
    QString current = path;
    for (int hops = 0; hops < 16; ++hops) {
        const QFileInfo info(current);
        if (!info.isSymLink())
            return current;
        current = info.symLinkTarget();
    }
    return current;
}

Error fileTrouble(const QFileDevice& file, const QString& path)
{
    return Error::storage(file.errorString()).at(QString(), path);
}

} // namespace

QString podmanAuthFile(const AuthEnvironment& environment)
{
    QString explicitFile = environment.variable(QLatin1String("REGISTRY_AUTH_FILE"));
    if (!explicitFile.isEmpty())
        return explicitFile;
    const QString docker = environment.variable(QLatin1String("DOCKER_CONFIG"));
    if (!docker.isEmpty())
        return docker + QStringLiteral("/config.json");
    const QString runtime = environment.variable(QLatin1String("XDG_RUNTIME_DIR"));
    if (runtime.isEmpty())
        return QStringLiteral("/run/containers/%1/auth.json").arg(environment.userId);
    return runtime + QStringLiteral("/containers/auth.json");
}

Result<QByteArray> withLogin(QByteArrayView bytes, const QString& key, const Credential& credential)
{
    const bool hasPassword = !credential.password.isEmpty();
    if ((!hasPassword && credential.identityToken.isEmpty()) || credential.user.contains(u':'))
        return Error::unsupported(
            QStringLiteral("such a file holds a user and a password, and this login is none"))
            .withCode(QStringLiteral("NO_PASSWORD"));
    auto json = parseFile(bytes);
    if (!json)
        return json.error();
    Json& auths = (*json)["auths"];
    if (auths.is_null())
        auths = Json::object();
    Json& entry = auths[keyInFile(auths, key)];
    if (!entry.is_object())
        entry = Json::object();
    entry["auth"] = authOf(credential.user, credential.password);
    // What would win over the new password, or contradict it.
    for (const char* const other : {"identitytoken", "registrytoken", "username", "password"})
        entry.erase(other);
    if (!hasPassword) {
        const QByteArrayView token = credential.identityToken.reveal();
        entry["identitytoken"] = std::string(token.data(), static_cast<size_t>(token.size()));
    }
    const std::string text = json->dump(1, '\t', false, Json::error_handler_t::replace);
    return QByteArray::fromStdString(text);
}

Result<void> shareLogin(const QString& path, const QString& key, const Credential& credential)
{
    const QString target = targetOf(path);
    QByteArray before;
    if (QFile existing(target); existing.exists()) {
        // Opening a pipe under that name would wait for ever, and replacing a device would break it.
        if (!QFileInfo(target).isFile())
            return Error::storage(QStringLiteral("Not a regular file")).at(QString(), target);
        if (!existing.open(QIODevice::ReadOnly))
            return fileTrouble(existing, target);
        if (existing.size() > maxFileBytes)
            return Error::tooLarge(QStringLiteral("a login file of %1 bytes").arg(existing.size()))
                .at(QString(), target);
        before = existing.readAll();
    }
    const auto after = withLogin(before, key, credential);
    before.fill('\0');
    if (!after)
        return after.error().at(QString(), target);
    const QString folder = QFileInfo(target).absolutePath();
    if (!QDir(folder).exists() && !QDir().mkpath(folder))
        return Error::storage(QStringLiteral("the folder cannot be made")).at(QString(), folder);
    QSaveFile file(target);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly))
        return fileTrouble(file, target);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (file.write(*after) != after->size() || !file.commit())
        return fileTrouble(file, target);
    return {};
}

} // namespace portolan

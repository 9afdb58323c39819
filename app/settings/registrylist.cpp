// SPDX-License-Identifier: Apache-2.0
#include "settings/registrylist.h"

#include "base/jsonreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <array>
#include <optional>

namespace portolan {
namespace {

class KindName final {
public:
    RegistryKind kind;
    QLatin1String name;
};

constexpr std::array kindNames{
    KindName{RegistryKind::Distribution, QLatin1String("distribution")},
    KindName{RegistryKind::Layout, QLatin1String("layout")},
    KindName{RegistryKind::OciArchive, QLatin1String("oci-archive")},
    KindName{RegistryKind::DockerArchive, QLatin1String("docker-archive")},
    KindName{RegistryKind::OpenShift, QLatin1String("openshift")},
    KindName{RegistryKind::Quay, QLatin1String("quay")},
    KindName{RegistryKind::RedHat, QLatin1String("redhat")},
    KindName{RegistryKind::DockerHub, QLatin1String("dockerhub")},
    KindName{RegistryKind::Harbor, QLatin1String("harbor")},
    KindName{RegistryKind::Engine, QLatin1String("engine")},
};

QLatin1String nameOf(RegistryKind kind)
{
    for (const KindName& known : kindNames) {
        if (known.kind == kind)
            return known.name;
    }
    return kindNames.front().name;
}

std::optional<RegistryKind> kindOf(const QString& name)
{
    for (const KindName& known : kindNames) {
        if (name == known.name)
            return known.kind;
    }
    return std::nullopt;
}

//! `user:password@host` as `host`.
QString withoutUserInfo(const QString& host)
{
    return host.mid(host.lastIndexOf(u'@') + 1);
}

//! Of a name or id, only what precedes the host can be user info; a path or `#account` may hold an @ of its
//! own.
QString withHost(const QString& text, const QString& written, const QString& clean)
{
    QString out = text;
    return written == clean ? out : out.replace(written, clean);
}

QJsonObject toJson(const RegistryProfile& profile)
{
    const QString host = withoutUserInfo(profile.host);
    return {
        {QLatin1String("id"), withHost(profile.id, profile.host, host)},
        {QLatin1String("kind"), QString(nameOf(profile.kind))},
        {QLatin1String("name"), withHost(profile.name, profile.host, host)},
        {QLatin1String("host"), host},
        {QLatin1String("server"), QUrl(profile.server).adjusted(QUrl::RemoveUserInfo).toString()},
        {QLatin1String("context"), profile.context},
        {QLatin1String("kubeconfig"), profile.kubeconfig},
        {QLatin1String("path"), profile.path},
        {QLatin1String("flavour"), profile.flavour},
        {QLatin1String("allowPlainHttp"), profile.allowPlainHttp},
        {QLatin1String("caFile"), profile.caFile},
        {QLatin1String("account"), profile.account},
        {QLatin1String("pinnedRepositories"), QJsonArray::fromStringList(profile.pinnedRepositories)},
        {QLatin1String("embedded"), profile.embedded},
    };
}

std::optional<RegistryProfile> fromJson(const JsonReader& json)
{
    const auto kind = kindOf(json[QLatin1String("kind")].text());
    RegistryProfile profile;
    profile.id = json[QLatin1String("id")].text();
    if (!kind || profile.id.isEmpty())
        return std::nullopt;
    profile.kind = *kind;
    profile.name = json[QLatin1String("name")].text();
    profile.host = json[QLatin1String("host")].text();
    profile.server = json[QLatin1String("server")].text();
    profile.context = json[QLatin1String("context")].text();
    profile.kubeconfig = json[QLatin1String("kubeconfig")].text();
    profile.path = json[QLatin1String("path")].text();
    profile.flavour = json[QLatin1String("flavour")].text();
    // Lists of before knew an engine by its socket alone.
    if (profile.kind == RegistryKind::Engine && profile.flavour.isEmpty())
        profile.flavour = profile.path.contains(QLatin1String("podman")) ? QStringLiteral("podman")
                                                                         : QStringLiteral("docker");
    profile.allowPlainHttp = json[QLatin1String("allowPlainHttp")].boolean().value_or(false);
    profile.caFile = json[QLatin1String("caFile")].text();
    profile.account = json[QLatin1String("account")].text();
    profile.pinnedRepositories = json[QLatin1String("pinnedRepositories")].strings();
    profile.embedded = json[QLatin1String("embedded")].boolean().value_or(false);
    return profile;
}

} // namespace

QByteArray registriesToJson(const QList<RegistryProfile>& profiles)
{
    QJsonArray array;
    for (const RegistryProfile& profile : profiles)
        array.append(toJson(profile));
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QList<RegistryProfile> registriesFromJson(const QByteArray& json)
{
    QList<RegistryProfile> profiles;
    const auto parsed = JsonReader::parse(json);
    if (!parsed)
        return profiles;
    for (const JsonReader& item : parsed->items()) {
        if (auto profile = fromJson(item))
            profiles << *std::move(profile);
    }
    return profiles;
}

} // namespace portolan

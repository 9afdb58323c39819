// SPDX-License-Identifier: Apache-2.0
#include "registry/loginhints.h"

#include <QtGlobal>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

LoginHint hint(const char* name, const char* userLabel, const char* secretLabel)
{
    LoginHint out;
    out.name = name;
    out.userLabel = userLabel;
    out.secretLabel = secretLabel;
    return out;
}

LoginHint userAndPassword()
{
    LoginHint out = hint(QT_TRANSLATE_NOOP("LoginHints", "User and password"),
        QT_TRANSLATE_NOOP("LoginHints", "User name"), QT_TRANSLATE_NOOP("LoginHints", "Password or token"));
    out.allows = QT_TRANSLATE_NOOP("LoginHints", "What the registry lets this user do.");
    return out;
}

LoginHint anonymousOnly()
{
    LoginHint out = hint(QT_TRANSLATE_NOOP("LoginHints", "No login"), "", "");
    out.allows = QT_TRANSLATE_NOOP("LoginHints", "Everything here can be read without a login.");
    return out;
}

QList<LoginHint> redHatLogins()
{
    LoginHint service = hint(QT_TRANSLATE_NOOP("LoginHints", "Registry service account"),
        QT_TRANSLATE_NOOP("LoginHints", "Account name, with number and bar: 12345678|name"),
        QT_TRANSLATE_NOOP("LoginHints", "Token (one long line)"));
    service.allows = QT_TRANSLATE_NOOP("LoginHints", "Pulls what your organisation is entitled to.");
    service.origin = QT_TRANSLATE_NOOP("LoginHints", "Made on the page of registry service accounts.");
    service.page = u"https://access.redhat.com/terms-based-registry/"_s;
    LoginHint person = hint(QT_TRANSLATE_NOOP("LoginHints", "Red Hat user and password"),
        QT_TRANSLATE_NOOP("LoginHints", "Red Hat login"), QT_TRANSLATE_NOOP("LoginHints", "Password"));
    person.allows = QT_TRANSLATE_NOOP("LoginHints", "Pulls what your organisation is entitled to.");
    person.caution = QT_TRANSLATE_NOOP("LoginHints",
        "Not meant for production: it is your own login. Use a registry service account on servers.");
    person.notForProduction = true;
    return {service, person};
}

QList<LoginHint> quayLogins()
{
    LoginHint robot = hint(QT_TRANSLATE_NOOP("LoginHints", "Robot account"),
        QT_TRANSLATE_NOOP("LoginHints", "Robot name, with namespace and plus: team+robot"),
        QT_TRANSLATE_NOOP("LoginHints", "Robot token"));
    robot.allows = QT_TRANSLATE_NOOP("LoginHints",
        "Pulls, and pushes where it was allowed to. No tag history, no settings: those need an application "
        "token.");
    robot.origin = QT_TRANSLATE_NOOP("LoginHints", "Made on the Robot Accounts page of the organisation.");
    LoginHint application = hint(QT_TRANSLATE_NOOP("LoginHints", "OAuth application token"),
        QT_TRANSLATE_NOOP("LoginHints", "The same for everyone"),
        QT_TRANSLATE_NOOP("LoginHints", "Access token"));
    application.user = u"$oauthtoken"_s;
    application.allows = QT_TRANSLATE_NOOP("LoginHints",
        "Everything: lists, tag history, expiry, restoring, and pulling and pushing, as far as its scopes "
        "go.");
    application.origin =
        QT_TRANSLATE_NOOP("LoginHints", "Generated on the Applications page of the organisation.");
    LoginHint person = hint(QT_TRANSLATE_NOOP("LoginHints", "User and encrypted password"),
        QT_TRANSLATE_NOOP("LoginHints", "Quay user name"),
        QT_TRANSLATE_NOOP("LoginHints", "Encrypted password"));
    person.allows = QT_TRANSLATE_NOOP("LoginHints", "Pulls and pushes. No tag history, no settings.");
    person.origin = QT_TRANSLATE_NOOP("LoginHints", "Generated in the account settings under CLI Password.");
    return {robot, application, person};
}

QList<LoginHint> hubLogins()
{
    LoginHint token = hint(QT_TRANSLATE_NOOP("LoginHints", "Personal access token"),
        QT_TRANSLATE_NOOP("LoginHints", "Your Docker ID"), QT_TRANSLATE_NOOP("LoginHints", "Access token"));
    token.allows = QT_TRANSLATE_NOOP("LoginHints",
        "Pulls with the account's own limit, lists private repositories, and deletes if its scope allows "
        "it.");
    token.origin =
        QT_TRANSLATE_NOOP("LoginHints", "Made in the account settings under Personal access tokens.");
    token.page = u"https://app.docker.com/settings/personal-access-tokens"_s;
    LoginHint organisation = hint(QT_TRANSLATE_NOOP("LoginHints", "Organisation access token"),
        QT_TRANSLATE_NOOP("LoginHints", "Name of the organisation"),
        QT_TRANSLATE_NOOP("LoginHints", "Access token"));
    organisation.allows =
        QT_TRANSLATE_NOOP("LoginHints", "What the organisation gave the token, in its repositories.");
    LoginHint password = hint(QT_TRANSLATE_NOOP("LoginHints", "User and password"),
        QT_TRANSLATE_NOOP("LoginHints", "Your Docker ID"), QT_TRANSLATE_NOOP("LoginHints", "Password"));
    password.allows = QT_TRANSLATE_NOOP("LoginHints", "Everything the account may do.");
    password.caution = QT_TRANSLATE_NOOP("LoginHints",
        "Does not work with two-factor authentication or single sign-on: use an access token then.");
    password.notForProduction = true;
    return {token, organisation, password};
}

QList<LoginHint> harborLogins()
{
    LoginHint robot = hint(QT_TRANSLATE_NOOP("LoginHints", "Robot account"),
        QT_TRANSLATE_NOOP("LoginHints", "Full name, with dollar sign: robot$project+name"),
        QT_TRANSLATE_NOOP("LoginHints", "Robot secret"));
    robot.allows = QT_TRANSLATE_NOOP("LoginHints", "What it was allowed to in its projects.");
    robot.origin = QT_TRANSLATE_NOOP("LoginHints", "Made on the Robot Accounts page of the project.");
    LoginHint person = hint(QT_TRANSLATE_NOOP("LoginHints", "User and password"),
        QT_TRANSLATE_NOOP("LoginHints", "Harbor user name"),
        QT_TRANSLATE_NOOP("LoginHints", "Password, or the CLI secret with single sign-on"));
    person.allows =
        QT_TRANSLATE_NOOP("LoginHints", "Lists your projects, and what your role lets you do there.");
    person.origin =
        QT_TRANSLATE_NOOP("LoginHints", "With single sign-on: the CLI secret is in your user profile.");
    return {person, robot};
}

QList<LoginHint> gitHubLogins()
{
    LoginHint token = hint(QT_TRANSLATE_NOOP("LoginHints", "Personal access token (classic)"),
        QT_TRANSLATE_NOOP("LoginHints", "Your GitHub user name"),
        QT_TRANSLATE_NOOP("LoginHints", "Token with the scope read:packages"));
    token.allows = QT_TRANSLATE_NOOP("LoginHints",
        "Lists and pulls your packages; write:packages pushes, delete:packages deletes. Public packages can "
        "be pulled without a login.");
    token.origin = QT_TRANSLATE_NOOP("LoginHints", "Made in the developer settings.");
    token.caution = QT_TRANSLATE_NOOP("LoginHints", "Fine-grained tokens are not accepted for packages.");
    token.page = u"https://github.com/settings/tokens/new?scopes=read:packages"_s;
    return {token};
}

QList<LoginHint> gitLabLogins()
{
    LoginHint token = hint(QT_TRANSLATE_NOOP("LoginHints", "Personal, group or project access token"),
        QT_TRANSLATE_NOOP("LoginHints", "GitLab user name"),
        QT_TRANSLATE_NOOP("LoginHints", "Token with the scope read_registry"));
    token.allows = QT_TRANSLATE_NOOP("LoginHints",
        "Pulls; write_registry pushes. With read_api as well the repositories of your projects are listed, "
        "with api their tags can be deleted.");
    token.origin = QT_TRANSLATE_NOOP("LoginHints", "Made in the preferences under Access tokens.");
    LoginHint deploy = hint(QT_TRANSLATE_NOOP("LoginHints", "Deploy token"),
        QT_TRANSLATE_NOOP("LoginHints", "Name of the deploy token"),
        QT_TRANSLATE_NOOP("LoginHints", "Deploy token"));
    deploy.allows = QT_TRANSLATE_NOOP("LoginHints", "Pulls from its project or group; lists nothing.");
    return {token, deploy};
}

QList<LoginHint> ecrLogins(const QString& host, bool isPublic)
{
    LoginHint helper = hint(QT_TRANSLATE_NOOP("LoginHints", "Credential helper"),
        QT_TRANSLATE_NOOP("LoginHints", "The same for everyone"),
        QT_TRANSLATE_NOOP("LoginHints", "Fetched by the helper"));
    helper.user = u"AWS"_s;
    helper.helper = u"docker-credential-ecr-login"_s;
    helper.allows = QT_TRANSLATE_NOOP("LoginHints",
        "What your AWS identity may do, always with a fresh password. Name it in credHelpers of Docker's "
        "config.json.");
    LoginHint password = hint(QT_TRANSLATE_NOOP("LoginHints", "Password for twelve hours"),
        QT_TRANSLATE_NOOP("LoginHints", "The same for everyone"),
        QT_TRANSLATE_NOOP("LoginHints", "What the aws command printed"));
    password.user = u"AWS"_s;
    password.allows = QT_TRANSLATE_NOOP("LoginHints", "What your AWS identity may do.");
    password.origin = isPublic
        ? QT_TRANSLATE_NOOP("LoginHints", "aws ecr-public get-login-password --region us-east-1")
        : QT_TRANSLATE_NOOP("LoginHints", "aws ecr get-login-password, with the region of the host");
    password.caution = QT_TRANSLATE_NOOP("LoginHints", "It ends after twelve hours.");
    if (!ecrRegion(host).isEmpty())
        password.page = u"https://%1.console.aws.amazon.com/ecr/"_s.arg(ecrRegion(host));
    return {helper, password};
}

QList<LoginHint> googleLogins()
{
    LoginHint helper = hint(QT_TRANSLATE_NOOP("LoginHints", "Credential helper"),
        QT_TRANSLATE_NOOP("LoginHints", "Filled in by the helper"),
        QT_TRANSLATE_NOOP("LoginHints", "Fetched by the helper"));
    helper.helper = u"docker-credential-gcloud"_s;
    helper.allows =
        QT_TRANSLATE_NOOP("LoginHints", "What your Google identity may do, always with a fresh token.");
    helper.origin =
        QT_TRANSLATE_NOOP("LoginHints", "gcloud auth configure-docker, with the name of the host");
    LoginHint token = hint(QT_TRANSLATE_NOOP("LoginHints", "Access token"),
        QT_TRANSLATE_NOOP("LoginHints", "The same for everyone"),
        QT_TRANSLATE_NOOP("LoginHints", "What gcloud printed"));
    token.user = u"oauth2accesstoken"_s;
    token.allows = QT_TRANSLATE_NOOP("LoginHints", "What your Google identity may do.");
    token.origin = QT_TRANSLATE_NOOP("LoginHints", "gcloud auth print-access-token");
    token.caution = QT_TRANSLATE_NOOP("LoginHints", "It ends after an hour.");
    LoginHint key = hint(QT_TRANSLATE_NOOP("LoginHints", "Service account key"),
        QT_TRANSLATE_NOOP("LoginHints", "The same for everyone"),
        QT_TRANSLATE_NOOP("LoginHints", "The whole JSON key file, on one line"));
    key.user = u"_json_key"_s;
    key.allows = QT_TRANSLATE_NOOP("LoginHints", "What the service account may do.");
    key.caution = QT_TRANSLATE_NOOP("LoginHints", "It does not end by itself.");
    return {helper, token, key};
}

QList<LoginHint> azureLogins()
{
    LoginHint token = hint(QT_TRANSLATE_NOOP("LoginHints", "Your Entra login"),
        QT_TRANSLATE_NOOP("LoginHints", "The same for everyone"),
        QT_TRANSLATE_NOOP("LoginHints", "What the az command printed as accessToken"));
    token.user = u"00000000-0000-0000-0000-000000000000"_s;
    token.helper = u"docker-credential-acr-env"_s;
    token.allows = QT_TRANSLATE_NOOP("LoginHints", "What your role lets you do.");
    token.origin =
        QT_TRANSLATE_NOOP("LoginHints", "az acr login --expose-token --name, with the registry's name");
    token.caution = QT_TRANSLATE_NOOP("LoginHints", "It ends after three hours.");
    LoginHint principal = hint(QT_TRANSLATE_NOOP("LoginHints", "Service principal or repository token"),
        QT_TRANSLATE_NOOP("LoginHints", "Application ID, or name of the token"),
        QT_TRANSLATE_NOOP("LoginHints", "Its password"));
    principal.allows = QT_TRANSLATE_NOOP("LoginHints", "What its role or scope map lets it do.");
    LoginHint admin = hint(QT_TRANSLATE_NOOP("LoginHints", "Admin user"),
        QT_TRANSLATE_NOOP("LoginHints", "Name of the registry"),
        QT_TRANSLATE_NOOP("LoginHints", "Admin password"));
    admin.allows = QT_TRANSLATE_NOOP("LoginHints", "Everything.");
    admin.caution = QT_TRANSLATE_NOOP(
        "LoginHints", "Not meant for production: one password for everyone and everything.");
    admin.notForProduction = true;
    return {token, principal, admin};
}

QList<LoginHint> openShiftLogins()
{
    LoginHint token = hint(QT_TRANSLATE_NOOP("LoginHints", "API token"),
        QT_TRANSLATE_NOOP("LoginHints", "Any name without a colon"),
        QT_TRANSLATE_NOOP("LoginHints", "Token (sha256~...), or a service account's"));
    token.allows = QT_TRANSLATE_NOOP("LoginHints", "What your user may do in its projects.");
    token.origin = QT_TRANSLATE_NOOP("LoginHints", "oc whoami -t, or Copy login command in the web console.");
    return {token};
}

} // namespace

QList<LoginHint> loginHints(const QString& host, RegistryKind kind, HostService service)
{
    switch (service) {
    case HostService::QuayIo:
        return quayLogins();
    case HostService::DockerHub:
        return hubLogins();
    case HostService::RedHat:
    case HostService::RedHatPartners:
        return redHatLogins();
    case HostService::RedHatAccess:
    case HostService::Mcr:
        return {anonymousOnly()};
    case HostService::Ghcr:
        return gitHubLogins();
    case HostService::GitLab:
        return gitLabLogins();
    case HostService::EcrPrivate:
    case HostService::EcrPublic:
        return ecrLogins(host, service == HostService::EcrPublic);
    case HostService::ArtifactRegistry:
    case HostService::ContainerRegistry:
        return googleLogins();
    case HostService::Acr:
        return azureLogins();
    case HostService::Other:
        break;
    }
    switch (kind) {
    case RegistryKind::Quay:
        return quayLogins();
    case RegistryKind::RedHat:
        return redHatLogins();
    case RegistryKind::DockerHub:
        return hubLogins();
    case RegistryKind::Harbor:
        return harborLogins();
    case RegistryKind::OpenShift:
        return openShiftLogins();
    default:
        return {userAndPassword()};
    }
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "credentials/kubeconfig.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace portolan {
namespace {

//! What one entry is read with: its place for errors, and the first thing that is wrong with it.
class EntryReader final {
public:
    EntryReader(const YAML::Node& node, QString kubeconfig, QString what)
        : m_node(node)
        , m_file(std::move(kubeconfig))
        , m_what(std::move(what))
    {
        if (node.IsDefined() && !node.IsNull() && !node.IsMap())
            note(QStringLiteral("it is no map"));
    }

    [[nodiscard]] YAML::Node node(const char* key) const
    {
        return m_node.IsMap() ? m_node[key] : YAML::Node(YAML::NodeType::Undefined);
    }
    [[nodiscard]] QString text(const char* key) const { return textOf(node(key)); }
    [[nodiscard]] QByteArray bytes(const char* key) const { return text(key).toUtf8(); }
    [[nodiscard]] Secret secret(const char* key) const
    {
        QByteArray value = bytes(key);
        return value.isEmpty() ? Secret() : Secret(std::move(value));
    }
    [[nodiscard]] bool isTrue(const char* key) const
    {
        const YAML::Node value = node(key);
        return value.IsDefined() && value.IsScalar() && value.as<bool>(false);
    }
    //! An absolute path, or nothing.
    [[nodiscard]] QString path(const char* key) const
    {
        const QString value = text(key);
        return value.isEmpty() ? QString() : absolute(value);
    }
    [[nodiscard]] QString absolute(const QString& path) const
    {
        return QDir::cleanPath(QFileInfo(m_file).dir().absoluteFilePath(path));
    }
    [[nodiscard]] QByteArray decoded(const char* key)
    {
        QByteArray written = bytes(key);
        written.removeIf([](char c) { return c == '\n' || c == '\r' || c == ' ' || c == '\t'; });
        auto result = QByteArray::fromBase64Encoding(written, QByteArray::AbortOnBase64DecodingErrors);
        if (!result)
            note(QLatin1String(key) + QStringLiteral(" is not base64"));
        return result ? std::move(result.decoded) : QByteArray();
    }

    void note(const QString& what)
    {
        if (!m_problem)
            m_problem = Error::protocol(m_what + QStringLiteral(": ") + what)
                            .withCode(QStringLiteral("KUBECONFIG_ENTRY"))
                            .at(QString(), m_file);
    }
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }
    [[nodiscard]] const QString& file() const { return m_file; }

    [[nodiscard]] static QString textOf(const YAML::Node& value)
    {
        return value.IsDefined() && value.IsScalar() ? QString::fromStdString(value.Scalar()) : QString();
    }

private:
    YAML::Node m_node;
    QString m_file;
    QString m_what;
    std::optional<Error> m_problem;
};

QStringList textsOf(const YAML::Node& list)
{
    QStringList texts;
    if (!list.IsDefined() || !list.IsSequence())
        return texts;
    for (const YAML::Node& item : list) {
        if (item.IsScalar())
            texts << EntryReader::textOf(item);
    }
    return texts;
}

QUrl addressOf(EntryReader& entry, const char* key, bool isNeeded, const QStringList& schemes)
{
    const QString written = entry.text(key);
    if (written.isEmpty()) {
        if (isNeeded)
            entry.note(QLatin1String(key) + QStringLiteral(" is missing"));
        return {};
    }
    QUrl url(written, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !schemes.contains(url.scheme())) {
        entry.note(QLatin1String(key) + QStringLiteral(" is not an address that can be used"));
        return {};
    }
    return url;
}

//! YAML as JSON, with the types YAML's plain words have. Aliases can make a small text a giant document, so
//! only so many nodes are taken.
QJsonValue jsonFrom(const YAML::Node& node, int& nodesLeft)
{
    if (--nodesLeft < 0 || !node.IsDefined() || node.IsNull())
        return QJsonValue::Null;
    if (node.IsMap()) {
        QJsonObject object;
        for (const auto& item : node)
            object.insert(EntryReader::textOf(item.first), jsonFrom(item.second, nodesLeft));
        return object;
    }
    if (node.IsSequence()) {
        QJsonArray array;
        for (const YAML::Node& item : node)
            array.append(jsonFrom(item, nodesLeft));
        return array;
    }
    const QString text = EntryReader::textOf(node);
    const bool isPlain = node.Tag() == "?";
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (isPlain && isNumber)
        return number;
    if (isPlain && (text == QLatin1String("true") || text == QLatin1String("false")))
        return text == QLatin1String("true");
    return text;
}

QJsonValue execConfigFrom(const YAML::Node& extensions)
{
    if (extensions.IsDefined() && extensions.IsSequence()) {
        for (const YAML::Node& item : extensions) {
            const bool isIt = item.IsMap()
                && EntryReader::textOf(item["name"]) == QLatin1String("client.authentication.k8s.io/exec");
            int nodesLeft = 10'000;
            if (isIt)
                return jsonFrom(item["extension"], nodesLeft);
        }
    }
    return QJsonValue::Undefined;
}

KubeCluster clusterFrom(const QString& name, EntryReader entry)
{
    const QStringList http{QStringLiteral("http"), QStringLiteral("https")};
    KubeCluster cluster;
    cluster.name = name;
    cluster.file = entry.file();
    cluster.server = addressOf(entry, "server", true, http).adjusted(QUrl::RemoveUserInfo);
    cluster.tlsServerName = entry.text("tls-server-name");
    cluster.insecureSkipTlsVerify = entry.isTrue("insecure-skip-tls-verify");
    cluster.authorityPem = entry.decoded("certificate-authority-data");
    if (cluster.authorityPem.isEmpty())
        cluster.authorityFile = entry.path("certificate-authority");
    cluster.proxy = addressOf(entry, "proxy-url", false, http + QStringList{QStringLiteral("socks5")});
    cluster.execConfig = execConfigFrom(entry.node("extensions"));
    cluster.problem = entry.problem();
    return cluster;
}

KubeExec::Interaction interactionFrom(const QString& text)
{
    if (text == QLatin1String("Never"))
        return KubeExec::Interaction::Never;
    return text == QLatin1String("Always") ? KubeExec::Interaction::Always
                                           : KubeExec::Interaction::IfAvailable;
}

std::optional<KubeExec> execFrom(EntryReader& user)
{
    const YAML::Node node = user.node("exec");
    if (!node.IsDefined() || !node.IsMap())
        return std::nullopt;
    const EntryReader entry(node, user.file(), QString());
    KubeExec exec;
    exec.file = user.file();
    exec.apiVersion = entry.text("apiVersion");
    exec.command = entry.text("command");
    if (exec.command.contains(u'/'))
        exec.command = entry.absolute(exec.command);
    exec.arguments = textsOf(entry.node("args"));
    const YAML::Node variables = entry.node("env");
    if (variables.IsDefined() && variables.IsSequence()) {
        for (const YAML::Node& item : variables) {
            const EntryReader variable(item, user.file(), QString());
            if (!variable.text("name").isEmpty())
                exec.environment.append({variable.text("name"), variable.text("value")});
        }
    }
    exec.installHint = entry.text("installHint");
    exec.provideClusterInfo = entry.isTrue("provideClusterInfo");
    exec.interaction = interactionFrom(entry.text("interactiveMode"));
    if (exec.command.isEmpty())
        user.note(QStringLiteral("exec has no command"));
    else if (exec.apiVersion != QLatin1String("client.authentication.k8s.io/v1")
        && exec.apiVersion != QLatin1String("client.authentication.k8s.io/v1beta1"))
        user.note(QStringLiteral("exec has an apiVersion this program does not know: ") + exec.apiVersion);
    return exec;
}

//! Values go into headers as they are.
void addImpersonation(KubeUser& user, EntryReader& entry, const QByteArray& header, const QByteArray& value)
{
    const bool isClean = std::none_of(value.cbegin(), value.cend(), [](char c) { return c >= 0 && c < ' '; });
    if (!isClean)
        entry.note(QStringLiteral("a line break in what it impersonates"));
    else if (!value.isEmpty())
        user.impersonation.append({header, value});
}

void readImpersonation(KubeUser& user, EntryReader& entry)
{
    addImpersonation(user, entry, QByteArrayLiteral("Impersonate-User"), entry.bytes("as"));
    addImpersonation(user, entry, QByteArrayLiteral("Impersonate-Uid"), entry.bytes("as-uid"));
    for (const QString& group : textsOf(entry.node("as-groups")))
        addImpersonation(user, entry, QByteArrayLiteral("Impersonate-Group"), group.toUtf8());
    const YAML::Node extra = entry.node("as-user-extra");
    if (!extra.IsDefined() || !extra.IsMap())
        return;
    for (const auto& item : extra) {
        const QByteArray key = EntryReader::textOf(item.first).toLower().toUtf8().toPercentEncoding();
        for (const QString& value : textsOf(item.second))
            addImpersonation(user, entry, "Impersonate-Extra-" + key, value.toUtf8());
    }
}

KubeUser userFrom(const QString& name, EntryReader entry)
{
    KubeUser user;
    user.name = name;
    user.file = entry.file();
    user.token = entry.secret("token");
    user.tokenFile = entry.path("tokenFile");
    user.certificatePem = entry.decoded("client-certificate-data");
    if (user.certificatePem.isEmpty())
        user.certificateFile = entry.path("client-certificate");
    QByteArray key = entry.decoded("client-key-data");
    if (!key.isEmpty())
        user.keyPem = Secret(std::move(key));
    else
        user.keyFile = entry.path("client-key");
    user.userName = entry.text("username");
    user.password = entry.secret("password");
    const YAML::Node provider = entry.node("auth-provider");
    if (provider.IsDefined() && provider.IsMap())
        user.authProvider = EntryReader(provider, user.file, QString()).text("name");
    user.exec = execFrom(entry);
    readImpersonation(user, entry);
    const bool hasCertificate = !user.certificatePem.isEmpty() || !user.certificateFile.isEmpty();
    const bool hasKey = !user.keyPem.isEmpty() || !user.keyFile.isEmpty();
    if (hasCertificate != hasKey)
        entry.note(QStringLiteral("the other half of the client certificate is missing"));
    if (user.loginKind() == KubeLoginKind::AuthProvider)
        entry.note(QStringLiteral("it logs in by the auth-provider %1, which Kubernetes has dropped; use an "
                                  "exec plugin instead")
                       .arg(user.authProvider));
    user.problem = entry.problem();
    return user;
}

KubeContext contextFrom(const QString& name, const EntryReader& entry)
{
    KubeContext context;
    context.name = name;
    context.file = entry.file();
    context.cluster = entry.text("cluster");
    context.user = entry.text("user");
    context.nameSpace = entry.text("namespace");
    return context;
}

template <typename Entry> std::optional<Entry> named(const QList<Entry>& entries, const QString& name)
{
    const auto found = std::find_if(
        entries.cbegin(), entries.cend(), [&name](const Entry& entry) { return entry.name == name; });
    return found == entries.cend() ? std::nullopt : std::optional<Entry>(*found);
}

template <typename Entry> void append(QList<Entry>& entries, const Entry& entry)
{
    if (!named(entries, entry.name))
        entries << entry;
}

//! Calls `add(name, reader)` for each entry of one of the three lists.
template <typename Add>
void readList(const YAML::Node& root, const QString& file, const char* list, const char* key, Add add)
{
    const YAML::Node entries = root[list];
    if (!entries.IsDefined() || !entries.IsSequence())
        return;
    for (const YAML::Node& entry : entries) {
        const QString name = entry.IsMap() ? EntryReader::textOf(entry["name"]) : QString();
        if (name.isEmpty())
            continue;
        const QString what = QLatin1String(key) + QStringLiteral(" \"") + name + u'"';
        add(name, EntryReader(entry[key], file, what));
    }
}

Error broken(const QString& file, const QString& what)
{
    return Error::protocol(what).withCode(QStringLiteral("KUBECONFIG_BROKEN")).at(QString(), file);
}

Result<Kubeconfig> kubeconfigFrom(const YAML::Node& root, const QString& file)
{
    Kubeconfig config;
    if (!root.IsDefined() || root.IsNull())
        return config;
    if (!root.IsMap())
        return broken(file, QStringLiteral("It is no kubeconfig"));
    readList(root, file, "clusters", "cluster", [&config](const QString& name, const EntryReader& entry) {
        append(config.clusters, clusterFrom(name, entry));
    });
    readList(root, file, "users", "user", [&config](const QString& name, const EntryReader& entry) {
        append(config.users, userFrom(name, entry));
    });
    readList(root, file, "contexts", "context", [&config](const QString& name, const EntryReader& entry) {
        append(config.contexts, contextFrom(name, entry));
    });
    config.currentContext = EntryReader::textOf(root["current-context"]);
    return config;
}

} // namespace

KubeLoginKind KubeUser::loginKind() const
{
    if (!tokenFile.isEmpty())
        return KubeLoginKind::TokenFile;
    if (!token.isEmpty())
        return KubeLoginKind::Token;
    if (!certificatePem.isEmpty() || !certificateFile.isEmpty())
        return KubeLoginKind::ClientCertificate;
    if (!userName.isEmpty() || !password.isEmpty())
        return KubeLoginKind::Password;
    if (exec)
        return KubeLoginKind::Exec;
    return authProvider.isEmpty() ? KubeLoginKind::Anonymous : KubeLoginKind::AuthProvider;
}

Result<Kubeconfig> Kubeconfig::parse(QByteArrayView text, const QString& file)
{
    // yaml-cpp reports by exceptions, whose texts may quote the input.
    try {
        return kubeconfigFrom(YAML::Load(std::string(text.data(), size_t(text.size()))), file);
    } catch (const YAML::ParserException& failure) {
        return broken(file, QStringLiteral("It is not YAML: line %1").arg(failure.mark.line + 1));
    } catch (const std::exception&) {
        return broken(file, QStringLiteral("It is not YAML"));
    }
}

void Kubeconfig::merge(const Kubeconfig& later)
{
    for (const KubeCluster& cluster : later.clusters)
        append(clusters, cluster);
    for (const KubeUser& user : later.users)
        append(users, user);
    for (const KubeContext& context : later.contexts)
        append(contexts, context);
    if (currentContext.isEmpty())
        currentContext = later.currentContext;
    problems += later.problems;
}

std::optional<KubeCluster> Kubeconfig::cluster(const QString& name) const
{
    return named(clusters, name);
}

std::optional<KubeUser> Kubeconfig::user(const QString& name) const
{
    return named(users, name);
}

std::optional<KubeContext> Kubeconfig::context(const QString& name) const
{
    return named(contexts, name);
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <type_traits>
#include <utility>

namespace portolan {

//! A cluster of a kubeconfig (protocols/openshift.md section 1). A value.
class KubeCluster final {
public:
    KubeCluster() = default;

    QString name;
    QString file; //!< the kubeconfig it is from
    QUrl server;
    QString tlsServerName;
    bool insecureSkipTlsVerify = false;
    QString authorityFile; //!< absolute; empty where authorityPem has it
    QByteArray authorityPem;
    QUrl proxy; //!< may hold a password: show it with redactedUrl() only
    QJsonValue execConfig = QJsonValue(QJsonValue::Undefined); //!< what it has for exec plugins
    std::optional<Error> problem; //!< why it cannot be used
};
static_assert(!std::is_aggregate_v<KubeCluster>);

//! A program that gives the login: an exec plugin as configured. A value.
class KubeExec final {
public:
    enum class Interaction { Never, IfAvailable, Always };

    KubeExec() = default;

    QString file; //!< the kubeconfig it is from
    QString apiVersion; //!< client.authentication.k8s.io/v1 or v1beta1
    QString command; //!< a path when it has a slash (then absolute), else a name to find on PATH
    QStringList arguments;
    QList<std::pair<QString, QString>> environment; //!< added to ours; the values may be secrets
    QString installHint;
    bool provideClusterInfo = false;
    Interaction interaction = Interaction::IfAvailable;
};
static_assert(!std::is_aggregate_v<KubeExec>);

//! How a user of a kubeconfig logs in.
enum class KubeLoginKind { Anonymous, Token, TokenFile, ClientCertificate, Password, Exec, AuthProvider };

//! A user of a kubeconfig. A value. Its secrets are in Secrets; nothing else of it is one.
class KubeUser final {
public:
    KubeUser() = default;

    //! What counts of what is there: a token beats all, a certificate the rest.
    [[nodiscard]] KubeLoginKind loginKind() const;

    QString name;
    QString file; //!< the kubeconfig it is from
    Secret token;
    QString tokenFile; //!< absolute; beats token and is read anew each time
    QString certificateFile; //!< absolute; empty where certificatePem has it
    QByteArray certificatePem;
    QString keyFile;
    Secret keyPem;
    QString userName;
    Secret password;
    QString authProvider; //!< the name of a provider that client-go dropped: unsupported
    std::optional<KubeExec> exec;
    QList<std::pair<QByteArray, QByteArray>> impersonation; //!< Impersonate-* headers: as, as-uid, ...
    std::optional<Error> problem; //!< why it cannot be used
};
static_assert(!std::is_aggregate_v<KubeUser>);

//! A context of a kubeconfig: a user at a cluster. A value.
class KubeContext final {
public:
    KubeContext() = default;

    QString name;
    QString file; //!< the kubeconfig it is from
    QString cluster;
    QString user;
    QString nameSpace;
};
static_assert(!std::is_aggregate_v<KubeContext>);

//! One or several kubeconfig files put together. A value. What is wrong with an entry stays with it and never
//! hides the rest.
class Kubeconfig final {
public:
    Kubeconfig() = default;

    //! One file's. YAML, and so JSON. Relative paths in it count from its folder; `file` is absolute. Never
    //! fails as a whole for the sake of an entry. Errors: Protocol, code KUBECONFIG_BROKEN, with the line
    //! where that is known, and none of the text. No I/O.
    [[nodiscard]] static Result<Kubeconfig> parse(QByteArrayView text, const QString& file);

    //! Adds what `later` has under names not known yet: of each named entry and of the current context the
    //! first counts.
    void merge(const Kubeconfig& later);

    [[nodiscard]] std::optional<KubeCluster> cluster(const QString& name) const;
    [[nodiscard]] std::optional<KubeUser> user(const QString& name) const;
    [[nodiscard]] std::optional<KubeContext> context(const QString& name) const;

    QList<KubeCluster> clusters;
    QList<KubeUser> users;
    QList<KubeContext> contexts;
    QString currentContext;
    QList<Error> problems; //!< of whole files: Storage or Protocol, with the file's path
};
static_assert(!std::is_aggregate_v<Kubeconfig>);

} // namespace portolan

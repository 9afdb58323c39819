// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeanswer.h"
#include "support/fakeopenshiftimage.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace portolan {

class FakeOpenShiftOperator;
class FakeOpenShiftRbac;
class FakeOpenShiftServer;
class FakeOpenShiftStore;

//! What a project says of itself.
struct FakeOpenShiftProject {
    QString displayName;
    QString description;
    QString requester;
    QString phase = QStringLiteral("Active");
};

//! A strict OpenShift API server on a free port of 127.0.0.1, on the thread it lives on (the test's, as a
//! rule; clients may live on any). It is written after the captures of real servers and the protocol notes,
//! and answers as they do: RBAC by verb, resource and project, Status errors, resourceVersions, continue
//! tokens, watches. What a real server forgives but a client should not do is answered and noted in
//! problems(), such as a query parameter it does not know.
//!
//!     FakeOpenShift fake;
//!     fake.addUser(u"alice"_qs, u"sha256~alice"_qs);
//!     fake.addProject(u"team-a"_qs);
//!     fake.grantRole(u"alice"_qs, u"registry-editor"_qs, u"team-a"_qs);
//!     fake.pushImage(u"team-a"_qs, u"app"_qs, u"prod"_qs, FakeOpenShiftImage::made(1));
//!     ... // the client talks to fake.url() with the token
//!     QCOMPARE(fake.problems(), QString());
//!
//! Resources are named "group/resource", core ones by the resource alone: "image.openshift.io/imagestreams",
//! "apps/deployments", "secrets", "image.openshift.io/imagestreams/layers" for a subresource.
//! A cluster has the operator and its config from the start, no user, no project but openshift-image-registry
//! and openshift-config. A request without a token is of system:anonymous, who may do nothing but ask for the
//! version.
class FakeOpenShift final : public QObject {
    Q_OBJECT

public:
    //! Plain http.
    explicit FakeOpenShift(QObject* parent = nullptr);
    //! https; the peer verify mode decides whether clients may show a certificate: see addCertificateUser().
    explicit FakeOpenShift(const QSslConfiguration& tls, QObject* parent = nullptr);
    ~FakeOpenShift() override;
    Q_DISABLE_COPY_MOVE(FakeOpenShift)

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QString host() const; //!< "127.0.0.1:12345"
    [[nodiscard]] QUrl url(const QString& pathAndQuery = QString()) const;

    // --- who may do what

    //! A user with a token (empty: none yet). Again for the same name: one more token.
    void addUser(const QString& name, const QString& token, const QStringList& groups = {});
    //! Who shows a client certificate with this common name is that user, without any token.
    void addCertificateUser(const QString& name);
    //! The token is refused with 401 from now on.
    void expireToken(const QString& token);
    //! The token serves `requests` more requests, then it has expired: also in the middle of a paged list.
    void expireTokenAfter(const QString& token, int requests);
    //! Comma-separated verbs on comma-separated resources ("*" for any of either) in a project; without one
    //! in the whole cluster. `names` limits it to objects of these names.
    void grant(const QString& user, const QString& verbs, const QString& resources,
        const QString& project = QString(), const QStringList& names = {});
    //! As the cluster's own roles: view, registry-viewer, registry-editor, registry-admin, edit, admin;
    //! without a project also cluster-reader, cluster-admin, registry-operator (the operator's config).
    void grantRole(const QString& user, const QString& role, const QString& project = QString());
    //! Takes all of a user's grants in a project (or the cluster-wide ones) back.
    void revoke(const QString& user, const QString& project = QString());

    // --- projects, streams, images

    void addProject(const QString& name, const FakeOpenShiftProject& project = {});
    //! Terminates and removes it with all its objects; watchers see it.
    void removeProject(const QString& name);
    //! An empty image stream. `spec` and `annotations` where a test needs others.
    void addStream(const QString& project, const QString& stream, const QJsonObject& spec = {},
        const QJsonObject& annotations = {});
    //! As a push through the registry: makes the stream where needed, the Image, and a history item at the
    //! tag's head, in status alone. Watchers get the event. Answers the digest.
    QString pushImage(
        const QString& project, const QString& stream, const QString& tag, const FakeOpenShiftImage& image);
    //! As a finished import of `from` ("quay.io/a/b:1"): spec tag and history item. `policy` is merged over
    //! the spec tag ({"importPolicy":{"scheduled":true}}, {"annotations":{...}}).
    QString importImage(const QString& project, const QString& stream, const QString& tag,
        const QString& from, const FakeOpenShiftImage& image, const QJsonObject& policy = {});
    //! As an import that failed: spec tag with the condition ImportSuccess=False, the history as it was.
    void failImport(const QString& project, const QString& stream, const QString& tag, const QString& from,
        const QString& reason, const QString& message);
    //! As pruning does: the Image goes, the streams' history goes on naming it.
    void pruneImage(const QString& digest);
    //! Adds items {"schemaVersion":2,"name":"<digest>@id","type":"atomic","content":base64} to the Image.
    void addSignature(const QString& digest, const QString& id, const QByteArray& content);
    //! Removes a whole stream; watchers get DELETED.
    void removeStream(const QString& project, const QString& stream);
    //! The tag's history, newest first, as digests.
    [[nodiscard]] QStringList history(
        const QString& project, const QString& stream, const QString& tag) const;

    //! What imports find outside: a pull spec with tag or digest.
    void addExternal(const QString& pullSpec, const FakeOpenShiftImage& image);
    //! What they find instead of an image: e.g. 401, "Unauthorized", "you may not have access...".
    void addExternalFailure(const QString& pullSpec, int code, const QString& reason, const QString& message);
    //! How many tags an import of a whole repository takes; the others go to additionalTags.
    void setImportLimit(int tags);

    //! Where streams say their images are: the inside host (a service name by default) and the public one
    //! (none by default). Both change all streams, without an event, since the server works them out as it
    //! answers; the route, the image config and the operator's config follow.
    void setRegistryHosts(const QString& internalHost, const QString& publicHost);

    [[nodiscard]] QString internalRegistryHost() const;

    // --- all other objects

    //! Any object of a known resource. kind, apiVersion and missing metadata are filled in; `object` must
    //! have metadata.name, and metadata.namespace where the resource has one.
    void addObject(const QString& resource, const QJsonObject& object);
    //! Merges `patch` into an object, as its controller would; watchers get MODIFIED.
    void changeObject(
        const QString& resource, const QString& project, const QString& name, const QJsonObject& patch);
    void removeObject(const QString& resource, const QString& project, const QString& name);
    //! As stored; empty when there is none.
    [[nodiscard]] QJsonObject object(
        const QString& resource, const QString& project, const QString& name) const;

    // --- the cluster's moods

    //! Makes every resourceVersion and continue token handed out so far too old.
    void pruneHistory();
    //! Too old resourceVersions of a watch are told as HTTP status 410 instead of as an ERROR event.
    void setExpiredAsStatus(bool status);
    //! A BOOKMARK to each open watch that asked for them.
    void sendBookmarks();
    //! Ends all open watches as their timeout does: a last bookmark, then the end of the body.
    void endWatches();
    //! An ERROR event with Status 410 Expired on each open watch, then its end.
    void expireWatches();
    //! The next event sent is cut after `bytes` of its line (newline included) and its connection closed;
    //! the event has happened all the same.
    void cutNextEvent(qsizetype bytes);
    //! Closes every connection at once.
    void dropConnections();
    [[nodiscard]] int openWatches() const;
    //! False: imagestreams/layers answers ServerTimeout, since its cache has not filled yet.
    void setLayersSynced(bool synced);
    //! False: the group answers 404, as on a cluster that has it not ("imageregistry.operator.openshift.io").
    void setGroupServed(const QString& group, bool served);
    //! The operator: its rollouts' pace and what storage it has.
    [[nodiscard]] FakeOpenShiftOperator& registryOperator() { return *m_operator; }

    // --- faults

    //! The next `times` requests for this path (as sent, without query; a trailing '*' fits what follows)
    //! are answered so, whatever they are. FakeAnswer can also stall, cut, split and hang up.
    void failNext(const QString& path, const FakeAnswer& answer, int times = 1);
    //! The same with a Status of that code and reason.
    void failNext(const QString& path, int status, const QString& reason = QString(), int times = 1);
    //! The next `times` requests for this path are answered 429 with details.retryAfterSeconds and the
    //! header Retry-After.
    void throttleNext(const QString& path, int retryAfterSeconds, int times = 1);
    //! The next `times` requests for this path are answered when release() is called.
    void holdNext(const QString& path, int times = 1);
    void release();
    [[nodiscard]] int heldRequests() const;

    // --- what was asked

    [[nodiscard]] const std::vector<FakeRequest>& requests() const;
    //! How many came for this line ("GET /version"), with or without query.
    [[nodiscard]] int count(const QByteArray& line) const;
    [[nodiscard]] FakeRequest lastRequest(const QByteArray& line) const;
    void clearRequests();
    //! What a client should not have done, one a line; empty is good.
    [[nodiscard]] QString problems() const;
    //! Notes one more; the parts of the fake use it.
    void addProblem(const QString& problem);

    [[nodiscard]] FakeOpenShiftStore& store() { return *m_store; }
    [[nodiscard]] FakeOpenShiftRbac& rbac() { return *m_rbac; }
    //! OAuth logins add tokens here and discovery names their server; see FakeOAuth.
    void setOAuthServer(const QJsonObject& discovery);

private:
    void begin(const std::optional<QSslConfiguration>& tls);

    std::unique_ptr<FakeOpenShiftStore> m_store;
    std::unique_ptr<FakeOpenShiftRbac> m_rbac;
    std::unique_ptr<FakeOpenShiftServer> m_server;
    std::unique_ptr<FakeOpenShiftOperator> m_operator;
};

} // namespace portolan

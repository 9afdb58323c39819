// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakehttpserver.h"
#include "support/fakeopenshiftimages.h"
#include "support/fakeopenshiftimports.h"
#include "support/fakeopenshiftobjects.h"
#include "support/fakeopenshiftreviews.h"
#include "support/fakeopenshiftrouter.h"
#include "support/fakeopenshifttags.h"
#include "support/fakeopenshiftwatches.h"

namespace portolan {

//! The HTTP side of a FakeOpenShift: who asks, may they, and which part answers.
class FakeOpenShiftServer final {
public:
    //! Told of each object a client has changed, after it was.
    using ChangeListener = std::function<void(const FakeOpenShiftCall&)>;

    FakeOpenShiftServer(FakeOpenShiftStore& store, FakeOpenShiftRbac& rbac,
        const std::optional<QSslConfiguration>& tls, QObject* parent);
    ~FakeOpenShiftServer();
    Q_DISABLE_COPY_MOVE(FakeOpenShiftServer)

    [[nodiscard]] FakeHttpServer& http() { return *m_http; }
    [[nodiscard]] FakeOpenShiftImages& images() { return m_images; }
    [[nodiscard]] FakeOpenShiftImports& imports() { return m_imports; }
    [[nodiscard]] FakeOpenShiftWatches& watches() { return *m_watches; }

    void setChangeListener(ChangeListener listener) { m_listener = std::move(listener); }
    void setLayersSynced(bool synced) { m_layersSynced = synced; }
    void setGroupServed(const QString& group, bool served);
    void setOAuthServer(const QJsonObject& discovery) { m_oauth = discovery; }

    //! Answers the next requests for a path so; without an answer they wait for release().
    void addFault(const QString& path, std::optional<FakeAnswer> answer, int times);
    void release();
    [[nodiscard]] int heldRequests() const;

    [[nodiscard]] const QStringList& problems() const { return m_problems; }
    void addProblem(const QString& problem) { m_problems += problem; }

private:
    struct Fault {
        QString path;
        std::optional<FakeAnswer> answer;
        int times = 1;
    };
    struct Held {
        FakeRequest request;
        QPointer<FakeHttpConnection> connection;
    };

    void handle(const FakeRequest& request, FakeHttpConnection& connection);
    //! The fault for a request, which is used up by asking.
    [[nodiscard]] std::optional<Fault> takeFault(const FakeRequest& request);
    void process(const FakeRequest& request, FakeHttpConnection& connection);
    [[nodiscard]] FakeAnswer answerOther(const FakeRequest& request);
    [[nodiscard]] FakeAnswer answerDiscovery(const FakeOpenShiftRoute& route);
    //! Why a call is not to be served; nothing when it is.
    [[nodiscard]] std::optional<FakeAnswer> refusal(const FakeOpenShiftCall& call);
    [[nodiscard]] FakeAnswer answerCall(const FakeOpenShiftCall& call);
    [[nodiscard]] FakeAnswer answerStreamPart(const FakeOpenShiftCall& call);
    void changed(const FakeOpenShiftCall& call);
    [[nodiscard]] bool isServed(const QString& group) const;

    FakeOpenShiftStore& m_store;
    FakeOpenShiftRbac& m_rbac;
    FakeOpenShiftImages m_images;
    FakeOpenShiftTags m_tags;
    FakeOpenShiftImports m_imports;
    FakeOpenShiftObjects m_objects;
    FakeOpenShiftReviews m_reviews;
    FakeOpenShiftWatches* m_watches;
    FakeHttpServer* m_http;
    ChangeListener m_listener;
    std::vector<Fault> m_faults;
    std::vector<Held> m_held;
    QStringList m_problems;
    QStringList m_unservedGroups;
    QJsonObject m_oauth;
    bool m_layersSynced = true;
};

} // namespace portolan

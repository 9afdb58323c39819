// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/qttransport.h"
#include "registry/openshift/kubeclient.h"
#include "registry/openshift/openshiftactions.h"
#include "support/awaiting.h"
#include "support/fakeopenshift.h"
#include "support/fakeopenshiftoperator.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace portolan {

//! A cluster with the projects "shop" and "stage", where alice edits images in both, and OpenShiftActions
//! with her login.
class ActionsCluster final {
public:
    ActionsCluster()
        : client(transport, nullptr)
        , kube(client, login())
        , actions(kube, QStringLiteral("test"))
    {
        fake.addUser(alice, token);
        fake.addProject(shop);
        fake.addProject(stage);
        fake.grantRole(alice, QStringLiteral("registry-editor"), shop);
        fake.grantRole(alice, QStringLiteral("registry-editor"), stage);
        client.setFirstRetryDelay(std::chrono::milliseconds(1));
        kube.setFirstRetryDelay(std::chrono::milliseconds(1));
        RolloutPatience patience;
        patience.interval = std::chrono::milliseconds(2);
        patience.total = std::chrono::seconds(20);
        actions.setPatience(patience);
    }

    [[nodiscard]] Result<ActionPlan> plan(const ActionWish& wish)
    {
        return await(actions.planAction(wish, stop));
    }
    [[nodiscard]] Result<ActionReport> perform(const ActionPlan& plan)
    {
        return await(actions.performAction(plan, std::nullopt, nullptr, stop));
    }
    [[nodiscard]] Result<Offering> offering(const QString& place)
    {
        return await(actions.offering(place, stop));
    }
    [[nodiscard]] Result<Panel> panel(const QString& place, const QString& id)
    {
        return await(actions.fetchPanel(place, id, stop));
    }
    [[nodiscard]] QJsonObject specTag(const QString& project, const QString& stream, const QString& tag) const
    {
        const QJsonObject object =
            fake.object(QStringLiteral("image.openshift.io/imagestreams"), project, stream);
        const QJsonArray tags = object[QStringLiteral("spec")].toObject()[QStringLiteral("tags")].toArray();
        for (const QJsonValue& value : tags) {
            if (value.toObject()[QStringLiteral("name")].toString() == tag)
                return value.toObject();
        }
        return {};
    }
    //! Requests of a method, review questions left out: those that change something.
    [[nodiscard]] int changes() const
    {
        int count = 0;
        for (const FakeRequest& request : fake.requests()) {
            const bool isQuestion = request.method == "GET" || request.target.contains("selfsubject");
            count += isQuestion ? 0 : 1;
        }
        return count;
    }

    const QString alice = QStringLiteral("alice");
    const QString shop = QStringLiteral("shop");
    const QString stage = QStringLiteral("stage");
    const QString token = QStringLiteral("sha256~aliceToken0123456789");
    FakeOpenShift fake;
    QtTransport transport{TlsTrust()};
    HttpClient client;
    KubeClient kube;
    OpenShiftActions actions;
    std::stop_token stop;

private:
    [[nodiscard]] Result<ClusterLogin> login() const
    {
        Credential credential(alice, Secret(), QStringLiteral("test"));
        credential.registryToken = Secret(token);
        return ClusterLogin::from(fake.url().toString(), credential);
    }
};

//! The action of a kind, in a plan's text: all that may be shown or logged of it.
[[nodiscard]] inline QString textOf(const ActionPlan& plan)
{
    QString text =
        plan.command + plan.effects.join(u' ') + plan.warnings.join(u' ') + plan.blockers.join(u' ');
    for (const PlannedRequest& request : plan.requests)
        text += request.method + u' ' + request.path + u' ' + QString::fromUtf8(request.body);
    return text;
}

} // namespace portolan

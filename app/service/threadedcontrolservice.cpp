// SPDX-License-Identifier: Apache-2.0
#include "service/threadedsubmit.h"

namespace portolan {

RequestHandle ThreadedRegistryService::fetchOffering(RepositoryAddress place, Done<Offering> done)
{
    return submit<Offering>(std::move(done),
        [place](RegistryWorker& worker, std::stop_token stop) { return worker.fetchOffering(place, stop); });
}

RequestHandle ThreadedRegistryService::fetchTagHistory(ImageAddress tag, Done<TagHistory> done)
{
    return submit<TagHistory>(std::move(done),
        [tag](RegistryWorker& worker, std::stop_token stop) { return worker.fetchTagHistory(tag, stop); });
}

RequestHandle ThreadedRegistryService::fetchRepositoryInfo(
    RepositoryAddress repository, Done<RepositoryInfo> done)
{
    return submit<RepositoryInfo>(
        std::move(done), [repository](RegistryWorker& worker, std::stop_token stop) {
            const auto ask = [repository](ControlPlane& plane, std::stop_token asked) {
                return plane.fetchRepositoryInfo(repository.repository, std::move(asked));
            };
            return worker.askControl<RepositoryInfo>(repository.registry, ask, stop);
        });
}

RequestHandle ThreadedRegistryService::fetchVulnerabilities(
    ImageAddress image, Done<QList<VulnerabilityReport>> done)
{
    using Reports = QList<VulnerabilityReport>;
    return submit<Reports>(std::move(done), [image](RegistryWorker& worker, std::stop_token stop) {
        const auto ask = [image](ControlPlane& plane, std::stop_token asked) {
            return plane.fetchVulnerabilities(image.repository, image.tagOrDigest, std::move(asked));
        };
        return worker.askControl<Reports>(image.registry, ask, stop);
    });
}

RequestHandle ThreadedRegistryService::search(
    RegistryId registry, QString words, PageCursor cursor, Done<SearchPage> done)
{
    return submit<SearchPage>(
        std::move(done), [registry, words, cursor](RegistryWorker& worker, std::stop_token stop) {
            const auto ask = [words, cursor](ControlPlane& plane, std::stop_token asked) {
                return plane.search(words, cursor, std::move(asked));
            };
            return worker.askControl<SearchPage>(registry, ask, stop);
        });
}

RequestHandle ThreadedRegistryService::fetchUses(ImageAddress image, Done<ImageUses> done)
{
    return submit<ImageUses>(std::move(done), [image](RegistryWorker& worker, std::stop_token stop) {
        const auto ask = [image](ControlPlane& plane, std::stop_token asked) {
            return plane.fetchUses(image.repository, image.tagOrDigest, std::move(asked));
        };
        return worker.askControl<ImageUses>(image.registry, ask, stop);
    });
}

RequestHandle ThreadedRegistryService::fetchPanel(RepositoryAddress place, QString panelId, Done<Panel> done)
{
    return submit<Panel>(std::move(done), [place, panelId](RegistryWorker& worker, std::stop_token stop) {
        const auto ask = [place, panelId](ControlPlane& plane, std::stop_token asked) {
            return plane.fetchPanel(place.repository, panelId, std::move(asked));
        };
        return worker.askControl<Panel>(place.registry, ask, stop);
    });
}

RequestHandle ThreadedRegistryService::fetchPullSecret(
    RepositoryAddress place, QString name, Done<Secret> done)
{
    return submit<Secret>(std::move(done), [place, name](RegistryWorker& worker, std::stop_token stop) {
        const auto ask = [place, name](ControlPlane& plane, std::stop_token asked) {
            return plane.fetchPullSecret(place.repository, name, std::move(asked));
        };
        return worker.askControl<Secret>(place.registry, ask, stop);
    });
}

RequestHandle ThreadedRegistryService::planAction(RegistryId registry, ActionWish wish, Done<ActionPlan> done)
{
    return submit<ActionPlan>(
        std::move(done), [registry, wish](RegistryWorker& worker, std::stop_token stop) {
            return worker.planAction(registry, wish, stop);
        });
}

RequestHandle ThreadedRegistryService::performAction(ActionPlan plan, std::optional<Credential> login,
    std::function<void(ActionProgress)> progress, Done<ActionReport> done)
{
    using Call = PendingCall<ActionReport, ActionProgress>;
    auto call = std::make_shared<Call>(std::move(done), std::move(progress));
    return submit<ActionReport>(call, [&](const std::shared_ptr<Call>& running) {
        const ActionProgressFunction post = teller(running);
        return std::function<QCoro::Task<Result<ActionReport>>(RegistryWorker&, std::stop_token)>(
            [plan, login, post](RegistryWorker& worker, std::stop_token stop) {
                const auto ask = [plan, login, post](ControlPlane& plane, std::stop_token asked) {
                    return plane.performAction(plan, login, post, std::move(asked));
                };
                return worker.askControl<ActionReport>(plan.registryId, ask, stop);
            });
    });
}

RequestHandle ThreadedRegistryService::signInToCluster(
    QString server, ClusterSignIn how, std::function<void(QUrl)> openBrowser, Done<Credential> done)
{
    using Call = PendingCall<Credential, QUrl>;
    auto call = std::make_shared<Call>(std::move(done), std::move(openBrowser));
    return submit<Credential>(call, [&](const std::shared_ptr<Call>& running) {
        const std::function<void(QUrl)> post = teller(running);
        return std::function<QCoro::Task<Result<Credential>>(RegistryWorker&, std::stop_token)>(
            [server, how, post](RegistryWorker& worker, std::stop_token stop) {
                return worker.signInToCluster(server, how, post, std::move(stop));
            });
    });
}

RequestHandle ThreadedRegistryService::signOutOfCluster(QString server, Secret token, Done<bool> done)
{
    return submit<bool>(std::move(done), [server, token](RegistryWorker& worker, std::stop_token stop) {
        return worker.signOutOfCluster(server, token, std::move(stop));
    });
}

RequestHandle ThreadedRegistryService::explainPull(ExplainRequest request, Done<PullExplanation> done)
{
    return submit<PullExplanation>(std::move(done), [request](RegistryWorker& worker, std::stop_token stop) {
        return worker.explainPull(request, stop);
    });
}

RequestHandle ThreadedRegistryService::fetchLocalState(
    ImageAddress tag, QList<Digest> current, Done<QList<EngineState>> done)
{
    return submit<QList<EngineState>>(
        std::move(done), [tag, current](RegistryWorker& worker, std::stop_token stop) {
            return worker.fetchLocalState(tag, current, stop);
        });
}

void ThreadedRegistryService::setShown(RepositoryAddress place)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get(), place] { worker->setShown(place); }, Qt::QueuedConnection);
}

RequestHandle ThreadedRegistryService::watch(
    RepositoryAddress place, std::function<void(QList<RegistryChange>)> onChange, Done<bool> done)
{
    using Call = PendingCall<bool, QList<RegistryChange>>;
    auto call = std::make_shared<Call>(std::move(done), std::move(onChange));
    return submit<bool>(call, [&](const std::shared_ptr<Call>& running) {
        const RegistryChangeFunction post = teller(running);
        return std::function<QCoro::Task<Result<bool>>(RegistryWorker&, std::stop_token)>(
            [place, post](
                RegistryWorker& worker, std::stop_token stop) { return worker.watch(place, post, stop); });
    });
}

} // namespace portolan

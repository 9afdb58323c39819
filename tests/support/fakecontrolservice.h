// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/controlservice.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <map>
#include <optional>

namespace portolan {

//! A ControlService double, part of FakeService: answers by the event loop what a test put in, or the Error
//! it set; what it does not know is Unsupported with code NOT_OFFERED. It keeps the contract of done and
//! handle and records every call.
class FakeControlService final : public ControlService {
public:
    FakeControlService();
    ~FakeControlService() override;
    Q_DISABLE_COPY_MOVE(FakeControlService)

    //! For every place; setOffering(place, ...) goes before it.
    void setOffering(const Offering& offering) { m_offering = offering; }
    void setOffering(const RepositoryAddress& place, const Offering& offering);
    void setTagHistory(const ImageAddress& tag, const TagHistory& history);
    void setRepositoryInfo(const RepositoryAddress& repository, const RepositoryInfo& info);
    void setVulnerabilities(const ImageAddress& image, const QList<VulnerabilityReport>& reports);
    void setSearchPages(const QString& words, const QList<SearchPage>& pages); //!< cursors "1", "2", ...
    void setUses(const ImageAddress& image, const ImageUses& uses);
    void setPanel(const QString& panelId, const Panel& panel);
    void setPlan(ActionKind kind, const ActionPlan& plan); //!< its wish is replaced by the one asked
    void setSignIn(const Credential& credential) { m_signIn = credential; }
    void setExplanation(const PullExplanation& explanation) { m_explanation = explanation; }
    //! Of any place.
    void setPullSecret(const QString& name, const Secret& secret)
    {
        m_pullSecrets.insert_or_assign(name, secret);
    }
    void setLocalState(const ImageAddress& tag, const QList<EngineState>& states);
    void setReport(const ActionReport& report) { m_report = report; }
    //! Every call of the method ("fetchPanel") fails, until heal().
    void fail(const QString& method, const Error& error);
    void heal(const QString& method);
    //! While true answers wait; false delivers them.
    void hold(bool on);

    [[nodiscard]] QStringList log() const { return m_log; } //!< "fetchPanel quay.io team robots"
    [[nodiscard]] int calls(const QString& method) const;
    [[nodiscard]] QList<ActionPlan> performed() const { return m_performed; }
    [[nodiscard]] const std::optional<Credential>& lastLogin() const { return m_lastLogin; }
    [[nodiscard]] bool isWatched(const RepositoryAddress& place) const;
    void sendChanges(
        const RepositoryAddress& place, const QList<RegistryChange>& changes); //!< to its watchers
    void endWatch(const RepositoryAddress& place, const Error& error); //!< to its watchers
    void reportProgress(const ActionProgress& progress); //!< to the action being held

    RequestHandle fetchOffering(RepositoryAddress place, Done<Offering> done) override;
    RequestHandle fetchTagHistory(ImageAddress tag, Done<TagHistory> done) override;
    RequestHandle fetchRepositoryInfo(RepositoryAddress repository, Done<RepositoryInfo> done) override;
    RequestHandle fetchVulnerabilities(ImageAddress image, Done<QList<VulnerabilityReport>> done) override;
    RequestHandle search(
        RegistryId registry, QString words, PageCursor cursor, Done<SearchPage> done) override;
    RequestHandle fetchUses(ImageAddress image, Done<ImageUses> done) override;
    RequestHandle fetchPanel(RepositoryAddress place, QString panelId, Done<Panel> done) override;
    RequestHandle planAction(RegistryId registry, ActionWish wish, Done<ActionPlan> done) override;
    RequestHandle fetchPullSecret(RepositoryAddress place, QString name, Done<Secret> done) override;
    RequestHandle performAction(ActionPlan plan, std::optional<Credential> login,
        std::function<void(ActionProgress)> progress, Done<ActionReport> done) override;
    RequestHandle signInToCluster(QString server, ClusterSignIn how, std::function<void(QUrl)> openBrowser,
        Done<Credential> done) override; //!< the browser is told `server`
    RequestHandle signOutOfCluster(QString server, Secret token, Done<bool> done) override;
    RequestHandle explainPull(ExplainRequest request, Done<PullExplanation> done) override;
    RequestHandle fetchLocalState(
        ImageAddress tag, QList<Digest> current, Done<QList<EngineState>> done) override;
    RequestHandle watch(RepositoryAddress place, std::function<void(QList<RegistryChange>)> onChange,
        Done<bool> done) override;
    void setShown(RepositoryAddress place) override; //!< logged, as "setShown cluster team-a"

private:
    class Answers;

    template <typename T>
    [[nodiscard]] RequestHandle answer(
        const QString& method, const QStringList& arguments, Done<T> done, std::optional<T> value);

    std::shared_ptr<Answers> m_answers;
    std::map<QString, Error> m_failures;
    QStringList m_log;
    std::optional<Offering> m_offering;
    QHash<RepositoryAddress, Offering> m_offerings;
    QHash<QString, TagHistory> m_histories;
    QHash<RepositoryAddress, RepositoryInfo> m_infos;
    QHash<QString, QList<VulnerabilityReport>> m_vulnerabilities;
    QHash<QString, QList<SearchPage>> m_searches;
    QHash<QString, ImageUses> m_uses;
    QHash<QString, Panel> m_panels;
    std::map<ActionKind, ActionPlan> m_plans;
    std::map<QString, Secret> m_pullSecrets;
    QHash<QString, QList<EngineState>> m_localStates;
    ActionReport m_report;
    std::optional<PullExplanation> m_explanation;
    QList<ActionPlan> m_performed;
    std::optional<Credential> m_lastLogin;
    std::optional<Credential> m_signIn;
};

} // namespace portolan

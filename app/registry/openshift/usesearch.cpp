// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/usesearch.h"

#include "registry/openshift/kubeclient.h"

#include <QMap>

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t sideBySide = 5; // the access manager has six connections a host; one stays free

QString groupOf(const WorkloadKind& kind)
{
    const QString groupVersion(kind.groupVersion);
    return groupVersion.contains(u'/') ? groupVersion.section(u'/', 0, 0) : QString();
}

AccessQuestion listEverywhere(const WorkloadKind& kind)
{
    return {u"list"_s, groupOf(kind), QString(kind.resource)};
}

//! "pods, jobs in team-b", a line for each project.
QStringList unreadableText(const QMap<QString, QStringList>& byProject)
{
    QStringList lines;
    for (auto it = byProject.cbegin(); it != byProject.cend(); ++it) {
        const QString place = it.key().isEmpty() ? u"the cluster"_s : it.key();
        lines << u"%1 in %2"_s.arg(it.value().join(u", "_s), place);
    }
    return lines;
}

} // namespace

QCoro::Task<Result<QStringList>> UseSearch::fetchProjects(std::stop_token stop)
{
    auto list = co_await m_reader.client().list(kubePath(kube::project, u"projects"_s), stop);
    if (!list)
        co_return list.error();
    QStringList names;
    for (const JsonReader& project : list->items)
        names << project["metadata"_L1]["name"_L1].text();
    co_return names;
}

QCoro::Task<Result<UseSearch::Listed>> UseSearch::look(UsedImage image, Look at, std::stop_token stop)
{
    const QString path = kubePath(QString(at.kind.groupVersion), QString(at.kind.resource), at.project);
    auto list = co_await m_reader.client().list(path, stop);
    Listed listed;
    if (list) {
        for (const JsonReader& item : list->items)
            listed.uses << usesOf(image, at.kind, item);
        co_return listed;
    }
    const Error error = list.error();
    if (error.kind() == ErrorKind::Denied) {
        listed.readable = false;
        co_return listed;
    }
    // A kind the cluster does not have, or a project that went meanwhile.
    if (error.kind() == ErrorKind::NotFound)
        co_return listed;
    co_return error;
}

QCoro::Task<Result<std::vector<UseSearch::Look>>> UseSearch::planLooks(std::stop_token stop)
{
    QList<AccessQuestion> questions;
    for (const WorkloadKind& kind : workloadKinds())
        questions << listEverywhere(kind);
    auto answers = co_await m_access.ask(questions, stop);
    if (!answers)
        co_return answers.error();
    std::vector<Look> looks;
    std::vector<WorkloadKind> perProject;
    for (const WorkloadKind& kind : workloadKinds()) {
        if (answers->of(listEverywhere(kind)) == Ability::Yes)
            looks.emplace_back(kind, QString());
        else
            perProject.push_back(kind);
    }
    if (perProject.empty())
        co_return looks;
    auto projects = co_await fetchProjects(stop);
    if (!projects)
        co_return projects.error();
    for (const QString& project : std::as_const(*projects)) {
        for (const WorkloadKind& kind : perProject)
            looks.emplace_back(kind, project);
    }
    co_return looks;
}

QCoro::Task<Result<ImageUses>> UseSearch::search(StreamPlace place, QString tagOrDigest, std::stop_token stop)
{
    auto stream = co_await m_reader.fetchStream(place, stop);
    if (!stream)
        co_return stream.error();
    const UsedImage image = UsedImage::of(*stream, tagOrDigest);
    auto looks = co_await planLooks(stop);
    if (!looks)
        co_return looks.error();
    ImageUses found;
    QMap<QString, QStringList> unreadable;
    for (std::size_t first = 0; first < looks->size(); first += sideBySide) {
        const std::size_t last = std::min(first + sideBySide, looks->size());
        std::vector<QCoro::Task<Result<Listed>>> tasks;
        for (std::size_t i = first; i < last; ++i)
            tasks.push_back(look(image, looks->at(i), stop));
        std::optional<Error> failure;
        for (std::size_t i = first; i < last; ++i) {
            QCoro::Task<Result<Listed>>& task = tasks.at(i - first);
            const auto listed = co_await task;
            if (!listed)
                failure = listed.error();
            else if (!listed->readable)
                unreadable[looks->at(i).project] << QString(looks->at(i).kind.resource);
            else
                found.uses << listed->uses;
        }
        if (failure)
            co_return *std::as_const(failure);
    }
    found.unreadable = unreadableText(unreadable);
    co_return found;
}

} // namespace portolan

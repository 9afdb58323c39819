// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/pages.h"
#include "registry/openshift/clusterproject.h"
#include "registry/openshift/kubeclient.h"

#include <QList>

#include <memory>

namespace portolan {

//! Lists the image streams of a cluster as repositories "project/stream", and its projects as their groups:
//! in one go where the login may, else project by project, several at a time. A project that may not be read
//! is a group with a problem. Worker thread; outlives its tasks.
class StreamLister final {
public:
    //! Not owned; outlives this.
    explicit StreamLister(KubeClient& client) : m_client(client) {}

    //! Errors: also Unsupported with code NOT_OPENSHIFT.
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetchPage(PageCursor cursor, std::stop_token stop);

private:
    //! Some projects on their way to a page.
    class Batch final {
    public:
        QList<ClusterProject> waiting;
        RepositoryPage page;
        std::optional<Error> failure;
    };
    using BatchPtr = std::shared_ptr<Batch>;

    [[nodiscard]] QCoro::Task<Result<void>> fetchProjects(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetchOfCluster(
        QString next, QString last, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetchOfProjects(QString after, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> work(BatchPtr batch, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QStringList>> fetchStreams(QString project, std::stop_token stop);
    [[nodiscard]] QList<RepositoryGroup> allGroups() const;

    KubeClient& m_client;
    QList<ClusterProject> m_projects; //!< by name
    bool m_projectsKnown = false;
};

} // namespace portolan

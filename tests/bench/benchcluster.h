// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>

namespace portolan {

//! How large a cluster is: streams are those of a project, items the history entries of a stream, which has
//! `tags` tags.
class ClusterSize final {
public:
    ClusterSize(int projectCount, int streamCount, int tagCount, int itemCount)
        : projects(projectCount)
        , streams(streamCount)
        , tags(tagCount)
        , items(itemCount)
    {
    }

    [[nodiscard]] int allStreams() const { return projects * streams; }

    int projects;
    int streams;
    int tags;
    int items;
};

//! A fake cluster of a size in a process of its own, so that what is measured here is the client alone. The
//! program it is used in calls serveBenchCluster() when isServing() says so.
class BenchCluster final {
public:
    explicit BenchCluster(const ClusterSize& size);
    Q_DISABLE_COPY_MOVE(BenchCluster)
    ~BenchCluster();

    [[nodiscard]] bool isReady() const { return !m_server.isEmpty(); }
    [[nodiscard]] QString server() const { return m_server; } //!< its URL
    //! A new image for the first tag of a stream, as a push brings it.
    void push(const QString& project, const QString& stream);

    //! Projects are numbered from 0 on, and so are the streams of each.
    [[nodiscard]] static QString project(int number);
    [[nodiscard]] static QString stream(int number);
    [[nodiscard]] static QString tag(int number);
    //! Of a user who sees all at once, and of one who sees each project alone.
    [[nodiscard]] static QString clusterToken();
    [[nodiscard]] static QString projectToken();

private:
    QProcess m_process;
    QString m_server;
};

[[nodiscard]] bool isServingBenchCluster(const QStringList& arguments);
//! Serves until its standard input ends.
[[nodiscard]] int serveBenchCluster(const QStringList& arguments);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/imageuse.h"
#include "registry/openshift/accessreview.h"
#include "registry/openshift/actionreader.h"
#include "registry/openshift/imageusematch.h"

namespace portolan {

//! Looks for who uses an image: kind by kind in the whole cluster where that may be listed, else project by
//! project. Worker thread; outlives its tasks.
class UseSearch final {
public:
    //! Neither is owned; both outlive this.
    UseSearch(ActionReader& reader, AccessReview& access) : m_reader(reader), m_access(access) {}
    Q_DISABLE_COPY_MOVE(UseSearch)
    ~UseSearch() = default;

    [[nodiscard]] QCoro::Task<Result<ImageUses>> search(
        StreamPlace place, QString tagOrDigest, std::stop_token stop);

private:
    //! What one list told.
    class Listed final {
    public:
        Listed() = default;

        QList<ImageUse> uses;
        bool readable = true;
    };

    //! One list to look through.
    class Look final {
    public:
        Look(WorkloadKind lookedFor, QString inProject) : kind(lookedFor), project(std::move(inProject)) {}

        WorkloadKind kind;
        QString project; //!< empty: the whole cluster
    };

    [[nodiscard]] QCoro::Task<Result<Listed>> look(UsedImage image, Look at, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QStringList>> fetchProjects(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<std::vector<Look>>> planLooks(std::stop_token stop);

    ActionReader& m_reader;
    AccessReview& m_access;
};

} // namespace portolan

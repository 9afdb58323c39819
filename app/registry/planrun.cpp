// SPDX-License-Identifier: Apache-2.0
#include "registry/planrun.h"

namespace portolan {

QCoro::Task<Result<void>> recheckPlan(DataPlane* plane, DeletePlan plan, QString host, std::stop_token stop)
{
    for (const DeleteSubject& subject : std::as_const(plan.subjects)) {
        for (const QString& tag : subject.tagsRemoved) {
            auto now = co_await plane->resolve(plan.repository, tag, stop);
            if (!now && now.error().kind() != ErrorKind::NotFound)
                co_return now.error();
            if (!now || now->digest != subject.manifest.digest)
                co_return Error::conflict(Sentence(QT_TRANSLATE_NOOP("Core", "%1 no longer points to %2"),
                                              {tag, subject.manifest.digest.toString()}))
                    .withCode(QStringLiteral("TAG_MOVED"))
                    .at(host, QStringLiteral("/v2/%1/manifests/%2").arg(plan.repository, tag));
        }
    }
    co_return Result<void>();
}

DeleteReport reportOf(const DeletePlan& plan)
{
    DeleteReport report;
    for (const DeleteSubject& subject : plan.subjects) {
        report.tagsRemoved += subject.tagsRemoved;
        if (subject.manifestRemoved)
            report.manifestsRemoved << subject.manifest.digest;
    }
    return report;
}

} // namespace portolan

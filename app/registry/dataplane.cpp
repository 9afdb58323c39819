// SPDX-License-Identifier: Apache-2.0
#include "registry/dataplane.h"

namespace portolan {

QCoro::Task<Result<std::optional<ImageDetails>>> DataPlane::describeImage(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    Q_UNUSED(repository)
    Q_UNUSED(tagOrDigest)
    Q_UNUSED(stop)
    co_return std::optional<ImageDetails>();
}

} // namespace portolan

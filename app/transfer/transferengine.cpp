// SPDX-License-Identifier: Apache-2.0
#include "transfer/transferengine.h"

#include "transfer/progressticker.h"
#include "transfer/transferrun.h"

namespace portolan {

TransferSource::TransferSource(DataPlane* dataPlane, QString repositoryName, QString tagOrDigestText)
    : plane(dataPlane)
    , repository(std::move(repositoryName))
    , tagOrDigest(std::move(tagOrDigestText))
{
}

QCoro::Task<Result<TransferReport>> TransferEngine::run(TransferSource source,
    std::shared_ptr<Destination> destination, TransferOptions options, TransferProgressCallback progress,
    std::stop_token stop)
{
    TransferRun run(std::move(source), std::move(destination), std::move(options));
    const ProgressTicker ticker(run.meter(), std::move(progress));
    auto report = co_await run.execute(stop);
    co_return report;
}

} // namespace portolan

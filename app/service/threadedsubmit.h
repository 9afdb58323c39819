// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/registryworker.h"
#include "service/threadedregistryservice.h"

// How ThreadedRegistryService hands a request to its worker; shared by its source files.

namespace portolan {

template <typename T, typename Progress, typename MakeJob>
RequestHandle ThreadedRegistryService::submit(std::shared_ptr<PendingCall<T, Progress>> call, MakeJob makeJob)
{
    remember(call);
    // The last owner of the call must be on this thread: its callbacks hold what belongs here.
    auto deliver = [this, call](Result<T> result) mutable {
        auto shared = std::make_shared<Result<T>>(std::move(result));
        QMetaObject::invokeMethod(
            this, [call = std::move(call), shared] { call->finish(std::move(*shared)); },
            Qt::QueuedConnection);
    };
    auto job = makeJob(call);
    QMetaObject::invokeMethod(
        m_worker.get(),
        [worker = m_worker.get(), job = std::move(job), stop = call->stopToken(),
            deliver = std::move(deliver)]() mutable {
            worker->launch<T>(std::move(job), std::move(stop), std::move(deliver));
        },
        Qt::QueuedConnection);
    return RequestHandle([weak = std::weak_ptr(call)] {
        if (const auto running = weak.lock())
            running->cancel();
    });
}

template <typename T, typename Job> RequestHandle ThreadedRegistryService::submit(Done<T> done, Job job)
{
    return submit<T>(std::make_shared<PendingCall<T>>(std::move(done)), [&job](const auto&) {
        return std::function<QCoro::Task<Result<T>>(RegistryWorker&, std::stop_token)>(job);
    });
}

template <typename T, typename Progress>
std::function<void(Progress)> ThreadedRegistryService::teller(
    const std::shared_ptr<PendingCall<T, Progress>>& call)
{
    return [this, weak = std::weak_ptr(call)](Progress now) {
        QMetaObject::invokeMethod(
            this,
            [weak, now = std::move(now)] {
                if (const auto asked = weak.lock())
                    asked->tell(now);
            },
            Qt::QueuedConnection);
    };
}

} // namespace portolan

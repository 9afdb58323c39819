// SPDX-License-Identifier: Apache-2.0
#include "base/process.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

#if defined(Q_OS_LINUX) && defined(__SANITIZE_ADDRESS__)
#include <chrono>
#include <filesystem>
#include <iterator>
#include <thread>
#endif

namespace portolan {

void waitForEndingThreads()
{
#if defined(Q_OS_LINUX) && defined(__SANITIZE_ADDRESS__)
    using namespace std::chrono_literals;
    for (int round = 0; round < 40; ++round) {
        std::error_code ignored;
        const std::filesystem::directory_iterator threads("/proc/self/task", ignored);
        if (std::distance(threads, std::filesystem::directory_iterator()) <= 1)
            return;
        std::this_thread::sleep_for(5ms);
    }
#endif
}

void hardenProcess()
{
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#endif
#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__)
    // LeakSanitizer traces its own process, which this would forbid.
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace portolan

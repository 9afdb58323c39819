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
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <thread>
#endif

namespace portolan {
namespace {

#if defined(Q_OS_LINUX) && defined(__SANITIZE_ADDRESS__)
//! For the leak check at exit: QThread::wait() returns before the thread's own destructors ran, and among
//! what they free is what OpenSSL keeps for each thread, those of Qt's own threads included. Bounded, since
//! some threads (glib's) live as long as the process.
void waitForEndingThreads()
{
    using namespace std::chrono_literals;
    for (int round = 0; round < 60; ++round) {
        std::error_code ignored;
        const std::filesystem::directory_iterator threads("/proc/self/task", ignored);
        if (std::distance(threads, std::filesystem::directory_iterator()) <= 1)
            return;
        std::this_thread::sleep_for(5ms);
    }
}
#endif

} // namespace

void hardenProcess()
{
#if defined(Q_OS_LINUX) && defined(__SANITIZE_ADDRESS__)
    std::atexit(waitForEndingThreads);
#endif
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

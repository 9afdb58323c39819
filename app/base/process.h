// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace portolan {

//! First thing in main(): no core dumps and no tracing by other processes of the user, since secrets are in
//! memory. Does what the system allows and says nothing otherwise.
void hardenProcess();

//! For the leak check of sanitized builds, and nothing in others: QThread::wait() returns before the thread's
//! own destructors ran, those of Qt's own threads included. If the process ends in between, OpenSSL never
//! frees what it kept for them. Call where threads were ended. At most 200 ms, as some threads live as long
//! as the process.
void waitForEndingThreads();

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/types.h>

namespace portolan {

//! OpenSSL's implementations, fetched once for the process: fetching one for each digest, as EVP_sha256()
//! makes it do, costs more than a small manifest's digest itself, and leaves OpenSSL's error state behind on
//! every pool thread.
[[nodiscard]] const EVP_MD* sha256Algorithm();
[[nodiscard]] const EVP_MD* sha512Algorithm();

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "oci/digestalgorithm.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace portolan {
namespace {

const EVP_MD* fetch(const char* name)
{
    const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, name, nullptr);
    // A pool thread may still be ending when the process does; OpenSSL would not free then what it keeps for
    // it.
    OPENSSL_thread_stop();
    return algorithm;
}

} // namespace

const EVP_MD* sha256Algorithm()
{
    static const EVP_MD* const algorithm = fetch("SHA256");
    return algorithm;
}

const EVP_MD* sha512Algorithm()
{
    static const EVP_MD* const algorithm = fetch("SHA512");
    return algorithm;
}

} // namespace portolan

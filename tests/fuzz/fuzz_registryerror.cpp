// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzzentry.h"
#include "oci/registryerror.h"

using namespace portolan;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    for (const int status : {400, 401, 403, 404, 429, 500, 0, -1}) {
        const Error error = registryError(status, fuzz::bytes(data, size));
        fuzz::require(error.httpStatus() == status, "the status is kept");
        fuzz::require(!error.detail().isEmpty(), "there is a detail");
        fuzz::require(error.detail().size() < 1000, "the detail is short");
    }
    return 0;
}

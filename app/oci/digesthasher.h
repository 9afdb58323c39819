// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"

#include <memory>

namespace portolan {

//! Computes a digest piece by piece with OpenSSL EVP (DESIGN section 5: thirteen times QCryptographicHash).
//! One thread at a time.
class DigestHasher final {
public:
    //! `algorithm` is "sha256" or "sha512"; anything else: Unsupported.
    [[nodiscard]] static Result<DigestHasher> create(const QString& algorithm);
    DigestHasher(DigestHasher&&) noexcept;
    DigestHasher& operator=(DigestHasher&&) noexcept;
    ~DigestHasher();
    Q_DISABLE_COPY(DigestHasher)

    void update(QByteArrayView bytes);
    //! The digest of all bytes so far; the hasher is finished then and takes no more (a second finish() is
    //! null).
    [[nodiscard]] Digest finish();

private:
    class State;
    explicit DigestHasher(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

} // namespace portolan

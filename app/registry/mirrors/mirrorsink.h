// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/bodysink.h"
#include "oci/descriptor.h"
#include "oci/digesthasher.h"

#include <memory>
#include <optional>

namespace portolan {

//! Stands before the sink of a blob's reader while one of several sources is asked: counts what passes and,
//! for a mirror, holds back the blob's last piece until the digest of all of it is right, so that a reader
//! never has a whole blob that is wrong.
class MirrorSink final : public BodySink {
public:
    //! `hasher`: of the blob's algorithm; nothing: bytes pass as they come. `isBegun`: the target had its
    //! begin() already, from another source.
    MirrorSink(
        std::shared_ptr<BodySink> target, Descriptor blob, std::optional<DigestHasher> hasher, bool isBegun);

    [[nodiscard]] Result<void> begin(const HttpResponse& head) override;
    //! Errors: the target's; Protocol with code DIGEST_MISMATCH.
    [[nodiscard]] Result<void> write(QByteArray piece) override;
    [[nodiscard]] bool ready() const override;
    void onReady(std::function<void()> wake) override;

    //! Touches the target no more, whatever its source still does.
    void detach();

    [[nodiscard]] bool isBegun() const { return m_isBegun; }
    [[nodiscard]] qint64 passed() const { return m_passed; } //!< bytes the target has from this source

private:
    std::shared_ptr<BodySink> m_target;
    Descriptor m_blob;
    std::optional<DigestHasher> m_hasher;
    qint64 m_passed = 0;
    bool m_isBegun;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakequay.h"

namespace portolan {

//! One request to a FakeQuay's /v2/.
class FakeQuay::V2 final {
public:
    V2(FakeQuay& quay, const ApiCall& call) : m_quay(quay), m_call(call) {}

    [[nodiscard]] FakeAnswer answer();

private:
    [[nodiscard]] FakeAnswer ping();
    [[nodiscard]] FakeAnswer token();
    [[nodiscard]] FakeAnswer granted(const FakeQuayCaller& caller);
    [[nodiscard]] FakeAnswer catalog(const FakeQuayCaller& caller);
    [[nodiscard]] FakeAnswer inRepository();
    [[nodiscard]] FakeAnswer tagsList(const FakeQuayRepository& repository);
    [[nodiscard]] FakeAnswer manifest(FakeQuayRepository& repository, const QString& reference);
    [[nodiscard]] FakeAnswer putManifest(FakeQuayRepository& repository, const QString& reference);
    [[nodiscard]] FakeAnswer deleteManifest(FakeQuayRepository& repository, const QString& reference);
    [[nodiscard]] FakeAnswer blob(const FakeQuayRepository& repository, const QString& digest);
    [[nodiscard]] FakeAnswer referrers(const FakeQuayRepository& repository, const QString& digest);
    [[nodiscard]] FakeAnswer challenge(const QString& scope) const;
    [[nodiscard]] static FakeAnswer error(int status, const char* code, const QByteArray& message);
    void checkQuery(const QStringList& known);

    FakeQuay& m_quay;
    const ApiCall& m_call;
};

//! What a client must accept to be given more than schema 1.
[[nodiscard]] QByteArray manifestTypes();

} // namespace portolan

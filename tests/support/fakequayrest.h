// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakequay.h"

namespace portolan {

//! One request to a FakeQuay's REST API.
class FakeQuay::Rest final {
public:
    Rest(FakeQuay& quay, const ApiCall& call) : m_quay(quay), m_call(call) {}

    [[nodiscard]] FakeAnswer answer();

private:
    [[nodiscard]] std::optional<FakeAnswer> refusal();
    [[nodiscard]] FakeAnswer route();
    [[nodiscard]] FakeAnswer repositories();
    [[nodiscard]] FakeAnswer inRepository();
    [[nodiscard]] FakeAnswer tags(const FakeQuayRepository& repository);
    [[nodiscard]] FakeAnswer tag(FakeQuayRepository& repository, const QByteArrayList& rest);
    [[nodiscard]] FakeAnswer putTag(FakeQuayRepository& repository, const QString& name);
    [[nodiscard]] FakeAnswer manifest(const FakeQuayRepository& repository, const QByteArrayList& rest);
    [[nodiscard]] FakeAnswer manifestDetail(const FakeQuayRepository& repository, const QString& digest);
    [[nodiscard]] FakeAnswer mirror(FakeQuayRepository& repository, const QByteArrayList& rest);
    [[nodiscard]] FakeAnswer find();
    [[nodiscard]] FakeAnswer user();
    [[nodiscard]] FakeAnswer organization();
    [[nodiscard]] static FakeAnswer proxyCache(const QString& upstream);
    [[nodiscard]] FakeAnswer robots(const QString& nameSpace, const char* scope);
    [[nodiscard]] FakeAnswer discovery();

    [[nodiscard]] FakeAnswer error(int status, const char* type, const char* message) const;
    [[nodiscard]] FakeAnswer notFound() const { return error(404, "not_found", "Not Found"); }
    [[nodiscard]] FakeAnswer unauthorized() const;
    [[nodiscard]] bool isChange() const { return m_call.request.method != "GET"; }
    void checkQuery(const QStringList& known);

    FakeQuay& m_quay;
    const ApiCall& m_call;
    FakeQuayCaller m_caller;
    bool m_hasToken = false;
};

} // namespace portolan

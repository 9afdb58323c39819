// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeopenshiftcall.h"
#include "support/fakeopenshiftrbac.h"

namespace portolan {

//! Who am I, and what may I do: answers selfsubjectreviews, selfsubjectaccessreviews,
//! selfsubjectrulesreviews, users/~ and useroauthaccesstokens of a FakeOpenShift.
class FakeOpenShiftReviews final {
public:
    explicit FakeOpenShiftReviews(FakeOpenShiftRbac& rbac) : m_rbac(rbac) {}

    [[nodiscard]] static bool isFor(const FakeOpenShiftCall& call);
    [[nodiscard]] FakeAnswer answer(const FakeOpenShiftCall& call);

private:
    [[nodiscard]] FakeAnswer access(const FakeOpenShiftCall& call, const QJsonObject& body) const;
    [[nodiscard]] FakeAnswer rules(const FakeOpenShiftCall& call, const QJsonObject& body) const;
    [[nodiscard]] FakeAnswer tokens(const FakeOpenShiftCall& call);

    FakeOpenShiftRbac& m_rbac;
};

//! APIResourceList of a group; empty when it has no resources.
[[nodiscard]] QJsonObject fakeApiResources(const QString& group);
//! What /version says.
[[nodiscard]] QJsonObject fakeVersion();

} // namespace portolan

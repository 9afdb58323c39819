// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeopenshiftcall.h"
#include "support/fakeopenshiftimages.h"

namespace portolan {

//! Answers for imagestreamtags and imagetags of a FakeOpenShift.
class FakeOpenShiftTags final {
public:
    explicit FakeOpenShiftTags(FakeOpenShiftStore& store, FakeOpenShiftImages& images);

    [[nodiscard]] FakeAnswer answer(const FakeOpenShiftCall& call);

private:
    [[nodiscard]] FakeAnswer list(const FakeOpenShiftCall& call) const;
    [[nodiscard]] FakeAnswer get(const FakeOpenShiftCall& call) const;
    [[nodiscard]] FakeAnswer create(const FakeOpenShiftCall& call);
    //! PUT and PATCH.
    [[nodiscard]] FakeAnswer update(const FakeOpenShiftCall& call);
    [[nodiscard]] FakeAnswer remove(const FakeOpenShiftCall& call);
    [[nodiscard]] FakeAnswer answerWith(const FakeOpenShiftCall& call,
        const FakeOpenShiftImages::Stored& stored, const QString& tag, int status) const;
    [[nodiscard]] FakeOpenShiftOutcome<QJsonObject> objectOf(
        const FakeOpenShiftCall& call, const QJsonObject& stream, const QString& tag) const;

    FakeOpenShiftStore& m_store;
    FakeOpenShiftImages& m_images;
};

} // namespace portolan

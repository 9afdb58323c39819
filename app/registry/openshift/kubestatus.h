// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"

#include <QByteArrayView>
#include <QString>

#include <chrono>
#include <optional>
#include <type_traits>

namespace portolan {

//! How a cluster's API says that something failed: an object of kind Status (protocols/openshift.md section
//! 2). A value.
class KubeStatus final {
public:
    KubeStatus() = default;
    //! From an object; nothing when it is no Status.
    [[nodiscard]] static std::optional<KubeStatus> fromJson(const JsonReader& json);
    //! Of an answer. One that is no Status (a proxy's page, "404 page not found") is taken by its status and
    //! text.
    [[nodiscard]] static KubeStatus fromAnswer(int httpStatus, QByteArrayView body);

    //! Kind and code as KubeClient says.
    [[nodiscard]] Error toError() const;
    //! `retryAfter` is a header's, used where the Status itself asks for none.
    [[nodiscard]] KubeStatus withRetryAfter(std::optional<std::chrono::seconds> retryAfter) const;
    [[nodiscard]] bool isExpired() const { return code == 410; }

    int code = 0; //!< an HTTP status
    QString reason; //!< "NotFound", may be empty
    QString message;
    std::optional<std::chrono::seconds> retryAfter;
    QString continueToken; //!< of 410: how the list goes on, inconsistent; may be empty
};
static_assert(!std::is_aggregate_v<KubeStatus>);

} // namespace portolan

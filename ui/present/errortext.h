// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QString>

namespace portolan {

//! An error in the user's language. The one place where errors become words (STYLE section 5.3). A value.
class ErrorText final {
public:
    QString meaning; //!< one sentence: what it means
    QString advice; //!< what to do, may be empty
    QString brief; //!< the meaning in two or three words, for narrow rows; never empty
    QString where; //!< what it is about, as people write it: "quay.io/team/app:v1 (404)"; may be empty
    QString wholeWhere; //!< the same with digests in full
    QString details; //!< several lines for the details expander: kind, host, path, status, code, the server's
                     //!< words

    //! One line for lists and tooltips: where it happened and what it means.
    [[nodiscard]] QString sentence() const;
};

[[nodiscard]] ErrorText errorText(const Error& error);
//! The reason a certificate was refused, as a sentence.
[[nodiscard]] QString tlsReasonText(TlsFailure::Reason reason);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

namespace portolan {

//! What an error means and what to do about it, as source strings in English of the translation context
//! "ErrorWording". The window translates them (ui/present/errortext), portolan-cli prints them as they are:
//! one table for both.
class ErrorWording final {
public:
    ErrorWording(const char* meaningText, const char* adviceText) : meaning(meaningText), advice(adviceText)
    {
    }

    const char* meaning; //!< a sentence without host or path
    const char* advice; //!< what to do; may be ""
};

[[nodiscard]] ErrorWording errorWording(const Error& error);

} // namespace portolan

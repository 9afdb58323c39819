// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace portolan {

//! What one error code means and what to do about it, as in ErrorWording. A value.
class CodeWording final {
public:
    const char* code;
    const char* meaning;
    const char* advice; //!< may be ""
};

//! Codes of registries, engines, files and the network.
[[nodiscard]] std::span<const CodeWording> codeWordings();
//! Codes of logins, and of what they come from.
[[nodiscard]] std::span<const CodeWording> loginCodeWordings();

} // namespace portolan

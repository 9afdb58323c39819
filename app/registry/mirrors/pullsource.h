// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"
#include "oci/reference.h"

#include <QString>

#include <type_traits>

namespace portolan {

//! A place where an image may be read from. A value.
class PullSource final {
public:
    PullSource() = default;

    Reference reference; //!< the image as it is called there
    bool isMirror = false;
    bool insecure = false; //!< http, or certificates nobody can check, are allowed there
    Sentence why; //!< "mirror 1 of docker.io in /etc/containers/registries.conf"
};
static_assert(!std::is_aggregate_v<PullSource>);

//! What a short name may stand for. A value.
class NameExpansion final {
public:
    NameExpansion() = default;

    Reference reference;
    Sentence why; //!< "alias in ...", "search registry 2 in ..."; empty: it was no short name
};
static_assert(!std::is_aggregate_v<NameExpansion>);

} // namespace portolan

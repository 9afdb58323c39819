// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"

#include <QString>

namespace portolan {

//! Whether a server and login can do something; Unknown until it was found out.
enum class Ability { Unknown, Yes, No };

//! What can be done in a repository with the login in use, found by asking (protocols/oci-distribution.md
//! section 8), never guessed from a name. What is No comes with the reason, for a greyed action's tooltip. A
//! value.
class Capabilities final {
public:
    Capabilities() = default;

    Ability listRepositories = Ability::Unknown;
    Ability deleteByTag = Ability::Unknown; //!< removes one tag, its siblings stay
    Ability deleteByDigest = Ability::Unknown; //!< removes the manifest and every tag on it
    Ability push = Ability::Unknown;
    Ability referrersApi = Ability::Unknown;
    Sentence deleteReason; //!< when both deletes are No
    bool deleteFreesSpace =
        false; //!< at once (a local layout), not only after the server's garbage collection
    QString server; //!< what the server says it is, may be empty
};

} // namespace portolan

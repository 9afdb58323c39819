// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/mirrors/confenvironment.h"
#include "registry/mirrors/registriesconf.h"

#include <QStringList>

namespace portolan {

//! registries.conf at hand: read once, and again when one of its files was changed, came or went. One thread
//! at a time.
class RegistriesConfCache final {
public:
    explicit RegistriesConfCache(ConfEnvironment environment = ConfEnvironment::ofProcess());

    //! What counts now. Looks at some files' times and lists a few folders; reads only what is new. Problems
    //! are logged when they are new. The reference is good until the next call.
    [[nodiscard]] const RegistriesConf& current();

private:
    ConfEnvironment m_environment;
    QStringList m_state; //!< of the files when they were read
    RegistriesConf m_conf;
};

} // namespace portolan

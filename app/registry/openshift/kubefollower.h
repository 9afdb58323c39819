// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/jsonreader.h"
#include "registry/openshift/kubeevent.h"

namespace portolan {

//! Hears what a KubeWatch finds out of a list. Worker thread; must not wait.
class KubeFollower {
public:
    virtual ~KubeFollower() = default;

    //! The list comes anew: what it will not hold is gone. One that broke off begins again.
    virtual void listBegan() = 0;
    virtual void listed(const JsonReader& item) = 0;
    virtual void listEnded() = 0;
    //! Added, Modified or Deleted. What was listed or told already may be told again.
    virtual void happened(const KubeEvent& event) = 0;
    //! The watch stands, for the first time or after it did not. At most once between two interruptions.
    virtual void connected() = 0;
    virtual void interrupted(const Error& why) = 0;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/clusterproject.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

ClusterProject ClusterProject::fromJson(const JsonReader& json)
{
    ClusterProject project;
    const JsonReader metadata = json["metadata"_L1];
    const JsonReader annotations = metadata["annotations"_L1];
    project.name = metadata["name"_L1].text();
    project.displayName = annotations["openshift.io/display-name"_L1].text();
    project.description = annotations["openshift.io/description"_L1].text();
    project.requester = annotations["openshift.io/requester"_L1].text();
    project.phase = json["status"_L1]["phase"_L1].text();
    return project;
}

} // namespace portolan

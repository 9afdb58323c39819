// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeopenshiftstatus.h"

#include <QStringList>

#include <vector>

namespace portolan {

//! A resource of a FakeOpenShift's API.
struct FakeOpenShiftKind {
    QString group; //!< empty for the core
    QString version;
    QString resource; //!< "imagestreams", or "imagestreams/layers"
    QString singular;
    QString kind;
    bool namespaced = true;
    QStringList verbs;
    bool custom = false; //!< from a CustomResourceDefinition: no strategic merge patch
    QStringList shortNames;

    [[nodiscard]] QString id() const { return group.isEmpty() ? resource : group + u'/' + resource; }
    [[nodiscard]] QString apiVersion() const { return group.isEmpty() ? version : group + u'/' + version; }
    [[nodiscard]] FakeOpenShiftStatus::Resource asResource() const { return {group, resource}; }
};

//! All resources the fake serves.
[[nodiscard]] const std::vector<FakeOpenShiftKind>& fakeOpenShiftKinds();
//! By group and resource; null when there is none.
[[nodiscard]] const FakeOpenShiftKind* findFakeOpenShiftKind(const QString& group, const QString& resource);
//! By id ("apps/deployments"); ends the program when a test misspells one.
[[nodiscard]] const FakeOpenShiftKind& fakeOpenShiftKind(const QString& id);
//! "group/resource/sub" taken apart; the core's have no group.
[[nodiscard]] FakeOpenShiftStatus::Resource splitFakeResource(const QString& id);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QString>

#include <type_traits>

namespace portolan {

//! What a login may do, as Kubernetes asks it: a verb on a resource, in a project or in the whole cluster. A
//! value.
class AccessQuestion final {
public:
    AccessQuestion() = default;
    //! `what` is "imagestreams", or "imagestreams/layers" with a subresource. An empty project: cluster-wide.
    AccessQuestion(QString verbName, QString apiGroup, const QString& what, QString inProject = QString(),
        QString objectName = QString());

    //! "update imagestreamtags in project shop", "patch configs.imageregistry.operator.openshift.io cluster
    //! in the cluster": what is missing when the answer is no.
    [[nodiscard]] QString text() const;
    //! The body of a SelfSubjectAccessReview.
    [[nodiscard]] QByteArray reviewBody() const;

    friend bool operator==(const AccessQuestion&, const AccessQuestion&) = default;
    friend size_t qHash(const AccessQuestion& question, size_t seed = 0)
    {
        return qHashMulti(seed, question.verb, question.group, question.resource, question.subresource,
            question.project, question.name);
    }

    QString verb;
    QString group; //!< empty: the core
    QString resource;
    QString subresource;
    QString project;
    QString name; //!< of one object; empty: any
};
static_assert(!std::is_aggregate_v<AccessQuestion>);

namespace access {

[[nodiscard]] AccessQuestion updateTags(const QString& project);
[[nodiscard]] AccessQuestion deleteStreams(const QString& project);
[[nodiscard]] AccessQuestion createStreams(const QString& project);
[[nodiscard]] AccessQuestion importImages(const QString& project);
[[nodiscard]] AccessQuestion pullFrom(const QString& project); //!< get imagestreams/layers
[[nodiscard]] AccessQuestion createSecrets(const QString& project);
[[nodiscard]] AccessQuestion listSecrets(const QString& project);
[[nodiscard]] AccessQuestion patchServiceAccounts(const QString& project);
[[nodiscard]] AccessQuestion getOperator();
[[nodiscard]] AccessQuestion patchOperator();
[[nodiscard]] AccessQuestion getClusterOperator();
[[nodiscard]] AccessQuestion listDigestMirrors();
[[nodiscard]] AccessQuestion listTagMirrors();
[[nodiscard]] AccessQuestion getImagePolicy();

} // namespace access

} // namespace portolan

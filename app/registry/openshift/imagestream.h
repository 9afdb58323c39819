// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"
#include "oci/descriptor.h"
#include "oci/digest.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>
#include <type_traits>

namespace portolan {

//! What a tag of an image stream is to follow: its entry in the stream's spec. A value.
class StreamTagSpec final {
public:
    StreamTagSpec() = default;
    //! A TagReference: of a stream's spec, or of an ImageStreamTag's "tag".
    [[nodiscard]] static StreamTagSpec fromJson(const JsonReader& json);

    //! "quay.io/a/b:1", "stream:tag" or "project/stream@sha256:...": what `from` says, for people.
    [[nodiscard]] QString source() const;

    QString name;
    QString fromKind; //!< DockerImage, ImageStreamTag, ImageStreamImage; empty: there is no `from`
    QString fromName;
    QString fromProject; //!< empty: the stream's own
    Annotations annotations;
    qint64 generation = 0;
    bool reference = false; //!< only a pointer, never imported
    bool scheduled = false;
    bool insecure = false;
    QString importMode; //!< Legacy, PreserveOriginal
    QString referencePolicy; //!< Source, Local
};
static_assert(!std::is_aggregate_v<StreamTagSpec>);

//! One thing a tag has pointed to. A value.
class StreamTagItem final {
public:
    StreamTagItem() = default;

    QDateTime created; //!< UTC: when the tag began to point there
    QString reference; //!< the pull specification
    Digest image; //!< null: the server named none that is a digest
    qint64 generation = 0;
};
static_assert(!std::is_aggregate_v<StreamTagItem>);

//! How something about a tag stands. A value.
class StreamTagCondition final {
public:
    StreamTagCondition() = default;

    QString type;
    QString status;
    QString reason;
    QString message;
    QDateTime since;
    qint64 generation = 0;
};
static_assert(!std::is_aggregate_v<StreamTagCondition>);

//! A tag of an image stream: what it is to follow, and what it has pointed to. A value.
class StreamTag final {
public:
    StreamTag() = default;

    //! What it points to now; null when nothing.
    [[nodiscard]] const StreamTagItem* current() const { return items.isEmpty() ? nullptr : &items.first(); }
    //! Why the last import failed, in the server's words; empty when nothing is known to be wrong.
    [[nodiscard]] QString importFailure() const;
    //! An import was asked for and has not been tried yet.
    [[nodiscard]] bool isPending() const;

    QString name;
    std::optional<StreamTagSpec> spec; //!< nothing for tags that were pushed
    QList<StreamTagItem> items; //!< newest first
    QList<StreamTagCondition> conditions;
};
static_assert(!std::is_aggregate_v<StreamTag>);

//! An image stream (protocols/openshift.md section 4). A value; every field may be absent.
class ImageStream final {
public:
    ImageStream() = default;
    [[nodiscard]] static ImageStream fromJson(const JsonReader& json);

    [[nodiscard]] QString repository() const { return project + u'/' + name; }
    [[nodiscard]] const StreamTag* tag(const QString& tagName) const;

    QString project;
    QString name;
    QString uid;
    QString resourceVersion;
    QDateTime created;
    Annotations annotations;
    bool localLookup = false; //!< pods of the project may name it without a registry
    QString followedRepository; //!< spec.dockerImageRepository: a whole repository it follows, deprecated
    QString internalRepository; //!< where it is inside of the cluster
    QString publicRepository; //!< where it is outside, empty without a public host
    QList<StreamTag> tags; //!< of status, in its order, then those only in spec
};
static_assert(!std::is_aggregate_v<ImageStream>);

} // namespace portolan

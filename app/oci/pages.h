// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/sentence.h"
#include "oci/tagrecord.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

namespace portolan {

//! Where the next page starts, opaque to all but the registry that made it. Empty: the first page, or no
//! more.
using PageCursor = QString;

//! A namespace of a registry that is there even without repositories: a project, an organisation. A value.
class RepositoryGroup final {
public:
    RepositoryGroup() = default;

    QString name; //!< the first segment of its repositories' names
    QString title; //!< for people, may be empty
    QString description; //!< may be empty
    Sentence problem; //!< why its repositories are not known (no right to list), empty: they are
};
static_assert(!std::is_aggregate_v<RepositoryGroup>);

//! Some repositories of a registry. A value.
class RepositoryPage final {
public:
    RepositoryPage() = default;
    //! A `_catalog` body. Bad items (null, empty, names against the grammar) are skipped. Errors: Protocol,
    //! TooLarge.
    [[nodiscard]] static Result<RepositoryPage> parse(QByteArrayView body);

    QStringList repositories; //!< in the server's order
    QList<RepositoryGroup> groups; //!< of registries that know them, each once over all pages
    PageCursor next;
};

//! Some tags of a repository. A value.
class TagPage final {
public:
    TagPage() = default;
    //! A `tags/list` body: `tags` may be null and may hold null, "" or digests, which are skipped
    //! (protocols/oci-distribution.md section 4). Bodies up to 64 MiB and two million items. Errors:
    //! Protocol, TooLarge.
    [[nodiscard]] static Result<TagPage> parse(QByteArrayView body);

    QStringList tags; //!< in the server's order
    QList<TagRecord> records; //!< of registries that say more: any subset of the tags, in any order
    PageCursor next;
};

//! The target of `rel="next"` in Link header values (RFC 8288), as written: relative or absolute; empty when
//! there is none. Several links may share one header, comma separated.
[[nodiscard]] QString nextLink(QByteArrayView linkHeader);

} // namespace portolan

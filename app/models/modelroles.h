// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/fetchstate.h"

#include <QMetaType>
#include <Qt>

namespace portolan {

//! Roles that every model of this folder answers where they make sense. Qt::DisplayRole is plain: names as
//! they are, sizes by formatBytes() in the default locale, times as QDateTime. Texts of the models themselves
//! (headers, labels) are English source strings of the translation context "Models": the ui translates them,
//! QCoreApplication::translate("Models", ...).
namespace modelrole {
enum Role : int {
    FetchStateRole = Qt::UserRole + 1, //!< FetchState of the row (or node), where rows are fetched
    ErrorRole, //!< MaybeError: why it Failed; an invalid QVariant when it did not
    ValueRole, //!< the cell's raw value: qint64 bytes, QDateTime UTC, QString, QStringList, ...
    ValueKindRole, //!< portolan::ValueKind: how to show it
    SortRole, //!< a value to sort by; invalid: not known, goes last
    CopyRole, //!< QString: what Ctrl+C means on this cell; invalid: nothing to copy
    KeyRole, //!< a stable id of the row or column, not for people
    TranslatableRole, //!< bool: DisplayRole is a source string of the context "Models"
    SentenceRole, //!< Sentence: what DisplayRole says in English; the ui translates it
    FirstOwnRole = Qt::UserRole + 64, //!< each model's own roles start here
};
} // namespace modelrole

//! What a value is, so that delegates can show it well.
enum class ValueKind {
    Text,
    Code, //!< a command, a path, JSON: fixed width
    Digest,
    Bytes, //!< qint64
    Time, //!< QDateTime, UTC
    Number, //!< qint64
    Reference,
    Heading, //!< a group of rows, no value of its own
    Warning, //!< text the user must see
};

} // namespace portolan

Q_DECLARE_METATYPE(portolan::ValueKind)

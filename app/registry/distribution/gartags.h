// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/tagrecord.h"

#include <QByteArrayView>
#include <QList>

namespace portolan {

//! What Google's registries say of tags within a `tags/list` body, by manifest: digest, size, dates
//! (protocols/other-registries.md section 6). Nothing in the bodies of others, and cheap to ask. Pure.
[[nodiscard]] QList<TagRecord> garTagRecords(QByteArrayView body);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"
#include "registry/actionplan.h"
#include "registry/openshift/importrequest.h"

#include <type_traits>

namespace portolan {

//! What an ImageStreamImport answered: it answers 201 whatever came of it. A value.
class ImportOutcome final {
public:
    ImportOutcome() = default;
    [[nodiscard]] static ImportOutcome parse(const ImportRequest& request, const JsonReader& answer);

    [[nodiscard]] bool hasSuccess() const;

    QList<ActionItem> items; //!< by tag, in the order of asking
    Sentence repositoryFailure; //!< why a whole repository could not be read
    QStringList tagsLeftOut; //!< of a whole repository: more than are imported in one go
};
static_assert(!std::is_aggregate_v<ImportOutcome>);

} // namespace portolan

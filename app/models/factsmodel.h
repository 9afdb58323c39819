// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/labeltreemodel.h"
#include "registry/fact.h"

namespace portolan {

//! Facts about something, a line each. GUI thread.
class FactsModel final : public LabelTreeModel {
    Q_OBJECT

public:
    using LabelTreeModel::LabelTreeModel;

    void setFacts(const FactList& facts);
    void clear();
};

} // namespace portolan

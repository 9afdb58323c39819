// SPDX-License-Identifier: Apache-2.0
#include "models/factsmodel.h"

#include "models/factrows.h"

namespace portolan {

void FactsModel::setFacts(const FactList& facts)
{
    setRows(factRows(facts));
}

void FactsModel::clear()
{
    setRows({});
}

} // namespace portolan

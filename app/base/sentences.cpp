// SPDX-License-Identifier: Apache-2.0
#include "base/sentences.h"

namespace portolan {

QStringList Sentences::english() const
{
    QStringList texts;
    texts.reserve(size());
    for (const Sentence& sentence : *this)
        texts << sentence.english();
    return texts;
}

} // namespace portolan

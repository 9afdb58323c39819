// SPDX-License-Identifier: Apache-2.0
#include "present/sentencetext.h"

#include <QCoreApplication>

namespace portolan {

QString sentenceText(const Sentence& sentence)
{
    if (!sentence.source())
        return sentence.english();
    return sentence.filled(QCoreApplication::translate("Core", sentence.source()));
}

QString sentenceText(const Sentences& sentences)
{
    QStringList texts;
    for (const Sentence& sentence : sentences)
        texts << sentenceText(sentence);
    return texts.join(u'\n');
}

} // namespace portolan

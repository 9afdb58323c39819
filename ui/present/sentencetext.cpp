// SPDX-License-Identifier: Apache-2.0
#include "present/sentencetext.h"

#include <QCoreApplication>

namespace portolan {

QString sentenceText(const Sentence& sentence)
{
    return sentence.in([](const char* literal) { return QCoreApplication::translate("Core", literal); });
}

QString sentenceText(const Sentences& sentences)
{
    QStringList texts;
    for (const Sentence& sentence : sentences)
        texts << sentenceText(sentence);
    return texts.join(u'\n');
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "base/sentences.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

class TestSentence final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void argumentsArePutInAllAtOnce()
    {
        const Sentence sentence(
            QT_TRANSLATE_NOOP("Core", "%1 points to %2, not to %3."), {u"%2"_s, u"a %1"_s});
        QCOMPARE(sentence.english(), u"%2 points to a %1, not to ."_s);
        QCOMPARE(sentence.in([](const char*) { return u"%2 <- %1 100%"_s; }), u"a %1 <- %2 100%"_s);
        QCOMPARE(QLatin1String(sentence.source()), "%1 points to %2, not to %3."_L1);
    }

    void argumentsMayBeSentences()
    {
        const Sentence inner(QT_TRANSLATE_NOOP("Core", "No answer from %1"), {u"quay.io"_s});
        const Sentence outer(QT_TRANSLATE_NOOP("Core", "%1, %2"), {u"app"_s, inner});
        QCOMPARE(outer.english(), u"app, No answer from quay.io"_s);
        const auto shouted = [](const char* literal) { return QString::fromLatin1(literal).toUpper(); };
        QCOMPARE(outer.in(shouted), u"app, NO ANSWER FROM quay.io"_s);
    }

    void wordsOfOthersAreKept()
    {
        const Sentence words(u"50% of %1"_s);
        QVERIFY(!words.source() && !words.isEmpty());
        QCOMPARE(words.english(), u"50% of %1"_s);
        QVERIFY(Sentence().isEmpty() && Sentence(QString()).isEmpty());
        QVERIFY(words == Sentence("50% of %1", {u"%1"_s}));
        QVERIFY(words != Sentence());
    }

    void listsReadAsTexts()
    {
        Sentences sentences{u"one"_s};
        sentences << Sentence("two %1", {u"2"_s}) << u"three"_s;
        QCOMPARE(sentences.english(), (QStringList{u"one"_s, u"two 2"_s, u"three"_s}));
        QCOMPARE(sentences.join(u';'), u"one;two 2;three"_s);
    }
};

QTEST_GUILESS_MAIN(TestSentence)
#include "tst_sentence.moc"

// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include <QTest>

#include <memory>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

class TestResult final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsAValue()
    {
        Result<QString> result(u"value"_s);
        QVERIFY(result);
        QVERIFY(result.has_value());
        QCOMPARE(*result, u"value"_s);
        QCOMPARE(result->size(), 5);
        result.value() = u"other"_s;
        QCOMPARE(result.value_or(u"fallback"_s), u"other"_s);
    }

    void holdsAnError()
    {
        const Result<int> result(Error::notFound(u"no such tag"_s));
        QVERIFY(!result);
        QCOMPARE(result.error().kind(), ErrorKind::NotFound);
        QCOMPARE(result.error().detail(), u"no such tag"_s);
        QCOMPARE(result.value_or(7), 7);
    }

    void movesWhatCannotBeCopied()
    {
        Result<std::unique_ptr<int>> result(std::make_unique<int>(3));
        QVERIFY(result);
        const std::unique_ptr<int> taken = *std::move(result);
        QVERIFY(taken);
        QCOMPARE(*taken, 3);
        QVERIFY(*result == nullptr);
    }

    void ofNothing()
    {
        QVERIFY(Result<void>());
        const Result<void> failed(Error::storage(u"disk full"_s));
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind(), ErrorKind::Storage);
    }

    void passesErrorsOn()
    {
        const auto inner = []() -> Result<int> { return Error::timeout(u"slow"_s).withStatus(504); };
        const auto outer = [inner]() -> Result<QString> {
            const auto number = inner();
            if (!number)
                return number.error();
            return QString::number(*number);
        };
        const auto result = outer();
        QVERIFY(!result);
        QCOMPARE(result.error().httpStatus(), 504);
    }
};

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"

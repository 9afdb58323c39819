// SPDX-License-Identifier: Apache-2.0
#include "models/comparison.h"

#include "modelfixture.h"
#include "support/fakeservice.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace portolan;
using Method = FakeService::Method;
using Delivery = FakeService::Delivery;
using Reporting = QAbstractItemModelTester::FailureReportingMode;
using Part = ComparisonTableModel::Part;

class ComparisonTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comparisonFillsItsTabs();
    void comparisonShowsDifferencesWithContext();
    void comparisonFailsAndIsRetried();

private:
    std::unique_ptr<FakeService> m_service;
};

namespace {

QStringList list(std::initializer_list<const char*> names)
{
    QStringList out;
    for (const char* name : names)
        out.append(QString::fromLatin1(name));
    return out;
}

} // namespace

void ComparisonTest::init()
{
    m_service = std::make_unique<FakeService>(Delivery::Manual);
}

void ComparisonTest::comparisonFillsItsTabs()
{
    ComparedImage a(
        QStringLiteral("a"), imageDetails(QStringLiteral("app"), QStringLiteral("x"), {100, 20}).document);
    ComparedImage b(QStringLiteral("b"),
        imageDetails(QStringLiteral("app"), QStringLiteral("x"), {100, 20, 30}).document);
    a.config = imageDetails(QStringLiteral("app"), QStringLiteral("x"), {100, 20}).config;
    b.config = imageDetails(QStringLiteral("app"), QStringLiteral("x"), {100, 20, 30}).config;
    b.config->user = QStringLiteral("root");
    b.config->labels.insert(QStringLiteral("new"), QStringLiteral("yes"));
    m_service->setComparison(compareImages(a, b));
    Comparison comparison(*m_service);
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (const Part part : {Part::Summary, Part::Config, Part::Layers, Part::History, Part::Platforms,
             Part::ImageAnnotations, Part::ManifestLines, Part::ConfigLines})
        testers.push_back(
            std::make_unique<QAbstractItemModelTester>(&comparison.model(part), Reporting::QtTest));
    CompareRequest request;
    request.a = ImageAddress(QStringLiteral("quay.io"), QStringLiteral("app"), QStringLiteral("a"));
    request.b = ImageAddress(QStringLiteral("quay.io"), QStringLiteral("app"), QStringLiteral("b"));
    comparison.compare(request);
    QCOMPARE(comparison.state(), FetchState::Loading);
    m_service->deliverAll();
    QCOMPARE(comparison.state(), FetchState::Ready);
    QCOMPARE(
        printed(comparison.model(Part::Config), 4), list({"User |  | 1001 | root", "Label | new |  | yes"}));
    ComparisonTableModel& layers = comparison.model(Part::Layers);
    QCOMPARE(layers.rowCount(), 1);
    QCOMPARE(layers.differences(), 1);
    QCOMPARE(
        layers.index(0, 0).data(ComparisonTableModel::DifferenceRole).value<Difference>(), Difference::OnlyB);
    QCOMPARE(layers.headerData(3, Qt::Horizontal, modelrole::KeyRole).toString(), QStringLiteral("sizeB"));
    comparison.setOnlyDifferences(false);
    QCOMPARE(layers.rowCount(), 3);
    QCOMPARE(layers.differences(), 1);
    QVERIFY(!layers.index(0, 0).data(ComparisonTableModel::IsDifferentRole).toBool());
    QVERIFY(printed(comparison.model(Part::Summary), 3).contains(QStringLiteral("Reference | a | b")));
    comparison.swap();
    QVERIFY(m_service->log().last().endsWith(QStringLiteral("quay.io app b quay.io app a ")));
    comparison.clear();
    QCOMPARE(m_service->pending(), 0);
    QCOMPARE(layers.rowCount(), 0);
}

void ComparisonTest::comparisonShowsDifferencesWithContext()
{
    ImageComparison comparison;
    for (int i = 0; i < 100; ++i) {
        LineRow row;
        row.lineA = i;
        row.lineB = i;
        row.text = QString::number(i);
        row.difference = i == 20 || i == 24 || i == 99 ? Difference::OnlyB : Difference::Same;
        comparison.manifestLines.append(row);
    }
    ComparisonTableModel model(Part::ManifestLines);
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    model.setComparison(comparison);
    QStringList expected;
    for (int i = 17; i <= 27; ++i)
        expected.append(QString::number(i));
    expected += list({"96", "97", "98", "99"});
    QStringList shown;
    for (int row = 0; row < model.rowCount(); ++row)
        shown.append(model.index(row, 2).data().toString());
    QCOMPARE(shown, expected);
    QCOMPARE(model.index(0, 0).data().toInt(), 18); // people count lines from 1
    QCOMPARE(model.differences(), 3);
    QCOMPARE(model.total(), 100);
    model.setOnlyDifferences(false);
    QCOMPARE(model.rowCount(), 100);
}

void ComparisonTest::comparisonFailsAndIsRetried()
{
    Comparison comparison(*m_service);
    comparison.retry();
    comparison.swap();
    QCOMPARE(m_service->log(), QStringList());
    comparison.compare(CompareRequest());
    m_service->deliverAll();
    QCOMPARE(comparison.state(), FetchState::Failed);
    QCOMPARE(comparison.error()->kind(), ErrorKind::NotFound);
    m_service->setComparison(ImageComparison());
    comparison.retry();
    m_service->deliverAll();
    QCOMPARE(comparison.state(), FetchState::Ready);
    QVERIFY(!comparison.error());
}

QTEST_GUILESS_MAIN(ComparisonTest)
#include "tst_comparison.moc"

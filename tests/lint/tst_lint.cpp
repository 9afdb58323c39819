// SPDX-License-Identifier: Apache-2.0
#include "lint/rules.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <algorithm>

namespace portolan::lint {

//! Every source of this tree against every rule. tst_lintrules shows that the rules do find what they should.
class LintTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void arrows();
    void coroutines();
    void habits();
    void licenceLines();

private:
    void report(const QList<Finding>& findings);
    QList<SourceText> m_sources;
};

namespace {

QString root()
{
    return QStringLiteral(PORTOLAN_SOURCE_DIR);
}

QString readAll(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

//! Paths relative to the source folder, sorted.
QStringList filesIn(const QString& folder, const QStringList& patterns)
{
    QStringList found;
    QDirIterator files(
        root() + u'/' + folder, patterns, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        found += files.next().mid(root().size() + 1);
    found.sort();
    return found;
}

bool isGuiHeader(const QString& name)
{
    static const QStringList folders = QStringLiteral(PORTOLAN_GUI_INCLUDES).split(u':', Qt::SkipEmptyParts);
    if (name.startsWith(u"QtGui/") || name.startsWith(u"QtWidgets/") || name == u"QtGui"
        || name == u"QtWidgets")
        return true;
    return std::any_of(folders.cbegin(), folders.cend(), [&name](const QString& folder) {
        const bool whole = folder.endsWith(u"/QtGui") || folder.endsWith(u"/QtWidgets");
        return whole && QFile::exists(folder + u'/' + name);
    });
}

} // namespace

void LintTest::initTestCase()
{
    for (const QString& folder : {QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("tests")}) {
        for (const QString& path : filesIn(folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}))
            m_sources.append(SourceText(path, readAll(root() + u'/' + path)));
    }
    QVERIFY2(m_sources.size() > 50, "the sources were not found");
    QVERIFY(isGuiHeader(QStringLiteral("QIcon")) && isGuiHeader(QStringLiteral("QWidget")));
    QVERIFY(!isGuiHeader(QStringLiteral("QString")));
}

void LintTest::arrows()
{
    QList<Finding> findings;
    for (const SourceText& source : std::as_const(m_sources))
        findings += checkIncludes(source, isGuiHeader);
    report(findings);
}

void LintTest::coroutines()
{
    QList<Finding> findings;
    for (const SourceText& source : std::as_const(m_sources))
        findings += checkCoroutines(source);
    report(findings);
}

void LintTest::habits()
{
    QList<Finding> findings;
    for (const SourceText& source : std::as_const(m_sources))
        findings += checkHabits(source);
    report(findings);
}

void LintTest::licenceLines()
{
    QStringList paths{QStringLiteral("CMakeLists.txt"), QStringLiteral(".ci/run")};
    const QStringList patterns{
        QStringLiteral("CMakeLists.txt"), QStringLiteral("*.cmake"), QStringLiteral("*.sh")};
    for (const QString& folder : {QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("tests"),
             QStringLiteral("installer"), QStringLiteral("resources")})
        paths += filesIn(folder, patterns);
    QList<Finding> findings;
    for (const QString& path : std::as_const(paths))
        findings += checkLicenceLine(path, readAll(root() + u'/' + path));
    report(findings);
}

void LintTest::report(const QList<Finding>& findings)
{
    QString text;
    for (const Finding& finding : findings)
        text += u'\n' + finding.toString();
    QVERIFY2(findings.isEmpty(), qPrintable(text));
}

} // namespace portolan::lint

QTEST_GUILESS_MAIN(portolan::lint::LintTest)
#include "tst_lint.moc"

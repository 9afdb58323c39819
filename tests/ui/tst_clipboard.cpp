// SPDX-License-Identifier: Apache-2.0
#include "ui/windowfixture.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

using namespace portolan;

class TestClipboard final : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        WindowTest::init();
        QVERIFY(m_fixture->openStable());
        QVERIFY(m_fixture->clickTag(QStringLiteral("v4.9")));
        QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
        m_digest = m_fixture->models->inspector.selection().details()->document.digest().toString();
        QGuiApplication::clipboard()->clear();
    }

    void controlCCopiesThePinnedReference();
    void severalTagsAreSeveralLines();
    void commandsAreCopied();
    void referenceAndDigestAreCopied();
    void theContextMenuHasTheToolbarsActions();

private:
    [[nodiscard]] static QString text() { return QGuiApplication::clipboard()->text(); }

    QString m_digest;
};

void TestClipboard::controlCCopiesThePinnedReference()
{
    m_fixture->tags()->setFocus();
    QTest::keyClick(m_fixture->tags(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(text(), QStringLiteral("quay.io/podman/stable@") + m_digest);
}

void TestClipboard::severalTagsAreSeveralLines()
{
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.10"), Qt::ControlModifier));
    m_fixture->window->actions().copyReference->trigger();
    QCOMPARE(text(), QStringLiteral("quay.io/podman/stable:v4.10\nquay.io/podman/stable:v4.9"));
}

void TestClipboard::commandsAreCopied()
{
    Actions& actions = m_fixture->window->actions();
    actions.copyPodmanPull->trigger();
    QCOMPARE(text(), QStringLiteral("podman pull quay.io/podman/stable:v4.9"));
    actions.copySkopeo->trigger();
    QCOMPARE(text(), QStringLiteral("skopeo copy --all docker://quay.io/podman/stable:v4.9 oci:stable:v4.9"));
    actions.copyOcImport->trigger();
    QCOMPARE(
        text(), QStringLiteral("oc import-image stable:v4.9 --from=quay.io/podman/stable:v4.9 --confirm"));
    actions.copyOcTag->trigger();
    QCOMPARE(text(), QStringLiteral("oc tag --source=docker quay.io/podman/stable:v4.9 stable:v4.9"));
    actions.copyCli->trigger();
    QCOMPARE(text(), QStringLiteral("portolan-cli inspect quay.io/podman/stable:v4.9"));
}

void TestClipboard::referenceAndDigestAreCopied()
{
    m_fixture->window->actions().copyDigest->trigger();
    QCOMPARE(text(), m_digest);
    m_fixture->window->actions().copyReference->trigger();
    QCOMPARE(text(), QStringLiteral("quay.io/podman/stable:v4.9"));
    QVERIFY(m_fixture->clickNode({QStringLiteral("quay.io")}));
    m_fixture->window->actions().copyReference->trigger();
    QCOMPARE(text(), QStringLiteral("quay.io"));
}

void TestClipboard::theContextMenuHasTheToolbarsActions()
{
    Q_EMIT m_fixture->tags()->customContextMenuRequested(QPoint(20, 20));
    QTRY_VERIFY(m_fixture->window->findChild<QMenu*>(QStringLiteral("imageMenu")));
    const QList<QAction*> shown =
        m_fixture->window->findChild<QMenu*>(QStringLiteral("imageMenu"))->actions();
    Actions& actions = m_fixture->window->actions();
    for (QAction* action :
        {actions.pull, actions.copyTo, actions.compare, actions.remove, actions.copyPinned})
        QVERIFY2(shown.contains(action), qPrintable(action->text()));
    m_fixture->window->findChild<QMenu*>(QStringLiteral("imageMenu"))->close();
}

QTEST_MAIN(TestClipboard)
#include "tst_clipboard.moc"

// SPDX-License-Identifier: Apache-2.0
#include "ui/windowfixture.h"

#include "proxies/registryproxy.h"
#include "views/banner.h"
#include "views/breadcrumbbar.h"
#include "views/errorpanel.h"
#include "views/findbox.h"
#include "views/jsonview.h"
#include "views/platformpicker.h"
#include "views/statepane.h"
#include "views/tagpane.h"

#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>

using namespace portolan;

class TestBrowsing final : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void aClickedRepositoryListsItsTags();
    void tagsAreInVersionOrderAndFilledIn();
    void theFilterSaysWhatItFiltered();
    void loadAllIsOfferedWhileThereIsMore();
    void aClickedTagShowsItsTabs();
    void aPlatformCanBeChosen();
    void aDigestOfTheManifestCanBeFollowed();
    void aFailedListingShowsWhyAndRetries();
    void aFailedRowRetriesByItself();
    void aFailedManifestShowsWhyAndRetries();
    void aRegistryThatFailsSaysSoInItsRow();
    void aRefusedCatalogOffersToAddARepository();
    void aServerThatIsGoneIsSaidOnce();
    void layersFitIntoTheirPane();
    void theChosenTabStays();
    void theBreadcrumbGoesUp();
    void findOpensAnyReference();
    void findSaysWhatIsWrong();
    void backGoesToWhereOneWas();
    void sortingByUnknownValuesSaysTheCost();
    void everythingWorksWithoutAMouse();

private:
    [[nodiscard]] QTabWidget* tabs() const { return m_fixture->child<QTabWidget>("detailTabs"); }
    [[nodiscard]] QStringList visibleTabs() const;
    [[nodiscard]] QString cell(const QString& tag, int column) const;
};

QStringList TestBrowsing::visibleTabs() const
{
    QStringList texts;
    for (int i = 0; i < tabs()->count(); ++i) {
        if (tabs()->isTabVisible(i))
            texts << tabs()->tabText(i);
    }
    return texts;
}

QString TestBrowsing::cell(const QString& tag, int column) const
{
    const int row = m_fixture->models->tags.indexOf(tag).row();
    return m_fixture->tags()->model()->index(row, column).data().toString();
}

void TestBrowsing::aClickedRepositoryListsItsTags()
{
    QVERIFY(m_fixture->openStable());
    QCOMPARE(
        m_fixture->window->findChild<BreadcrumbBar*>()->text(), QStringLiteral("quay.io / podman / stable"));
    QCOMPARE(m_fixture->child<QLabel>("tagCount")->text(), QStringLiteral("5 tags"));
    QVERIFY(m_fixture->child<QPushButton>("loadAll")->isHidden());
}

void TestBrowsing::tagsAreInVersionOrderAndFilledIn()
{
    QVERIFY(m_fixture->openStable());
    QStringList shown;
    for (int row = 0; row < 5; ++row)
        shown << m_fixture->tags()->model()->index(row, TagListModel::TagColumn).data().toString();
    QCOMPARE(shown,
        (QStringList{QStringLiteral("latest"), QStringLiteral("broken"), QStringLiteral("v4.9"),
            QStringLiteral("v4.10"), QStringLiteral("v5")}));
    QTRY_COMPARE(cell(QStringLiteral("v5"), TagListModel::PlatformsColumn), QStringLiteral("amd64 +1"));
    QTRY_COMPARE(cell(QStringLiteral("v5"), TagListModel::SameColumn), QStringLiteral("latest"));
    QCOMPARE(cell(QStringLiteral("v4.9"), TagListModel::SameColumn), QString());
    QVERIFY(cell(QStringLiteral("v4.9"), TagListModel::SizeColumn).contains(QStringLiteral("MB")));
}

void TestBrowsing::theFilterSaysWhatItFiltered()
{
    QVERIFY(m_fixture->openStable());
    auto* filter = m_fixture->child<QLineEdit>("tagFilter");
    QTest::keyClick(m_fixture->window.get(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("v4"));
    QTRY_COMPARE(m_fixture->models->tags.rowCount(), 2);
    QCOMPARE(m_fixture->child<QLabel>("tagCount")->text(), QStringLiteral("2 of 5"));
    QTest::keyClicks(filter, QStringLiteral("nothing"));
    QTRY_COMPARE(m_fixture->models->tags.rowCount(), 0);
    const auto titles =
        m_fixture->window->findChild<TagPane*>()->findChildren<QLabel*>(QStringLiteral("emptyTitle"));
    QTRY_COMPARE(titles.first()->text(), QStringLiteral("No loaded tag matches"));
}

void TestBrowsing::loadAllIsOfferedWhileThereIsMore()
{
    m_fixture->service.setTags(m_fixture->stable,
        {{QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("c")}, {QStringLiteral("d")}});
    m_fixture->service.setSummaries(
        [](const ImageAddress& image) { return summaryOf(digestOf(image.tagOrDigest), 5, 1); });
    QVERIFY(m_fixture->clickNode(
        {QStringLiteral("quay.io"), QStringLiteral("podman"), QStringLiteral("stable")}));
    auto* filter = m_fixture->child<QLineEdit>("tagFilter");
    filter->setText(QStringLiteral("d")); // with a filter nothing more is fetched by itself
    QTRY_VERIFY(m_fixture->models->tags.state() != FetchState::Loading);
    if (m_fixture->models->tags.counters().moreOnServer) {
        auto* loadAll = m_fixture->child<QPushButton>("loadAll");
        QTRY_VERIFY(loadAll->isVisible());
        click(loadAll);
    }
    QTRY_COMPARE(m_fixture->models->tags.counters().loaded, 4);
    QTRY_COMPARE(m_fixture->models->tags.rowCount(), 1);
    QTRY_VERIFY(m_fixture->child<QPushButton>("loadAll")->isHidden());
}

void TestBrowsing::aClickedTagShowsItsTabs()
{
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.9")));
    QTRY_COMPARE(visibleTabs(),
        (QStringList{QStringLiteral("Overview"), QStringLiteral("Layers"), QStringLiteral("Config"),
            QStringLiteral("Build steps"), QStringLiteral("Manifest"), QStringLiteral("Attached")}));
    QCOMPARE(m_fixture->child<QLabel>("detailsTitle")->text(), QStringLiteral("v4.9"));
    QVERIFY(m_fixture->window->findChild<PlatformPicker*>()->isHidden());
    QVERIFY(allText(m_fixture->child<QTreeView>("overviewTab")->model()).contains(QStringLiteral("Digest")));
    QVERIFY(allText(m_fixture->child<QTreeView>("configTab")->model()).contains(QStringLiteral("1001")));
}

void TestBrowsing::aPlatformCanBeChosen()
{
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v5")));
    auto* platforms = m_fixture->child<QTreeView>("platformTree");
    QTRY_VERIFY(platforms->isVisible());
    QCOMPARE(platforms->model()->rowCount(), 2);
    const QModelIndex arm = platforms->model()->index(1, 0);
    QTest::mouseClick(platforms->viewport(), Qt::LeftButton, {}, platforms->visualRect(arm).center());
    QTRY_COMPARE(m_fixture->models->inspector.chosenPlatform(),
        arm.data(PlatformTreeModel::DigestRole).value<Digest>());
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
    QVERIFY(visibleTabs().contains(QStringLiteral("Layers")));
    QCOMPARE(m_fixture->models->inspector.layers().rowCount(), 3);
    click(m_fixture->child<QToolButton>("allPlatforms"));
    QTRY_VERIFY(m_fixture->models->inspector.chosenPlatform().isNull());
}

void TestBrowsing::aDigestOfTheManifestCanBeFollowed()
{
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.9")));
    auto* view = m_fixture->child<JsonView>("manifestText");
    QTRY_VERIFY(view->toPlainText().contains(QStringLiteral("layers")));
    tabs()->setCurrentWidget(m_fixture->child<QWidget>("manifestTab"));
    const QString layer = m_fixture->models->inspector.layers().rows().at(1).digest.toString();
    QTextCursor caret = view->document()->find(layer);
    QVERIFY(!caret.isNull());
    caret.setPosition(caret.selectionStart() + 3);
    view->setTextCursor(caret);
    view->ensureCursorVisible();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->cursorRect().center());
    QCOMPARE(tabs()->currentWidget(), m_fixture->child<QWidget>("layersTab"));
}

void TestBrowsing::aFailedListingShowsWhyAndRetries()
{
    m_fixture->service.fail(FakeService::Method::FetchTags,
        Error::denied(QStringLiteral("requested access to the resource is denied"))
            .withStatus(403)
            .at(QStringLiteral("quay.io"), QStringLiteral("/v2/podman/stable/tags/list")));
    QVERIFY(m_fixture->clickNode(
        {QStringLiteral("quay.io"), QStringLiteral("podman"), QStringLiteral("stable")}));
    auto* panel = m_fixture->window->findChild<TagPane*>()->findChild<StatePane*>()->errorPanel();
    QTRY_VERIFY(panel->isVisible());
    QCOMPARE(panel->findChild<QLabel*>(QStringLiteral("errorWhere"))->text(),
        QStringLiteral("quay.io/podman/stable (403)"));
    QVERIFY(panel->findChild<QPushButton*>(QStringLiteral("remedyButton"))->isVisible());
    m_fixture->service.heal(FakeService::Method::FetchTags);
    click(panel->findChild<QPushButton*>(QStringLiteral("retryButton")));
    QTRY_COMPARE(m_fixture->models->tags.rowCount(), 5);
    QVERIFY(!panel->isVisible());
}

void TestBrowsing::aFailedRowRetriesByItself()
{
    QVERIFY(m_fixture->openStable());
    const auto state = [this] {
        return m_fixture->models->tags.indexOf(QStringLiteral("broken"))
            .siblingAtColumn(TagListModel::CreatedColumn)
            .data(modelrole::FetchStateRole)
            .value<FetchState>();
    };
    QTRY_COMPARE(state(), FetchState::Failed);
    m_fixture->service.setSummary(
        ImageAddress(m_fixture->stable.registry, m_fixture->stable.repository, QStringLiteral("broken")),
        summaryOf(digestOf(QStringLiteral("mended")), 12000000, 3));
    const int row = m_fixture->models->tags.indexOf(QStringLiteral("broken")).row();
    const QModelIndex index = m_fixture->tags()->model()->index(row, TagListModel::CreatedColumn);
    QTest::mouseClick(
        m_fixture->tags()->viewport(), Qt::LeftButton, {}, m_fixture->tags()->visualRect(index).center());
    QTRY_COMPARE(state(), FetchState::Ready);
}

void TestBrowsing::aFailedManifestShowsWhyAndRetries()
{
    QVERIFY(m_fixture->openStable());
    m_fixture->service.fail(FakeService::Method::FetchImage, Error::timeout(QStringLiteral("30 s")));
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.9")));
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Failed);
    ErrorPanel* shown = nullptr;
    for (ErrorPanel* panel : m_fixture->window->findChildren<ErrorPanel*>()) {
        if (panel->isVisible())
            shown = panel;
    }
    QVERIFY(shown);
    auto* expander = shown->findChild<QToolButton*>(QStringLiteral("errorExpander"));
    click(expander);
    QVERIFY(shown->findChild<QPlainTextEdit*>()->toPlainText().contains(QStringLiteral("30 s")));
    m_fixture->service.heal(FakeService::Method::FetchImage);
    click(shown->findChild<QPushButton*>(QStringLiteral("retryButton")));
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
    QVERIFY(tabs()->isVisible());
}

void TestBrowsing::aRegistryThatFailsSaysSoInItsRow()
{
    m_fixture->service.fail(
        FakeService::Method::FetchRepositories, Error::network(QStringLiteral("refused")));
    QVERIFY(m_fixture->clickNode({QStringLiteral("registry.example.com:5000")}));
    const QModelIndex node = m_fixture->tree()->currentIndex();
    QTRY_COMPARE(node.data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Failed);
    const int before = m_fixture->service.calls(FakeService::Method::FetchRepositories);
    m_fixture->service.heal(FakeService::Method::FetchRepositories);
    const QRect row = m_fixture->tree()->visualRect(node);
    // "Retry" is at the right end of the second line.
    QTest::mouseClick(
        m_fixture->tree()->viewport(), Qt::LeftButton, {}, QPoint(row.right() - 16, row.bottom() - 12));
    QTRY_COMPARE(node.data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Ready);
    QCOMPARE(m_fixture->service.calls(FakeService::Method::FetchRepositories), before + 1);
}

void TestBrowsing::aRefusedCatalogOffersToAddARepository()
{
    m_fixture->service.fail(FakeService::Method::FetchRepositories,
        Error::denied(QStringLiteral("no")).withCode(QStringLiteral("CATALOG_REFUSED")));
    QVERIFY(m_fixture->clickNode({QStringLiteral("registry.example.com:5000")}));
    QTRY_VERIFY(m_fixture->tree()->currentIndex().data(RegistryTreeModel::CatalogRefusedRole).toBool());
    auto* page = m_fixture->child<QWidget>("registryPage");
    QPushButton* add = nullptr;
    QVERIFY(QTest::qWaitFor([page, &add] {
        for (QPushButton* button : page->findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == QStringLiteral("Add repository..."))
                add = button;
        }
        return add != nullptr;
    }));
    click(add);
    QDialog* dialog = m_fixture->dialog("addRepositoryDialog");
    QVERIFY(dialog);
    type(dialog, "repository", QStringLiteral("registry.example.com:5000/team/app:v1"));
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(m_fixture->models->registries
                    .indexOfRepository(RepositoryAddress(
                        QStringLiteral("registry.example.com:5000"), QStringLiteral("team/app")))
                    .isValid());
    QCOMPARE(m_fixture->models->tags.repository().repository, QStringLiteral("team/app"));
}

void TestBrowsing::aServerThatIsGoneIsSaidOnce()
{
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.9")));
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
    const Error gone = Error::network(QStringLiteral("refused")).at(QStringLiteral("quay.io"), {});
    for (const auto method : {FakeService::Method::FetchTags, FakeService::Method::FetchImage,
             FakeService::Method::FetchTagSummary})
        m_fixture->service.fail(method, gone);
    m_fixture->service.forgetCalls();
    QTest::keyClick(m_fixture->window.get(), Qt::Key_F5);
    QTRY_COMPARE(m_fixture->models->tags.state(), FetchState::Failed);
    QTRY_COMPARE(m_fixture->service.pending(), 0);
    QStringList said;
    for (const QLabel* label : m_fixture->window->findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(QStringLiteral("could not be reached")))
            said << label->text();
    }
    QVERIFY2(said.size() == 1, qPrintable(said.join(u'|')));
    QCOMPARE(m_fixture->models->tags.rowCount(), 5);
    // What is shown of the image is asked for again once the list works again.
    QCOMPARE(m_fixture->service.calls(FakeService::Method::FetchImage), 0);
    for (const auto method : {FakeService::Method::FetchTags, FakeService::Method::FetchImage,
             FakeService::Method::FetchTagSummary})
        m_fixture->service.heal(method);
    auto* banner = m_fixture->child<QWidget>("tagErrorBanner");
    click(banner->findChild<QPushButton*>(QStringLiteral("bannerButton")));
    QTRY_COMPARE(m_fixture->models->tags.state(), FetchState::Ready);
    QVERIFY(!banner->isVisible());
    QTRY_COMPARE(m_fixture->models->tags.indexOf(QStringLiteral("v4.9"))
                     .data(modelrole::FetchStateRole)
                     .value<FetchState>(),
        FetchState::Ready);
}

void TestBrowsing::layersFitIntoTheirPane()
{
    m_fixture->window->resize(1280, 800);
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.9")));
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
    tabs()->setCurrentWidget(m_fixture->child<QWidget>("layersTab"));
    auto* view = m_fixture->child<QWidget>("layersTab")->findChild<QTreeView*>();
    const QHeaderView* header = view->header();
    for (const int column : {LayerListModel::MediaTypeColumn, LayerListModel::DigestColumn}) {
        const int right = header->sectionViewportPosition(column) + header->sectionSize(column);
        QVERIFY2(right <= view->viewport()->width(), qPrintable(QString::number(right)));
    }
    // What the table has no room for stands beneath it.
    view->setCurrentIndex(view->model()->index(0, 0));
    auto* whole = m_fixture->child<QWidget>("layersTab")->findChild<QPlainTextEdit*>();
    QVERIFY(
        whole->toPlainText().contains(m_fixture->models->inspector.layers().rows().at(0).digest.toString()));
}

void TestBrowsing::theChosenTabStays()
{
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.9")));
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
    QWidget* layers = m_fixture->child<QWidget>("layersTab");
    tabs()->setCurrentWidget(layers);
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.10")));
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
    QCOMPARE(tabs()->currentWidget(), layers);
}

void TestBrowsing::theBreadcrumbGoesUp()
{
    QVERIFY(m_fixture->openStable());
    auto* bar = m_fixture->window->findChild<BreadcrumbBar*>();
    const auto part = [bar](const QString& text) {
        QToolButton* found = nullptr;
        const bool shown = QTest::qWaitFor([bar, &text, &found] {
            for (QToolButton* button : bar->findChildren<QToolButton*>()) {
                if (button->text() == text && button->isVisible())
                    found = button;
            }
            return found != nullptr;
        });
        return shown ? found : nullptr;
    };
    QVERIFY(part(QStringLiteral("podman")));
    click(part(QStringLiteral("podman")));
    QTRY_COMPARE(bar->text(), QStringLiteral("quay.io / podman"));
    QVERIFY(m_fixture->child<QWidget>("registryPage")->isVisible());
    QVERIFY(part(QStringLiteral("quay.io")));
    click(part(QStringLiteral("quay.io")));
    QTRY_COMPARE(bar->text(), QStringLiteral("quay.io"));
    QVERIFY(m_fixture->models->tags.repository().repository.isEmpty());
}

void TestBrowsing::findOpensAnyReference()
{
    auto* find = m_fixture->child<FindBox>("findBox");
    QTest::keyClick(m_fixture->window.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(find->hasFocus());
    QTest::keyClicks(find, QStringLiteral("quay.io/podman/stable:v4.10"));
    QTest::keyClick(find, Qt::Key_Return);
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
    QCOMPARE(m_fixture->models->inspector.address(),
        ImageAddress(QStringLiteral("quay.io"), QStringLiteral("podman/stable"), QStringLiteral("v4.10")));
    QTRY_COMPARE(
        m_fixture->tags()->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("v4.10"));

    QTest::keyClick(m_fixture->window.get(), Qt::Key_K, Qt::ControlModifier);
    find->clear();
    QTest::keyClicks(find, QStringLiteral("new.example.com/a/b"));
    QTest::keyClick(find, Qt::Key_Return);
    QTRY_VERIFY(m_fixture->session->registry(QStringLiteral("new.example.com")).has_value());
    QTRY_COMPARE(m_fixture->models->tags.repository(),
        RepositoryAddress(QStringLiteral("new.example.com"), QStringLiteral("a/b")));
}

void TestBrowsing::findSaysWhatIsWrong()
{
    auto* find = m_fixture->child<FindBox>("findBox");
    find->setFocus();
    QTest::keyClicks(find, QStringLiteral("Quay.io/UPPER/case::"));
    QTest::keyClick(find, Qt::Key_Return);
    auto* banner = m_fixture->window->findChild<Banner*>(QStringLiteral("windowBanner"));
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(QStringLiteral("UPPER")));
}

void TestBrowsing::backGoesToWhereOneWas()
{
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickNode({QStringLiteral("quay.io"), QStringLiteral("app")}));
    QTRY_COMPARE(m_fixture->models->tags.repository().repository, QStringLiteral("app"));
    QTest::keyClick(m_fixture->window.get(), Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(m_fixture->models->tags.repository().repository, QStringLiteral("podman/stable"));
    QTest::keyClick(m_fixture->window.get(), Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(m_fixture->models->tags.repository().repository, QStringLiteral("app"));
}

void TestBrowsing::sortingByUnknownValuesSaysTheCost()
{
    QStringList many;
    for (int i = 0; i < 400; ++i)
        many << QStringLiteral("t%1").arg(i);
    m_fixture->service.setTags(m_fixture->stable, {many});
    m_fixture->service.setSummaries([](const ImageAddress& image) {
        return summaryOf(digestOf(image.tagOrDigest), image.tagOrDigest.size(), 1);
    });
    QVERIFY(m_fixture->clickNode(
        {QStringLiteral("quay.io"), QStringLiteral("podman"), QStringLiteral("stable")}));
    QTRY_COMPARE(m_fixture->models->tags.rowCount(), 400);
    m_fixture->tags()->sortByColumn(TagListModel::SizeColumn, Qt::AscendingOrder);
    auto* banner = m_fixture->child<Banner>("sortBanner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(QStringLiteral("requests")));
    const int before = m_fixture->service.calls(FakeService::Method::FetchTagSummary);
    QVERIFY2(before < 100, "only rows on screen are asked for");
    click(banner->findChild<QPushButton*>(QStringLiteral("bannerButton")));
    QTRY_COMPARE(m_fixture->service.calls(FakeService::Method::FetchTagSummary), 400);
    QVERIFY(!banner->isVisible());
}

void TestBrowsing::everythingWorksWithoutAMouse()
{
    QTreeView* tree = m_fixture->tree();
    tree->setFocus();
    tree->setCurrentIndex(tree->model()->index(0, 0));
    QTest::keyClick(tree, Qt::Key_Down); // quay.io
    QTRY_VERIFY(tree->model()->rowCount(tree->currentIndex()) > 0);
    QTest::keyClick(tree, Qt::Key_Right);
    QTest::keyClicks(tree, QStringLiteral("podman"));
    QTRY_COMPARE(tree->currentIndex().data().toString(), QStringLiteral("podman"));
    QTest::keyClick(tree, Qt::Key_Right);
    QTest::keyClick(tree, Qt::Key_Down);
    QTest::keyClick(tree, Qt::Key_Down); // dev, stable
    QTRY_COMPARE(m_fixture->models->tags.rowCount(), 5);
    QTest::keyClick(m_fixture->window.get(), Qt::Key_F6);
    QTRY_VERIFY(m_fixture->tags()->hasFocus());
    QTest::keyClick(m_fixture->tags(), Qt::Key_End, Qt::ControlModifier);
    QTRY_COMPARE(m_fixture->child<QLabel>("detailsTitle")->text(), QStringLiteral("v5"));
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
    QTest::keyClick(m_fixture->window.get(), Qt::Key_F6);
    QTRY_VERIFY(tabs()->isAncestorOf(QApplication::focusWidget()) || tabs() == QApplication::focusWidget());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QVERIFY(tabs()->currentIndex() > 0);
    QTest::keyClick(m_fixture->window.get(), Qt::Key_N, Qt::ControlModifier);
    QDialog* dialog = m_fixture->dialog("addRegistryDialog");
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_fixture->window->findChild<QDialog*>(QStringLiteral("addRegistryDialog")));
}

QTEST_MAIN(TestBrowsing)
#include "tst_browsing.moc"

// SPDX-License-Identifier: Apache-2.0
#include "dialogs/addclusterdialog.h"
#include "dialogs/clusterlogindialog.h"
#include "present/messagebox.h"
#include "ui/controltest.h"
#include "ui/foreignwords.h"

#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTcpServer>
#include <QTextBrowser>
#include <QTreeWidget>

using namespace portolan;

namespace {

Vulnerability weakness(const QString& id, Severity severity)
{
    Vulnerability one;
    one.id = id;
    one.severity = severity;
    one.package = QStringLiteral("openssl");
    one.version = QStringLiteral("3.0.1");
    one.description = QStringLiteral("A <b>flaw</b>");
    one.links = {QUrl(QStringLiteral("https://example.com/%1").arg(id))};
    return one;
}

} // namespace

//! Search, descriptions, scans, uses, what a watch tells, and the dialogs of clusters.
class ControlViewsTest final : public ControlTest {
    Q_OBJECT

private Q_SLOTS:
    void searchOpensWhatIsFound();
    void aboutLoadsNothing();
    void vulnerabilities();
    void scansThatGaveNothing();
    void comparesTwoScans();
    void usesNameWhatWasNotRead();
    void newImagesAreMarked();
    void watchSaysHowItStands();
    void addClusterDialog();
    void clusterLoginKeepsNoPassword();
    void clusterCommandIsAllowedFirst();
    void strangersWordsAreShownAsTheyAre();

private:
    void listWords(const ForeignWords& words); //!< as repositories and tags
    void offerWords(const ForeignWords& words); //!< beside them
};

void ControlViewsTest::searchOpensWhatIsFound()
{
    SearchHit hit;
    hit.repository = QStringLiteral("team/found");
    hit.stars = 7;
    SearchPage page;
    page.hits = {hit};
    page.total = 1;
    control().setSearchPages(QStringLiteral("web server"), {page});
    pressBar(QStringLiteral("placeSearch"));
    QDialog* dialog = m_fixture->dialog("searchDialog");
    QVERIFY(dialog);
    QVERIFY(!in<QPushButton>(dialog, "openButton")->isEnabled());
    type(dialog, "searchWords", QStringLiteral("web server"));
    QTest::keyClick(in<QLineEdit>(dialog, "searchWords"), Qt::Key_Return);
    QVERIFY2(dialog->isVisible(), "Return searches, it does not close");
    auto* table = in<QTreeView>(dialog, "searchTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(control().calls(QStringLiteral("search")), 1);
    QTRY_VERIFY(in<QPushButton>(dialog, "openButton")->isEnabled());
    click(in<QPushButton>(dialog, "openButton"));
    QTRY_COMPARE(m_fixture->window->selection().location().repository, hit.repository);
    QVERIFY(m_fixture->session->registry(m_fixture->stable.registry)
                ->pinnedRepositories.contains(hit.repository));
}

void ControlViewsTest::aboutLoadsNothing()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QSignalSpy connected(&server, &QTcpServer::newConnection);
    const QString picture = QStringLiteral(":/portolan/portolan.svg");
    QFile file(m_fixture->folder.filePath(QStringLiteral("d.png")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not for strangers") > 0);
    file.close();
    const QUrl local = QUrl::fromLocalFile(file.fileName());
    RepositoryInfo info;
    info.title = QStringLiteral("Podman, stable");
    info.description = QStringLiteral("# Hello\n![a](http://127.0.0.1:%1/a.png)\n\n![b](qrc%2)\n"
                                      "<img src=\"http://127.0.0.1:%1/c.png\"> [run](file:///bin/sh)\n"
                                      "![d](%3)\n")
                           .arg(server.serverPort())
                           .arg(picture, local.toString());
    info.page = QUrl(QStringLiteral("https://quay.io/repository/podman/stable"));
    control().setRepositoryInfo(m_fixture->stable, info);
    const RepositoryAddress other(m_fixture->stable.registry, QStringLiteral("podman/dev"));
    QVERIFY(
        m_fixture->clickNode({QStringLiteral("quay.io"), QStringLiteral("podman"), QStringLiteral("dev")}));
    QVERIFY(m_fixture->openStable());
    QTRY_COMPARE(m_fixture->models->place.info().title, info.title);
    pressBar(QStringLiteral("placeAbout"));
    QDialog* dialog = m_fixture->dialog("aboutRepositoryDialog");
    QVERIFY(dialog);
    auto* text = in<QTextBrowser>(dialog, "description");
    QVERIFY(text->isVisible());
    QVERIFY(text->toPlainText().contains(QStringLiteral("Hello")));
    text->grab(); // painting is what asks for pictures
    for (const QUrl& url : {QUrl(QStringLiteral("qrc") + picture), local}) {
        const QVariant loaded = text->document()->resource(QTextDocument::ImageResource, url);
        QVERIFY2(loaded.toByteArray().isEmpty(), qPrintable(url.toString()));
    }
    QVERIFY(in<QPushButton>(dialog, "webPageButton")->isVisible());
    QVERIFY(!text->openLinks() && !text->openExternalLinks());
    QTest::qWait(50);
    QCOMPARE(connected.size(), 0);
    QVERIFY(!server.hasPendingConnections());
}

void ControlViewsTest::vulnerabilities()
{
    VulnerabilityReport amd;
    amd.platform = QStringLiteral("linux/amd64");
    amd.status = VulnerabilityReport::Status::Scanned;
    amd.vulnerabilities = {weakness(QStringLiteral("CVE-1"), Severity::Critical),
        weakness(QStringLiteral("CVE-2"), Severity::Critical),
        weakness(QStringLiteral("CVE-3"), Severity::Low)};
    VulnerabilityReport arm;
    arm.platform = QStringLiteral("linux/arm64");
    arm.status = VulnerabilityReport::Status::Scanned;
    arm.vulnerabilities = {weakness(QStringLiteral("CVE-4"), Severity::High)};
    control().setVulnerabilities(image(QStringLiteral("v5")), {amd, arm});
    QCOMPARE(control().calls(QStringLiteral("fetchVulnerabilities")), 0);
    QWidget* tab = openTab(QStringLiteral("Vulnerabilities"));
    QVERIFY(tab);
    auto* table = in<QTreeView>(tab, "vulnerabilityTable");
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QCOMPARE(in<QWidget>(tab, "severityBar")->accessibleName(), QStringLiteral("Critical 2, Low 1"));
    table->setCurrentIndex(table->model()->index(0, 0));
    const QString about = in<QTextBrowser>(tab, "aboutFinding")->toPlainText();
    QVERIFY2(about.contains(QStringLiteral("CVE-1")) && about.contains(QStringLiteral("<b>flaw</b>")),
        qPrintable(about));
    auto* platforms = in<QComboBox>(tab, "platforms");
    QCOMPARE(platforms->count(), 2);
    platforms->setCurrentIndex(1);
    Q_EMIT platforms->activated(1);
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("CVE-4"));
}

void ControlViewsTest::scansThatGaveNothing()
{
    VulnerabilityReport report;
    report.status = VulnerabilityReport::Status::Queued;
    control().setVulnerabilities(image(QStringLiteral("v5")), {report});
    QWidget* tab = openTab(QStringLiteral("Vulnerabilities"));
    QVERIFY(tab);
    auto* title = in<QLabel>(tab, "emptyTitle");
    QTRY_COMPARE(title->text(), QStringLiteral("Not scanned yet"));
    QVERIFY(title->isVisible());
    report.status = VulnerabilityReport::Status::Unsupported;
    control().setVulnerabilities(image(QStringLiteral("v5")), {report});
    QPushButton* again = nullptr;
    for (QPushButton* button : tab->findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("Ask again"))
            again = button;
    }
    QVERIFY(again && again->isVisible());
    click(again);
    QTRY_COMPARE(title->text(), QStringLiteral("Nothing to scan"));
    QVERIFY2(in<QLabel>(tab, "emptyText")->text().contains(QStringLiteral("not mean that it is safe")),
        "no finding is not the same as no weakness");
}

void ControlViewsTest::comparesTwoScans()
{
    VulnerabilityReport older;
    older.status = VulnerabilityReport::Status::Scanned;
    older.vulnerabilities = {
        weakness(QStringLiteral("CVE-1"), Severity::High), weakness(QStringLiteral("CVE-2"), Severity::Low)};
    VulnerabilityReport newer = older;
    newer.vulnerabilities = {weakness(QStringLiteral("CVE-3"), Severity::Critical),
        weakness(QStringLiteral("CVE-2"), Severity::Low)};
    control().setVulnerabilities(image(QStringLiteral("v4.9")), {older});
    control().setVulnerabilities(image(QStringLiteral("v4.10")), {newer});
    const ComparedImage a(QStringLiteral("quay.io/podman/stable:v4.9"),
        imageDetails(QStringLiteral("podman/stable"), QStringLiteral("x"), {30000000, 5000000}).document);
    const ComparedImage b(QStringLiteral("quay.io/podman/stable:v4.10"),
        imageDetails(QStringLiteral("podman/stable"), QStringLiteral("x"), {30000000, 7000000}).document);
    m_fixture->service.setComparison(compareImages(a, b));
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.9")));
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.10"), Qt::ControlModifier));
    m_fixture->window->actions().compare->trigger();
    QWidget* window = nullptr;
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (widget->objectName() == u"compareWindow")
            window = widget;
    }
    QVERIFY(window);
    auto* tabs = in<QTabWidget>(window, "compareTabs");
    auto* tab = in<QWidget>(window, "compareVulnerabilitiesTab");
    QTRY_VERIFY(tabs->isTabVisible(tabs->indexOf(tab)));
    QCOMPARE(control().calls(QStringLiteral("fetchVulnerabilities")), 0); // until somebody looks
    auto* table = in<QTreeView>(tab, "compareVulnerabilitiesTable");
    tabs->setCurrentWidget(tab);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QStringList rows;
    for (int row = 0; row < 3; ++row)
        rows << table->model()->index(row, 0).data().toString() + u' '
                + table->model()->index(row, 2).data().toString();
    const bool forth =
        rows.contains(QStringLiteral("New in B CVE-3")); // which of the two is A is not the point
    QCOMPARE(rows.contains(QStringLiteral("Fixed in B CVE-1")), forth);
    QCOMPARE(rows.contains(QStringLiteral("New in B CVE-1")), !forth);
    QVERIFY(rows.contains(QStringLiteral("In both CVE-2")));
    QVERIFY(
        in<QLabel>(tab, "vulnerabilityCounts")->text().contains(QStringLiteral("1 new in B, 1 fixed in B")));
    window->close();
}

void ControlViewsTest::usesNameWhatWasNotRead()
{
    ImageUse use;
    use.project = QStringLiteral("shop");
    use.kind = QStringLiteral("Deployment");
    use.name = QStringLiteral("web");
    ImageUses uses;
    uses.uses = {use};
    uses.unreadable = {QStringLiteral("pods in team-b")};
    control().setUses(image(QStringLiteral("v5")), uses);
    QWidget* tab = openTab(QStringLiteral("Used by"));
    QVERIFY(tab);
    QTRY_COMPARE(in<QTreeView>(tab, "usesTable")->model()->rowCount(), 1);
    QVERIFY(in<QLabel>(tab, "note")->text().contains(uses.unreadable.first()));
    uses.uses.clear();
    control().setUses(image(QStringLiteral("v4.9")), uses);
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.9")));
    QTRY_VERIFY(in<QLabel>(tab, "emptyText")->isVisible());
    QVERIFY(in<QLabel>(tab, "emptyText")->text().contains(uses.unreadable.first()));
}

void ControlViewsTest::newImagesAreMarked()
{
    const RepositoryAddress whole(m_fixture->stable.registry, QString());
    QTRY_VERIFY(control().isWatched(whole));
    control().sendChanges(whole,
        {RegistryChange(RegistryChange::Kind::TagMoved, QStringLiteral("podman/dev"), QStringLiteral("next"),
            digestOf(QStringLiteral("next")))});
    QTRY_VERIFY(allText(m_fixture->tree()->model()).contains(QStringLiteral("dev (1 new)")));
    QVERIFY(allText(m_fixture->tree()->model()).contains(QStringLiteral("podman (1 new)")));
    QVERIFY(m_fixture->clickNode(
        {QStringLiteral("quay.io"), QStringLiteral("podman (1 new)"), QStringLiteral("dev (1 new)")}));
    QTRY_VERIFY(!allText(m_fixture->tree()->model()).contains(QStringLiteral("new)")));

    // What is being looked at is listed anew, and never marked.
    QVERIFY(m_fixture->openStable());
    m_fixture->service.setTags(
        m_fixture->stable, {{QStringLiteral("latest"), QStringLiteral("v5"), QStringLiteral("v6")}});
    control().sendChanges(whole,
        {RegistryChange(RegistryChange::Kind::TagMoved, m_fixture->stable.repository, QStringLiteral("v6"),
            digestOf(QStringLiteral("v6")))});
    QTRY_VERIFY(m_fixture->models->tags.indexOf(QStringLiteral("v6")).isValid());
    QVERIFY(!allText(m_fixture->tree()->model()).contains(QStringLiteral("new)")));
}

void ControlViewsTest::watchSaysHowItStands()
{
    const RepositoryAddress whole(m_fixture->stable.registry, QString());
    QTRY_VERIFY(control().isWatched(whole));
    auto* label = m_fixture->child<QLabel>("watchState");
    QTRY_VERIFY(label->text().contains(QStringLiteral("Connecting")));
    control().sendChanges(whole, {RegistryChange(RegistryChange::Kind::Connected, QString())});
    QTRY_VERIFY(label->text().contains(QStringLiteral("Live")));
    control().sendChanges(whole, {RegistryChange(RegistryChange::Kind::Interrupted, QString())});
    QTRY_VERIFY(label->text().contains(QStringLiteral("Interrupted")));
    QVERIFY(!label->toolTip().isEmpty());
    m_fixture->session->removeRegistry(m_fixture->stable.registry);
    QTRY_VERIFY(!control().isWatched(whole));
}

void ControlViewsTest::addClusterDialog()
{
    AddClusterDialog dialog;
    QSignalSpy chosen(&dialog, &AddClusterDialog::clusterChosen);
    ClusterCandidate good;
    good.context = QStringLiteral("shop/dev");
    good.server = QStringLiteral("https://api.dev:6443");
    good.login = KubeLoginKind::Token;
    good.isCurrent = true;
    ClusterCandidate broken;
    broken.context = QStringLiteral("broken");
    broken.problem = Error::usage(QStringLiteral("there is no cluster \"x\""));
    ClusterCandidates candidates;
    candidates.contexts = {good, broken};
    dialog.setCandidates(candidates);
    dialog.show();
    auto* add = in<QPushButton>(&dialog, "addButton");
    auto* contexts = in<QTreeWidget>(&dialog, "contexts");
    QVERIFY(add->isEnabled());
    contexts->setCurrentItem(contexts->topLevelItem(1));
    QVERIFY(!add->isEnabled());
    type(&dialog, "serverUrl", QStringLiteral("http://api.dev"));
    QVERIFY2(!add->isEnabled(), "tokens do not go over plain HTTP");
    type(&dialog, "serverUrl", QStringLiteral("api.dev:6443/console?x=1"));
    QVERIFY(add->isEnabled());
    click(add);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<RegistryProfile>().server, QStringLiteral("https://api.dev:6443"));

    AddClusterDialog empty;
    empty.setCandidates(ClusterCandidates());
    empty.show();
    QVERIFY(in<QRadioButton>(&empty, "byUrl")->isChecked());
    QVERIFY(!in<QPushButton>(&empty, "addButton")->isEnabled());
}

void ControlViewsTest::clusterLoginKeepsNoPassword()
{
    const RegistryProfile profile = RegistryProfile::openShift(QStringLiteral("https://api.dev:6443"));
    LoginState ended;
    ended.expires = QDateTime::currentDateTimeUtc().addSecs(-60);
    ClusterLoginDialog dialog(profile, ended);
    QList<ClusterSignIn> asked;
    connect(&dialog, &ClusterLoginDialog::signInRequested, this,
        [&asked](const ClusterSignIn& how, KeepLogin) { asked << how; });
    dialog.show();
    QVERIFY(in<QLabel>(&dialog, "loginEnded")->text().contains(QStringLiteral("ended")));
    in<QRadioButton>(&dialog, "withPassword")->setChecked(true);
    type(&dialog, "user", QStringLiteral("ann"));
    type(&dialog, "password", QStringLiteral("hunter2"));
    auto* login = in<QPushButton>(&dialog, "loginButton");
    click(login);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().user, QStringLiteral("ann"));
    QVERIFY(asked.first().secret == Secret(QStringLiteral("hunter2")));
    dialog.showTesting(false);
    QVERIFY(!login->isEnabled());
    dialog.showError(
        Error::authRequired(QStringLiteral("refused")).withCode(QStringLiteral("LOGIN_REFUSED")));
    QVERIFY(login->isEnabled());
    dialog.accept();
    for (const char* name : {"password", "token"}) {
        auto* line = in<QLineEdit>(&dialog, name);
        QVERIFY2(line->text().isEmpty(), name);
        line->setEchoMode(QLineEdit::Normal);
        line->undo();
        QVERIFY2(line->text().isEmpty(), "undo brings nothing back");
    }
}

void ControlViewsTest::clusterCommandIsAllowedFirst()
{
    LoginState state;
    ExecCommand command;
    command.id = QStringLiteral("the id");
    command.commandLine = QStringLiteral("aws eks get-token --cluster dev");
    command.file = QStringLiteral("/home/ann/.kube/config");
    state.unconfirmed = command;
    ClusterLoginDialog dialog(RegistryProfile::openShift(QStringLiteral("https://api.dev:6443")), state);
    QSignalSpy allowed(&dialog, &ClusterLoginDialog::commandAllowed);
    dialog.show();
    QCOMPARE(in<QLineEdit>(&dialog, "execCommand")->text(), command.commandLine);
    QVERIFY(in<QLineEdit>(&dialog, "execCommand")->isReadOnly());
    QCOMPARE(allowed.size(), 0);
    QTest::keyClick(&dialog, Qt::Key_Return); // "Log in", which is another way
    QCOMPARE(allowed.size(), 0);
    click(in<QPushButton>(&dialog, "allowCommand"));
    QCOMPARE(allowed.size(), 1);
    QCOMPARE(allowed.first().first().toString(), command.id);
}

void ControlViewsTest::listWords(const ForeignWords& words)
{
    WindowFixture& fixture = *m_fixture;
    TagRecord record;
    record.tag = words.tag;
    record.source = words.evil;
    record.problem = words.evil;
    record.importMode = words.evil;
    TagPage page;
    page.tags = {words.tag, words.tag + u'2'};
    page.records = {record};
    fixture.service.setTagPages(fixture.stable, {page});
    TagSummary summary = summaryOf(digestOf(QStringLiteral("evil")), 9, 9);
    summary.platforms = {words.evil, words.evil};
    summary.artifactType = words.evil;
    fixture.service.setImage(image(words.tag), imageDetails(fixture.stable.repository, words.tag, {1000}));
    for (const QString& tag : std::as_const(page.tags))
        fixture.service.setSummary(image(tag), summary);
    RepositoryGroup group;
    group.name = QStringLiteral("podman");
    group.title = words.evil;
    group.problem = words.evil;
    RepositoryPage repositories;
    repositories.repositories = {QStringLiteral("podman/stable")};
    repositories.groups = {group};
    fixture.service.setRepositoryPages(fixture.stable.registry, {repositories});
}

void ControlViewsTest::offerWords(const ForeignWords& words)
{
    Offering offering = everything();
    offering.notes = {words.evil};
    offering.actions.last().reason = words.evil;
    control().setOffering(offering);
    RepositoryInfo info;
    info.title = words.evil;
    info.facts = {Fact("Vendor", words.evil)};
    control().setRepositoryInfo(m_fixture->stable, info);
    TagHistory history;
    history.events.resize(1);
    history.events.first().note = words.evil;
    history.facts = {Fact("Imported from", words.evil)};
    control().setTagHistory(image(words.tag), history);
    Panel panel = operatorPanel(1);
    panel.facts << Fact("Storage", words.evil) << Fact("Log level", QStringList{words.evil, words.evil});
    panel.tables.first().rows = {{words.evil, QStringList{words.evil, words.evil}}};
    panel.warnings = {words.evil};
    panel.actions.last().ability = Ability::No;
    panel.actions.last().reason = words.evil;
    control().setPanel(operatorId, panel);
}

void ControlViewsTest::strangersWordsAreShownAsTheyAre()
{
    ForeignWords words;
    WindowFixture& fixture = *m_fixture;
    listWords(words);
    offerWords(words);
    fixture.models->registries.refresh(fixture.stable.registry);
    fixture.models->tags.refresh();
    fixture.models->place.refresh();
    QTRY_VERIFY(fixture.clickTag(words.tag));
    QTRY_VERIFY(openTab(QStringLiteral("Tag history")));
    QTRY_COMPARE(m_fixture->child<QTreeView>("tagHistoryTable")->model()->rowCount(), 1);
    QTRY_VERIFY(m_fixture->child<QLabel>("placeNotes")->text() == words.evil);
    words.look(fixture.window.get());
    pressBar(QStringLiteral("panel-operator"));
    QVERIFY(fixture.dialog("panelDialog"));
    words.look(fixture.dialog("panelDialog"));
    MessageBox::showError(
        fixture.window.get(), words.evil, Error::denied(words.evil).at(words.evil, words.evil));
    MessageBox::inform(fixture.window.get(), words.evil, words.evil, words.evil);
    for (const QMessageBox* box : fixture.window->findChildren<QMessageBox*>())
        words.look(box);
    QCOMPARE(words.interpreted.join(u'\n'), QString());
    QVERIFY2(words.seen >= 12, qPrintable(QString::number(words.seen)));
}

QTEST_MAIN(ControlViewsTest)
#include "tst_controlviews.moc"

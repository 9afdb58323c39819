// SPDX-License-Identifier: Apache-2.0
#include "controllers/newimagenotifier.h"
#include "controllers/selection.h"
#include "present/messagebox.h"
#include "support/fakecontrolservice.h"
#include "support/messagelog.h"
#include "support/privatekeyring.h"
#include "ui/windowfixture.h"
#include "views/commandfield.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QToolBar>

#ifdef PORTOLAN_HAS_DBUS
#include <QDBusConnection>
#endif

using namespace portolan;

namespace {

const QString quay = QStringLiteral("quay.io");
const QString socket = QStringLiteral("/run/x/engine.sock");

PullExplanation explanation()
{
    PullExplanation told;
    told.asked = QStringLiteral("stable");
    NameExpansion expansion;
    expansion.reference = *Reference::parse(QStringLiteral("quay.io/podman/stable:v5"));
    expansion.why = QStringLiteral("alias in shortnames.conf");
    told.expansions << expansion;
    told.reference = expansion.reference;
    ExplainedSource mirror;
    mirror.source.reference = *Reference::parse(QStringLiteral("mirror.example.com/podman/stable:v5"));
    mirror.source.isMirror = true;
    mirror.source.why = QStringLiteral("mirror 1 of quay.io");
    mirror.tried = true;
    mirror.error = Error::notFound(QStringLiteral("it is not there"));
    ExplainedSource origin;
    origin.source.reference = told.reference;
    origin.tried = true;
    origin.loginFrom = QStringLiteral("/run/auth.json");
    origin.account = QStringLiteral("team+robot");
    told.sources = {mirror, origin};
    told.digest = digestOf(QStringLiteral("v5"));
    told.bytesTotal = 5'000'000;
    told.bytesNeeded = 1'000'000;
    return told;
}

Panel secretsPanel()
{
    PanelTable table;
    table.title = "Pull secrets";
    table.columns = {"Name", "Registries"};
    table.rows << QVariantList{QStringLiteral("quay"), QStringList{quay}}
               << QVariantList{QStringLiteral("hub"), QStringList{QStringLiteral("docker.io")}};
    Panel panel;
    panel.tables << table;
    return panel;
}

} // namespace

//! A desktop's notification service, as it is asked on the session bus.
class NotificationService final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList titles;
    QStringList texts;
    QStringList actions;
    uint replaced = 0; //!< of the last

public Q_SLOTS:
    // Named as the interface names it.
    uint Notify(const QString& application, uint replaces, const QString& icon, const QString& title,
        const QString& text, const QStringList& offered, const QVariantMap& hints, int milliseconds)
    {
        Q_UNUSED(application)
        Q_UNUSED(icon)
        Q_UNUSED(hints)
        Q_UNUSED(milliseconds)
        titles << title;
        texts << text;
        actions = offered;
        replaced = replaces;
        return 17;
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);
};

//! What the window does with the tools of this machine: Podman, its login file, pull secrets, notifications.
class TestLocalTools final : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void explainsAPull();
    void sharesALoginOnlyWhenAsked();
    void importsAPullSecretUnseen();
    void pullsIntoAnEngine();
    void copiesIntoAnEngine();
    void saysWhatThisMachineHas();
    void notifiesOfNewImages();

private:
    [[nodiscard]] bool watchStable();
    void sendNews(const QString& repository, const QStringList& tags);
    void seesForItself(const NotificationService& told, QSignalSpy& said);

    [[nodiscard]] FakeControlService& control() { return m_fixture->service.control(); }
    void logIn();
    void addEngine();
    template <typename Widget> static Widget* in(const QWidget* parent, const char* name)
    {
        return parent->findChild<Widget*>(QString::fromLatin1(name));
    }
};

void TestLocalTools::logIn()
{
    ProbeReport report;
    report.loginPossible = true;
    report.authenticated = true;
    m_fixture->service.setProbeReport(report);
    std::optional<Result<void>> done;
    const RequestHandle login =
        m_fixture->session->login(quay, QStringLiteral("team+robot"), Secret(QStringLiteral("hunter2")),
            KeepLogin::ThisSession, [&done](const Result<void>& result) { done.emplace(result); });
    QTRY_VERIFY(done);
    QVERIFY(*done);
}

void TestLocalTools::addEngine()
{
    m_fixture->session->addRegistry(RegistryProfile::engine(socket, QStringLiteral("podman")));
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v5")));
    QTRY_COMPARE(m_fixture->models->tags.indexOf(QStringLiteral("v5"))
                     .siblingAtColumn(TagListModel::PlatformsColumn)
                     .data(modelrole::ValueRole)
                     .toStringList()
                     .size(),
        2);
}

void TestLocalTools::explainsAPull()
{
    QAction* action = m_fixture->window->actions().explainPull;
    QVERIFY(!action->isEnabled());
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v5")));
    control().fail(QStringLiteral("explainPull"), Error::usage(QStringLiteral("no name")));
    QTRY_VERIFY(action->isEnabled());
    action->trigger();
    QDialog* dialog = m_fixture->dialog("explainPullDialog");
    QVERIFY(dialog);
    QCOMPARE(in<QLineEdit>(dialog, "reference")->text(), QStringLiteral("quay.io/podman/stable:v5"));
    auto* copy = in<QPushButton>(dialog, "copyTextButton");
    auto* tree = in<QTreeView>(dialog, "explanation");
    QTRY_COMPARE(control().calls(QStringLiteral("explainPull quay.io/podman/stable:v5")), 1);
    QTRY_VERIFY(!tree->isVisible());
    QVERIFY(!copy->isEnabled());

    control().heal(QStringLiteral("explainPull"));
    control().setExplanation(explanation());
    type(dialog, "reference", QStringLiteral("stable"));
    click(in<QPushButton>(dialog, "explainButton"));
    QTRY_VERIFY(copy->isEnabled());
    QCOMPARE(control().calls(QStringLiteral("explainPull stable")), 1);
    QVERIFY(tree->isVisible());
    const QString all = allText(tree->model());
    QVERIFY2(all.contains(QStringLiteral("mirror.example.com/podman/stable:v5")), qPrintable(all));
    click(copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), explanation().toText());
}

void TestLocalTools::sharesALoginOnlyWhenAsked()
{
    QAction* share = m_fixture->window->actions().shareLogin;
    QVERIFY(m_fixture->openStable());
    QVERIFY(!share->isEnabled());
    logIn();
    QTRY_VERIFY(share->isEnabled());
    const QString path = m_fixture->session->podmanLoginFile();
    QVERIFY(path.startsWith(m_fixture->folder.path()));
    share->trigger();
    auto* question = m_fixture->window->findChild<QMessageBox*>();
    QVERIFY(question);
    QVERIFY2(question->informativeText().contains(path), qPrintable(question->informativeText()));
    question->reject();
    QVERIFY(!QFile::exists(path));
    const MessageLog log;
    MessageBox::setNextAnswer(true);
    share->trigger();
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY2(written.contains("quay.io") && written.contains(QByteArray("team+robot:hunter2").toBase64()),
        written.constData());
    QVERIFY(!MessageLog::text().contains(QStringLiteral("hunter2")));
}

void TestLocalTools::importsAPullSecretUnseen()
{
    const QString password = QStringLiteral("hunter2");
    const QString encoded = QString::fromLatin1(QByteArray("robot:hunter2").toBase64());
    Offering offering;
    offering.panels = {PanelOffer(QStringLiteral("pull-secrets"), "Pull secrets")};
    control().setOffering(offering);
    control().setPanel(QStringLiteral("pull-secrets"), secretsPanel());
    control().setPullSecret(QStringLiteral("hub"),
        Secret(QStringLiteral(R"({"auths":{"hub.invalid":{"auth":"%1"}}})").arg(encoded)));
    QVERIFY(m_fixture->openStable());
    QAction* open = nullptr;
    const auto find = [this, &open] {
        for (QAction* action : m_fixture->child<QToolBar>("placeToolBar")->actions()) {
            if (action->objectName() == QStringLiteral("panel-pull-secrets"))
                open = action;
        }
        return open != nullptr;
    };
    QTRY_VERIFY(find());
    const MessageLog log;
    open->trigger();
    QDialog* dialog = m_fixture->dialog("panelDialog");
    QVERIFY(dialog);
    QTreeView* table = nullptr;
    QTRY_VERIFY((table = in<QTreeView>(dialog, "panelTable-0")));
    auto* import = in<QPushButton>(dialog, "importSecretButton");
    QVERIFY(import->isVisible());
    table->setCurrentIndex(QModelIndex());
    QVERIFY(!import->isEnabled());
    table->setCurrentIndex(table->model()->index(1, 1));
    QVERIFY(import->isEnabled());

    MessageBox::setNextAnswer(false);
    click(import);
    QVERIFY(MessageBox::lastText().contains(QStringLiteral("hub")));
    QCOMPARE(control().calls(QStringLiteral("fetchPullSecret")), 0);
    MessageBox::setNextAnswer(true);
    click(import);
    QTRY_VERIFY(m_fixture->session->registry(QStringLiteral("hub.invalid")));
    QCOMPARE(control().calls(QStringLiteral("fetchPullSecret")), 1);
    QTRY_COMPARE(
        m_fixture->settings->accounts(QStringLiteral("hub.invalid")), QStringList(QStringLiteral("robot")));
    QString seen = MessageLog::text() + MessageBox::lastText() + control().log().join(u'\n');
    for (const QWidget* widget : QApplication::allWidgets()) {
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            seen += label->text();
    }
    QVERIFY(!seen.contains(password));
    QVERIFY(!seen.contains(encoded));
}

void TestLocalTools::pullsIntoAnEngine()
{
    addEngine();
    m_fixture->window->actions().pull->trigger();
    QDialog* dialog = m_fixture->dialog("pullDialog");
    QVERIFY(dialog);
    in<QRadioButton>(dialog, "toEngine-0")->setChecked(true);
    QVERIFY(!in<QLineEdit>(dialog, "path")->isEnabled());
    QCOMPARE(in<QLineEdit>(dialog, "path")->text(), socket);
    auto* platform = in<QComboBox>(dialog, "platform");
    QVERIFY(platform->currentIndex() > 0);
    auto* pull = in<QPushButton>(dialog, "pullButton");
    platform->setCurrentIndex(0);
    QVERIFY(!pull->isEnabled());
    platform->setCurrentIndex(1);
    const QString command = dialog->findChild<CommandField*>()->command();
    QVERIFY2(
        command.startsWith(QStringLiteral(
            "portolan-cli pull quay.io/podman/stable:v5 --to podman:quay.io/podman/stable:v5 --platform ")),
        qPrintable(command));
    click(pull);
    QTRY_COMPARE(m_fixture->models->transfers.rowCount(), 1);
    const auto request = m_fixture->models->transfers.index(0, 0)
                             .data(TransferListModel::RequestRole)
                             .value<TransferRequest>();
    QCOMPARE(request.destination.kind, DestinationSpec::Kind::Engine);
    QCOMPARE(request.destination.path, socket);
    QCOMPARE(request.destination.name, QStringLiteral("quay.io/podman/stable:v5"));
    QVERIFY(!request.allPlatforms);
}

void TestLocalTools::copiesIntoAnEngine()
{
    addEngine();
    m_fixture->window->actions().copyTo->trigger();
    QDialog* dialog = m_fixture->dialog("copyDialog");
    QVERIFY(dialog);
    auto* target = in<QComboBox>(dialog, "registry");
    auto* repository = in<QComboBox>(dialog, "repository");
    QCOMPARE(repository->currentText(), QStringLiteral("podman/stable"));
    target->setCurrentIndex(target->findData(QStringLiteral("engine:") + socket));
    QCOMPARE(repository->currentText(), QStringLiteral("quay.io/podman/stable"));
    auto* copy = in<QPushButton>(dialog, "copyButton");
    QVERIFY(copy->isEnabled());
    repository->setCurrentText(QStringLiteral("Not Valid"));
    QVERIFY(!copy->isEnabled());
    repository->setCurrentText(QStringLiteral("localhost:5000/mine"));
    QVERIFY(copy->isEnabled());
    click(copy);
    QTRY_COMPARE(m_fixture->models->transfers.rowCount(), 1);
    const auto request = m_fixture->models->transfers.index(0, 0)
                             .data(TransferListModel::RequestRole)
                             .value<TransferRequest>();
    QCOMPARE(request.destination.kind, DestinationSpec::Kind::Engine);
    QCOMPARE(request.destination.path, socket);
    QCOMPARE(request.destination.name, QStringLiteral("localhost:5000/mine:v5"));
    QVERIFY(!request.allPlatforms);
}

void TestLocalTools::saysWhatThisMachineHas()
{
    const ImageAddress v5(quay, QStringLiteral("podman/stable"), QStringLiteral("v5"));
    control().setLocalState(v5, {EngineState(QStringLiteral("Podman"), LocalImageState::Behind)});
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v5")));
    OverviewModel& overview = m_fixture->models->inspector.overview();
    const auto engines = [&overview] {
        for (int row = 0; row < overview.rowCount(); ++row) {
            const QModelIndex index = overview.index(row, 0);
            if (index.data(modelrole::KeyRole) == QStringLiteral("onThisMachine"))
                return overview.index(0, OverviewModel::ValueColumn, index).data().toString();
        }
        return QString();
    };
    QTRY_VERIFY(engines().startsWith(QStringLiteral("Behind")));
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.9")));
    QTRY_COMPARE(overview.valueOf(QStringLiteral("tag")).toString(), QStringLiteral("v4.9"));
    QCOMPARE(engines(), QString());
}

bool TestLocalTools::watchStable()
{
    Offering offering;
    offering.watch = true;
    control().setOffering(offering);
    return m_fixture->openStable()
        && QTest::qWaitFor([this] { return control().isWatched(RepositoryAddress(quay, QString())); });
}

void TestLocalTools::sendNews(const QString& repository, const QStringList& tags)
{
    QList<RegistryChange> changes;
    for (const QString& tag : tags)
        changes << RegistryChange(RegistryChange::Kind::TagMoved, repository, tag);
    control().sendChanges(RepositoryAddress(quay, QString()), changes);
}

//! What is before the user's eyes is said in the status bar alone.
void TestLocalTools::seesForItself(const NotificationService& told, QSignalSpy& said)
{
    const QString shown = m_fixture->stable.repository;
    m_fixture->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_fixture->window.get()));
    said.clear();
    sendNews(shown, {QStringLiteral("seen")});
    QTRY_COMPARE(said.size(), 1);
    QTest::qWait(50);
    QCOMPARE(told.titles.size(), 2);
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    sendNews(shown, {QStringLiteral("missed")});
    sendNews(QStringLiteral("podman/dev"), {QStringLiteral("theirs")});
    QTRY_COMPARE(told.titles.size(), 3);
    QVERIFY(told.texts.last().contains(shown + QStringLiteral(":missed")));
    QVERIFY(!told.texts.last().contains(QStringLiteral(":seen")));
}

void TestLocalTools::notifiesOfNewImages()
{
#ifndef PORTOLAN_HAS_DBUS
    QSKIP("Qt has no D-Bus here");
#else
    PrivateKeyring desktop; // for its session bus alone
    if (!PrivateKeyring::isAvailable() || !desktop.startBus())
        QSKIP("dbus-daemon is not installed");
    desktop.enterBus();
    NotificationService told;
    QDBusConnection bus = QDBusConnection::connectToBus(
        qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("desktop"));
    QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.Notifications")));
    QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &told,
        QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));

    QVERIFY(watchStable());
    auto* notifier = m_fixture->window->findChild<NewImageNotifier*>();
    notifier->setPauses(std::chrono::milliseconds(20), std::chrono::milliseconds(1));
    QSignalSpy said(notifier, &NewImageNotifier::message);
    const QString dev = QStringLiteral("podman/dev");

    // The desktop is told only of what the user wants it to be told of.
    sendNews(dev, {QStringLiteral("v1")});
    QTRY_COMPARE(said.size(), 1);
    QVERIFY(said.first().first().toString().contains(QStringLiteral("quay.io/podman/dev:v1")));
    m_fixture->window->actions().notifyNewImages->trigger();
    QVERIFY(m_fixture->settings->viewPreferences().notifyNewImages);

    // Of many at once it is told once.
    QStringList many;
    for (int i = 0; i < 7; ++i)
        many << QStringLiteral("v%1").arg(i);
    sendNews(dev, many);
    QTRY_COMPARE(told.titles.size(), 1);
    QVERIFY2(told.titles.first().contains(u'7'), qPrintable(told.titles.first()));
    QCOMPARE(told.texts.first().split(u'\n').size(), 6);
    QVERIFY2(told.texts.first().startsWith(QStringLiteral("quay.io/podman/dev:v6\n")),
        qPrintable(told.texts.first()));
    QVERIFY(told.texts.first().endsWith(QStringLiteral("and 2 more")));

    // What is done here is told to nobody, whether the watch tells of it before or after it is done.
    said.clear();
    m_fixture->models->watcher.madeHere(RepositoryAddress(quay, dev), {QStringLiteral("own")});
    sendNews(dev, {QStringLiteral("own")});
    sendNews(dev, {QStringLiteral("early")});
    m_fixture->models->watcher.madeHere(RepositoryAddress(quay, dev), {QStringLiteral("early")});
    sendNews(dev, {QStringLiteral("theirs")});
    QTRY_COMPARE(told.titles.size(), 2);
    QCOMPARE(told.texts.last(), QStringLiteral("quay.io/podman/dev:theirs"));
    QCOMPARE(told.replaced, 17U);
    QCOMPARE(said.size(), 1);

    seesForItself(told, said);
    QVERIFY(told.actions.contains(QStringLiteral("default")));
    Q_EMIT told.ActionInvoked(17, QStringLiteral("default"));
    QTRY_COMPARE(m_fixture->window->selection().location(), RepositoryAddress(quay, dev));
    QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
#endif
}

QTEST_MAIN(TestLocalTools)
#include "tst_localtools.moc"

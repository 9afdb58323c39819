// SPDX-License-Identifier: Apache-2.0
#include "ui/windowfixture.h"

#include "credentials/authenvironment.h"
#include "oci/mediatype.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTimer>

namespace portolan {
namespace {

Error missingKeychain()
{
    return Error::storage(QStringLiteral("no Secret Service")).withCode(QStringLiteral("KEYCHAIN_MISSING"));
}

void appendTexts(const QAbstractItemModel* model, const QModelIndex& parent, QStringList& texts)
{
    for (int row = 0; row < model->rowCount(parent); ++row) {
        for (int column = 0; column < model->columnCount(parent); ++column)
            texts << model->index(row, column, parent).data().toString();
        appendTexts(model, model->index(row, 0, parent), texts);
    }
}

} // namespace

void MoodyKeychain::read(const CredentialKey& key, CredentialDone done)
{
    if (missing)
        QTimer::singleShot(0, &store, [done] { done(missingKeychain()); });
    else
        store.read(key, std::move(done));
}

void MoodyKeychain::write(const CredentialKey& key, const Credential& credential, CredentialChangeDone done)
{
    if (missing)
        QTimer::singleShot(0, &store, [done] { done(missingKeychain()); });
    else
        store.write(key, credential, std::move(done));
}

void MoodyKeychain::remove(const CredentialKey& key, CredentialChangeDone done)
{
    store.remove(key, std::move(done));
}

WindowFixture::WindowFixture(const QString& settingsFile)
    : settings(std::make_unique<Settings>(
        settingsFile.isEmpty() ? folder.filePath(QStringLiteral("portolan.ini")) : settingsFile))
    , stable(QStringLiteral("quay.io"), QStringLiteral("podman/stable"))
{
    if (settings->registries().isEmpty()) {
        settings->setRegistries({RegistryProfile::distribution(QStringLiteral("quay.io")),
            RegistryProfile::distribution(QStringLiteral("registry.example.com:5000"))});
    }
    fillService();
    AuthEnvironment environment;
    environment.variables.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
    session = std::make_unique<Session>(service, keychain, *settings, environment);
    models = std::make_unique<WindowModels>(*session);
    window = std::make_unique<MainWindow>(*session, *models);
}

WindowFixture::~WindowFixture()
{
    window.reset();
    models.reset();
    session.reset();
}

void WindowFixture::fillService()
{
    service.setRepositories(stable.registry,
        {{QStringLiteral("app"), QStringLiteral("podman/dev"), QStringLiteral("podman/stable")}});
    service.setTags(stable,
        {{QStringLiteral("latest"), QStringLiteral("v5"), QStringLiteral("v4.9"), QStringLiteral("v4.10"),
            QStringLiteral("broken")}});
    ImageDetails amd64 = imageDetails(stable.repository, QString(), {40000000, 2000000, 300});
    ImageDetails arm64 = imageDetails(stable.repository, QString(), {38000000, 1900000, 301});
    service.addImage(stable.registry, amd64);
    service.addImage(stable.registry, arm64);
    const ImageDetails index = indexDetails(stable.repository, QStringLiteral("v5"),
        {{QStringLiteral("linux/amd64"), amd64.document.digest()},
            {QStringLiteral("attestation"), digestOf(QStringLiteral("attestation"))},
            {QStringLiteral("linux/arm64"), arm64.document.digest()}});
    service.addImage(stable.registry, index);
    service.setImage(ImageAddress(stable.registry, stable.repository, QStringLiteral("latest")), index);
    for (const QString& tag : {QStringLiteral("v4.9"), QStringLiteral("v4.10")})
        service.addImage(stable.registry, imageDetails(stable.repository, tag, {30000000, 1000000}));

    TagSummary multi = summaryOf(index.document.digest(), 81000000, 300);
    multi.mediaType = QString::fromLatin1(mediatype::ociIndex);
    multi.platforms = {QStringLiteral("linux/amd64"), QStringLiteral("linux/arm64")};
    service.setSummary(ImageAddress(stable.registry, stable.repository, QStringLiteral("latest")), multi);
    service.setSummary(ImageAddress(stable.registry, stable.repository, QStringLiteral("v5")), multi);
    for (const QString& tag : {QStringLiteral("v4.9"), QStringLiteral("v4.10")}) {
        const ImageDetails image = imageDetails(stable.repository, tag, {30000000, 1000000});
        service.setSummary(ImageAddress(stable.registry, stable.repository, tag),
            summaryOf(image.document.digest(), 31000000, tag == QStringLiteral("v4.9") ? 100 : 200));
    }
    ProbeReport probe;
    probe.anonymousPossible = true;
    probe.loginPossible = true;
    service.setProbeReport(probe);
}

void WindowFixture::show()
{
    const Result<void> started = session->start(folder.filePath(QStringLiteral("library")), QString());
    QVERIFY2(started.has_value(), "the Local library could not be made");
    window->show();
    QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    QTRY_COMPARE(session->loginState(stable.registry).stage, LoginState::Stage::Anonymous);
    window->activateWindow();
}

void WindowFixture::close()
{
    window->close();
}

QDialog* WindowFixture::dialog(const char* name) const
{
    QDialog* found = nullptr;
    const bool shown = QTest::qWaitFor([this, name, &found] {
        for (QDialog* dialog : window->findChildren<QDialog*>(QString::fromLatin1(name))) {
            if (dialog->isVisible())
                found = dialog;
        }
        return found != nullptr;
    });
    return shown ? found : nullptr;
}

QModelIndex WindowFixture::findNode(const QStringList& path) const
{
    QModelIndex node;
    for (const QString& text : path) {
        QModelIndex next;
        const bool found = QTest::qWaitFor([this, &text, &node, &next] {
            const QAbstractItemModel* model = tree()->model();
            for (int row = 0; row < model->rowCount(node); ++row) {
                if (model->index(row, 0, node).data().toString() == text)
                    next = model->index(row, 0, node);
            }
            return next.isValid();
        });
        if (!found)
            return {};
        node = next;
        if (text != path.last())
            tree()->expand(node);
    }
    return node;
}

bool WindowFixture::clickNode(const QStringList& path)
{
    const QModelIndex node = findNode(path);
    if (!node.isValid())
        return false;
    tree()->scrollTo(node);
    QRect rect = tree()->visualRect(node);
    // Left of the middle: the right end of a failed registry's row is its "Retry".
    QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, rect.topLeft() + QPoint(30, 8));
    return tree()->currentIndex() == node;
}

bool WindowFixture::clickTag(const QString& tag, Qt::KeyboardModifiers modifiers)
{
    const bool there = QTest::qWaitFor([this, &tag] { return models->tags.indexOf(tag).isValid(); });
    if (!there)
        return false;
    const int row = models->tags.indexOf(tag).row();
    const QModelIndex index = tags()->model()->index(row, TagListModel::TagColumn);
    tags()->scrollTo(index);
    QTest::mouseClick(tags()->viewport(), Qt::LeftButton, modifiers, tags()->visualRect(index).center());
    return true;
}

bool WindowFixture::openStable()
{
    return clickNode({QStringLiteral("quay.io"), QStringLiteral("podman"), QStringLiteral("stable")})
        && QTest::qWaitFor([this] { return models->tags.rowCount() == 5; });
}

void WindowTest::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    m_fixture->show();
}

void click(QWidget* widget)
{
    QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
}

void type(QWidget* parent, const char* lineName, const QString& text)
{
    auto* line = parent->findChild<QLineEdit*>(QString::fromLatin1(lineName));
    QVERIFY2(line, lineName);
    line->setFocus();
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, text);
}

QString allText(const QAbstractItemModel* model)
{
    QStringList texts;
    appendTexts(model, {}, texts);
    return texts.join(u'\n');
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "integration/product.h"

#include "credentials/authenvironment.h"
#include "credentials/keychainstore.h"
#include "credentials/memorystore.h"
#include "present/theme.h"

#include <QDirIterator>
#include <QTest>

namespace portolan {
namespace {

constexpr int keyringTimeoutMs = 15000;

} // namespace

Product::Product()
{
    makeStore();
    m_settings = std::make_unique<Settings>(path(QStringLiteral("portolan.ini")));
    applyAppearance(m_settings->viewPreferences().colorScheme);
    m_service = std::make_unique<ThreadedRegistryService>(path(QStringLiteral("portolan.db")));
    m_session = std::make_unique<Session>(*m_service, *m_store, *m_settings, AuthEnvironment::ofProcess());
    m_models = std::make_unique<WindowModels>(*m_session);
    m_window = std::make_unique<MainWindow>(*m_session, *m_models);
}

Product::~Product()
{
    m_window.reset();
    m_models.reset();
    m_session.reset();
    m_service.reset();
}

Result<void> Product::start()
{
    m_window->show();
    const Result<void> started = m_session->start(
        path(QStringLiteral("library")), QStringLiteral(":/portolan/sample/sample-library.tar"));
    m_window->open(QString());
    return started;
}

Result<std::optional<Credential>> Product::storedLogin(const QString& host, const QString& account)
{
    std::optional<Result<std::optional<Credential>>> answer;
    m_store->read(CredentialKey(host, account),
        [&answer](const Result<std::optional<Credential>>& result) { answer = result; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, keyringTimeoutMs))
        return Error::internal(QStringLiteral("the keyring does not answer"));
    return *answer;
}

bool Product::filesContain(const QByteArray& bytes) const
{
    QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            return true;
    }
    return m_keyring.filesContain(bytes);
}

void Product::makeStore()
{
    if (PrivateKeyring::isAvailable() && m_keyring.startBus()) {
        m_keyring.enterBus();
        m_hasKeyring = m_keyring.startKeyring();
    }
    if (m_hasKeyring) {
        m_store = std::make_unique<KeychainStore>();
        return;
    }
    qInfo("The logins are kept in memory: %s", qPrintable(m_keyring.failure()));
    m_store = std::make_unique<MemoryStore>();
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "credentials/credentiallookup.h"

#include "base/logging.h"
#include "credentials/credentialhelper.h"

#include <QPointer>

namespace portolan {

CredentialLookup::CredentialLookup(CredentialQuery query, AuthEnvironment environment,
    std::chrono::milliseconds helperTimeout, QObject* parent)
    : QObject(parent)
    , m_query(std::move(query))
    , m_environment(std::move(environment))
    , m_helperTimeout(helperTimeout)
{
}

void CredentialLookup::addStore(CredentialStore& store, const QStringList& accounts)
{
    for (const QString& account : accounts) {
        m_steps.emplace_back([this, &store, key = CredentialKey(m_query.host, account)] {
            // The store may answer after this lookup was given up.
            store.read(key, [self = QPointer(this)](const Result<std::optional<Credential>>& found) {
                if (self)
                    self->take(found);
            });
        });
    }
}

void CredentialLookup::addFile(const AuthFileLocation& location)
{
    m_steps.emplace_back([this, location] { readFile(location); });
}

void CredentialLookup::start(CredentialResolver::Done done)
{
    m_done = std::move(done);
    QMetaObject::invokeMethod(this, &CredentialLookup::next, Qt::QueuedConnection);
}

void CredentialLookup::next()
{
    if (m_steps.empty())
        return finish(std::nullopt);
    const Step step = std::move(m_steps.front());
    m_steps.pop_front();
    step();
}

void CredentialLookup::readFile(const AuthFileLocation& location)
{
    const auto file = readAuthFile(location);
    if (!file) {
        qCInfo(logAuth).noquote() << file.error().toLogLine();
        m_resolution.problems << file.error();
    }
    if (!file || !file->has_value())
        return next();
    const AuthLookup found = (*file)->find(m_query.host, m_query.repository);
    // What the file says is asked before the next file: in front of the queue, last one first.
    if (found.entry)
        m_steps.emplace_front(
            [this, login = found.entry->credential] { take(std::optional<Credential>(login)); });
    for (const QString& helper : {found.storeHelper, found.hostHelper}) {
        if (helper.isEmpty())
            continue;
        for (auto key = found.helperKeys.crbegin(); key != found.helperKeys.crend(); ++key)
            m_steps.emplace_front([this, helper, serverKey = *key] { askHelper(helper, serverKey); });
    }
    next();
}

void CredentialLookup::askHelper(const QString& name, const QString& key)
{
    // One that is missing or hangs would be so for its other keys too.
    if (m_failedHelpers.contains(name))
        return next();
    auto* helper = new CredentialHelper(name, m_environment.programFolders(), this);
    helper->setTimeout(m_helperTimeout);
    helper->get(key, [this, helper, name](const Result<std::optional<Credential>>& found) {
        helper->deleteLater();
        if (!found)
            m_failedHelpers << name;
        take(found);
    });
}

void CredentialLookup::take(const Result<std::optional<Credential>>& found)
{
    if (!found) {
        m_resolution.problems << found.error();
        return next();
    }
    const bool isWanted =
        found->has_value() && (m_query.account.isEmpty() || (*found)->user == m_query.account);
    if (!isWanted)
        return next();
    finish(*found);
}

void CredentialLookup::finish(std::optional<Credential> credential)
{
    m_resolution.credential = std::move(credential);
    deleteLater();
    m_done(std::move(m_resolution));
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "credentials/keychainstore.h"

#include "base/logging.h"
#include "credentials/loginblob.h"

#include <QFileInfo>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace portolan {
namespace {

QString serviceName()
{
    return QStringLiteral("Portolan");
}

//! How long one job has been waited for.
class Wait final {
public:
    bool late = false;
    bool ended = false;
};

//! Whether nobody listens at the session bus, by the address alone. QtKeychain hands that on as OtherError
//! with GLib's translated text, so the text cannot tell.
bool sessionBusIsAbsent()
{
#ifdef Q_OS_LINUX
    const QString address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    QString path = qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus");
    if (!address.isEmpty()) {
        const QLatin1String unixPath("unix:path=");
        if (!address.startsWith(unixPath))
            return false;
        path = address.mid(unixPath.size()).section(u',', 0, 0).section(u';', 0, 0);
    }
    return !QFileInfo::exists(path);
#else
    return false;
#endif
}

//! Whether the bus or the service behind it could not be reached: GIO's and D-Bus's words (C locale), of
//! which QtKeychain passes on nothing but the text.
bool saysUnreachable(const QString& text)
{
    return text.contains(QLatin1String("org.freedesktop.secrets"))
        || text.contains(QLatin1String("Could not connect"))
        || text.contains(QLatin1String("autolaunch D-Bus"));
}

Error errorOf(const QKeychain::Job& job, const CredentialKey& key)
{
    QString code = QStringLiteral("KEYCHAIN_FAILED");
    switch (job.error()) {
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        code = QStringLiteral("KEYCHAIN_MISSING");
        break;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        code = QStringLiteral("KEYCHAIN_LOCKED");
        break;
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        if (saysUnreachable(job.errorString()) || sessionBusIsAbsent())
            code = QStringLiteral("KEYCHAIN_MISSING");
        break;
    }
    Error error = Error::storage(job.errorString()).withCode(code).at(key.host, QString());
    qCInfo(logKeychain).noquote() << error.toLogLine();
    return error;
}

} // namespace

KeychainStore::KeychainStore(QObject* parent) : QObject(parent) {}

void KeychainStore::read(const CredentialKey& key, CredentialDone done)
{
    start(new QKeychain::ReadPasswordJob(serviceName()), key,
        [key, done = std::move(done)](QKeychain::Job* job) {
            if (job->error() == QKeychain::EntryNotFound)
                return done(std::optional<Credential>());
            if (job->error() != QKeychain::NoError)
                return done(errorOf(*job, key));
            const Secret blob(static_cast<QKeychain::ReadPasswordJob*>(job)->binaryData());
            const auto credential = fromLoginBlob(blob.reveal());
            if (!credential)
                return done(credential.error().at(key.host, QString()));
            done(std::optional<Credential>(*credential));
        });
}

void KeychainStore::write(const CredentialKey& key, const Credential& credential, CredentialChangeDone done)
{
    auto* write = new QKeychain::WritePasswordJob(serviceName());
    write->setBinaryData(toLoginBlob(credential));
    start(write, key, [key, done = std::move(done)](QKeychain::Job* job) {
        done(job->error() == QKeychain::NoError ? Result<void>() : Result<void>(errorOf(*job, key)));
    });
}

void KeychainStore::remove(const CredentialKey& key, CredentialChangeDone done)
{
    start(new QKeychain::DeletePasswordJob(serviceName()), key,
        [key, done = std::move(done)](QKeychain::Job* job) {
            const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
            done(gone ? Result<void>() : Result<void>(errorOf(*job, key)));
        });
}

void KeychainStore::start(
    QKeychain::Job* job, const CredentialKey& key, std::function<void(QKeychain::Job*)> finished)
{
    job->setKey(key.toString());
    job->setInsecureFallback(false);
    // The job has no parent and outlives this store when it must: the libsecret back end calls back into it
    // (frankosterfeld/qtkeychain#261). Only the connections below end with the store.
    auto wait = std::make_shared<Wait>();
    connect(job, &QKeychain::Job::finished, this,
        [this, wait, finished = std::move(finished)](QKeychain::Job* ended) {
            wait->ended = true;
            if (wait->late)
                setLate(-1);
            finished(ended);
        });
    QTimer::singleShot(waitingDelay, this, [this, wait] {
        wait->late = !wait->ended;
        if (wait->late)
            setLate(1);
    });
    job->start();
}

void KeychainStore::setLate(int change)
{
    const bool before = isWaiting();
    m_lateJobs += change;
    if (before != isWaiting())
        Q_EMIT waitingChanged(isWaiting());
}

} // namespace portolan

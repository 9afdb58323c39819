// SPDX-License-Identifier: Apache-2.0
#include "settings/settings.h"

#include "settings/registrylist.h"
#include "settings/settingskeys.h"

#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

namespace portolan {
namespace {

namespace keys = settingskeys;

//! The key below a group for any name: no slash of a name may make a group of its own.
QString keyIn(QLatin1String groupKey, const QString& name)
{
    const QByteArray escaped = QUrl::toPercentEncoding(name, QByteArray(), QByteArrayLiteral("/"));
    return groupKey + (escaped.isEmpty() ? QStringLiteral("%") : QString::fromLatin1(escaped));
}

QString nameOf(const QString& key)
{
    return key == QLatin1String("%") ? QString() : QUrl::fromPercentEncoding(key.toLatin1());
}

//! Whether an @ in it can only be that of a digest.
bool hasNoUserInfo(const QString& reference)
{
    static const QRegularExpression digestAt(
        QStringLiteral("@[a-z0-9]+(?:[+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]{32,}\\z"));
    const qsizetype at = reference.indexOf(u'@');
    return at < 0
        || digestAt
               .match(reference, at, QRegularExpression::NormalMatch,
                   QRegularExpression::AnchorAtOffsetMatchOption)
               .hasMatch();
}

QStringList toHex(const QList<QByteArray>& values)
{
    QStringList hex;
    for (const QByteArray& value : values)
        hex << QString::fromLatin1(value.toHex());
    return hex;
}

QStringList toText(const QList<QByteArray>& values)
{
    QStringList text;
    for (const QByteArray& value : values)
        text << QString::fromLatin1(value);
    return text;
}

} // namespace

QString Settings::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/portolan/portolan.ini");
}

Settings::Settings(const QString& path) : m_settings(path, QSettings::IniFormat)
{
    m_settings.setAtomicSyncRequired(true);
}

Result<void> Settings::status() const
{
    if (m_settings.status() == QSettings::NoError)
        return {};
    const bool malformed = m_settings.status() == QSettings::FormatError;
    return Error::storage(malformed ? QStringLiteral("The settings file is malformed")
                                    : QStringLiteral("The settings file cannot be read or written"))
        .at(QString(), m_settings.fileName());
}

QList<RegistryProfile> Settings::registries() const
{
    const QString text = m_settings.value(keys::registries).toString();
    if (text != m_registriesText) {
        m_registries = registriesFromJson(text.toUtf8());
        m_registriesText = text;
    }
    return m_registries;
}

void Settings::setRegistries(const QList<RegistryProfile>& profiles)
{
    write(keys::registries, QString::fromUtf8(registriesToJson(profiles)));
}

void Settings::putRegistry(const RegistryProfile& profile)
{
    QList<RegistryProfile> profiles = registries();
    const auto same = std::find_if(profiles.begin(), profiles.end(),
        [&profile](const RegistryProfile& known) { return known.id == profile.id; });
    if (same == profiles.end())
        profiles << profile;
    else
        *same = profile;
    setRegistries(profiles);
}

bool Settings::removeRegistry(const QString& id)
{
    QList<RegistryProfile> profiles = registries();
    const auto removed =
        profiles.removeIf([&id](const RegistryProfile& known) { return known.id == id && !known.embedded; });
    if (removed > 0)
        setRegistries(profiles);
    return removed > 0;
}

QStringList Settings::accounts(const QString& host) const
{
    return m_settings.value(keyIn(keys::accounts, host)).toStringList();
}

void Settings::rememberAccount(const QString& host, const QString& account)
{
    QStringList names = accounts(host);
    names.removeAll(account);
    names.prepend(account);
    setList(keyIn(keys::accounts, host), names);
}

void Settings::forgetAccount(const QString& host, const QString& account)
{
    QStringList names = accounts(host);
    names.removeAll(account);
    setList(keyIn(keys::accounts, host), names);
}

TrustSettings Settings::trust() const
{
    TrustSettings trust;
    trust.authorities = group(keys::authorities);
    const auto pins = group(keys::pins);
    for (auto it = pins.constBegin(); it != pins.constEnd(); ++it) {
        QList<QByteArray>& raw = trust.pins[it.key()];
        for (const QByteArray& hex : it.value())
            raw << QByteArray::fromHex(hex);
    }
    return trust;
}

Result<void> Settings::addAuthority(const QString& host, const QByteArray& pem)
{
    const QList<QByteArray> certificates = certificatesOfPem(pem);
    if (certificates.isEmpty())
        return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "There is no certificate in it")))
            .withCode(QStringLiteral("NO_CERTIFICATE"));
    QList<QByteArray> known = trust().authorities.value(host);
    for (const QByteArray& certificate : certificates) {
        if (!known.contains(certificate))
            known << certificate;
    }
    setList(keyIn(keys::authorities, host), toText(known));
    return {};
}

void Settings::pinCertificate(const QString& host, const QByteArray& sha256)
{
    QList<QByteArray> known = trust().pins.value(host);
    if (!known.contains(sha256))
        known << sha256;
    setList(keyIn(keys::pins, host), toHex(known));
}

void Settings::removeAuthority(const QString& host, const QByteArray& pem)
{
    QList<QByteArray> known = trust().authorities.value(host);
    known.removeAll(pem);
    setList(keyIn(keys::authorities, host), toText(known));
}

void Settings::unpinCertificate(const QString& host, const QByteArray& sha256)
{
    QList<QByteArray> known = trust().pins.value(host);
    known.removeAll(sha256);
    setList(keyIn(keys::pins, host), toHex(known));
}

QByteArray Settings::windowGeometry() const
{
    return m_settings.value(keys::windowGeometry).toByteArray();
}

QByteArray Settings::windowState() const
{
    return m_settings.value(keys::windowState).toByteArray();
}

void Settings::setWindow(const QByteArray& geometry, const QByteArray& state)
{
    m_settings.setValue(keys::windowGeometry, geometry);
    write(keys::windowState, state);
}

QList<int> Settings::splitterSizes(const QString& name) const
{
    QList<int> sizes;
    const QStringList texts = m_settings.value(keyIn(keys::splitters, name)).toStringList();
    for (const QString& text : texts)
        sizes << text.toInt();
    return sizes;
}

void Settings::setSplitterSizes(const QString& name, const QList<int>& sizes)
{
    QStringList texts;
    for (const int size : sizes)
        texts << QString::number(size);
    setList(keyIn(keys::splitters, name), texts);
}

QByteArray Settings::headerState(const QString& name) const
{
    return m_settings.value(keyIn(keys::headers, name)).toByteArray();
}

void Settings::setHeaderState(const QString& name, const QByteArray& state)
{
    write(keyIn(keys::headers, name), state);
}

ViewPreferences Settings::viewPreferences() const
{
    ViewPreferences preferences;
    const QString scheme = m_settings.value(keys::colorScheme).toString();
    if (scheme == QLatin1String("light"))
        preferences.colorScheme = ColorScheme::Light;
    else if (scheme == QLatin1String("dark"))
        preferences.colorScheme = ColorScheme::Dark;
    preferences.showAttachments =
        m_settings.value(keys::showAttachments, preferences.showAttachments).toBool();
    preferences.relativeTimes = m_settings.value(keys::relativeTimes, preferences.relativeTimes).toBool();
    preferences.onlyDifferences =
        m_settings.value(keys::onlyDifferences, preferences.onlyDifferences).toBool();
    preferences.notifyNewImages =
        m_settings.value(keys::notifyNewImages, preferences.notifyNewImages).toBool();
    return preferences;
}

void Settings::setViewPreferences(const ViewPreferences& preferences)
{
    QString scheme = QStringLiteral("system");
    if (preferences.colorScheme != ColorScheme::System)
        scheme =
            preferences.colorScheme == ColorScheme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    m_settings.setValue(keys::colorScheme, scheme);
    m_settings.setValue(keys::showAttachments, preferences.showAttachments);
    m_settings.setValue(keys::relativeTimes, preferences.relativeTimes);
    m_settings.setValue(keys::notifyNewImages, preferences.notifyNewImages);
    write(keys::onlyDifferences, preferences.onlyDifferences);
}

QStringList Settings::lastPlace() const
{
    return m_settings.value(keys::lastPlace).toStringList();
}

void Settings::setLastPlace(const QStringList& place)
{
    setList(keys::lastPlace, place);
}

QStringList Settings::recentReferences() const
{
    return m_settings.value(keys::recentReferences).toStringList();
}

void Settings::addRecentReference(const QString& reference)
{
    if (reference.isEmpty() || !hasNoUserInfo(reference))
        return;
    QStringList references = recentReferences();
    references.removeAll(reference);
    references.prepend(reference);
    setList(keys::recentReferences, references.mid(0, maxRecentReferences));
}

void Settings::clearRecentReferences()
{
    erase(keys::recentReferences);
}

bool Settings::isCommandConfirmed(const QString& id) const
{
    return m_settings.value(keys::confirmedCommands).toStringList().contains(id);
}

void Settings::confirmCommand(const QString& id)
{
    QStringList confirmed = m_settings.value(keys::confirmedCommands).toStringList();
    if (id.isEmpty() || confirmed.contains(id))
        return;
    confirmed << id;
    setList(keys::confirmedCommands, confirmed);
}

void Settings::clearConfirmedCommands()
{
    erase(keys::confirmedCommands);
}

bool Settings::isSuppressed(const QString& question) const
{
    return m_settings.value(keyIn(keys::suppressedQuestions, question)).toBool();
}

void Settings::setSuppressed(const QString& question, bool suppressed)
{
    const QString key = keyIn(keys::suppressedQuestions, question);
    if (suppressed)
        write(key, true);
    else
        erase(key);
}

void Settings::clearSuppressed()
{
    erase(QString(keys::suppressedQuestions).chopped(1));
}

QHash<QString, QList<QByteArray>> Settings::group(QLatin1String prefix) const
{
    QHash<QString, QList<QByteArray>> byName;
    m_settings.beginGroup(QString(prefix).chopped(1));
    const QStringList children = m_settings.childKeys();
    for (const QString& key : children) {
        const QStringList values = m_settings.value(key).toStringList();
        for (const QString& value : values)
            byName[nameOf(key)] << value.toLatin1();
    }
    m_settings.endGroup();
    return byName;
}

void Settings::setList(const QString& key, const QStringList& values)
{
    if (values.isEmpty())
        erase(key);
    else
        write(key, values);
}

void Settings::write(const QString& key, const QVariant& value)
{
    // Each write waits for the disk.
    if (m_settings.contains(key) && m_settings.value(key) == value)
        return;
    m_settings.setValue(key, value);
    m_settings.sync();
}

void Settings::erase(const QString& key)
{
    m_settings.remove(key);
    m_settings.sync();
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "compare/configcomparison.h"

#include <QMap>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

using Settings = QMap<std::pair<ConfigPart, QString>, QString>;

QString jsonString(const QString& text)
{
    QString out = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\' + QString(c);
        else if (c.unicode() < 0x20)
            out += u"\\u%1"_s.arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out + u'"';
}

QString jsonList(const QStringList& words)
{
    QStringList quoted;
    quoted.reserve(words.size());
    for (const QString& word : words)
        quoted << jsonString(word);
    return u'[' + quoted.join(u", "_s) + u']';
}

void addText(Settings& settings, ConfigPart part, const QString& text)
{
    if (!text.isEmpty())
        settings.insert({part, QString()}, text);
}

void addWords(Settings& settings, ConfigPart part, const QStringList& words)
{
    if (!words.isEmpty())
        settings.insert({part, QString()}, jsonList(words));
}

void addNames(Settings& settings, ConfigPart part, const QStringList& names)
{
    for (const QString& name : names)
        settings.insert({part, name}, QString());
}

QString joined(const QString& first, const QString& second)
{
    return second.isEmpty() ? first : first + u'/' + second;
}

Settings settingsOf(const ImageConfig& config)
{
    Settings settings;
    addText(
        settings, ConfigPart::Architecture, joined(config.platform.architecture, config.platform.variant));
    addText(settings, ConfigPart::Os, joined(config.platform.os, config.platform.osVersion));
    addText(settings, ConfigPart::Created, config.created.toString(Qt::ISODateWithMs));
    addText(settings, ConfigPart::Author, config.author);
    addText(settings, ConfigPart::User, config.user);
    addText(settings, ConfigPart::WorkingDir, config.workingDir);
    addWords(settings, ConfigPart::Entrypoint, config.entrypoint);
    addWords(settings, ConfigPart::Cmd, config.cmd);
    addWords(settings, ConfigPart::Shell, config.shell);
    addText(settings, ConfigPart::StopSignal, config.stopSignal);
    addWords(settings, ConfigPart::Healthcheck, config.healthcheck);
    for (const QString& variable : config.env) {
        const qsizetype equals = variable.indexOf(u'=');
        const QString name = equals < 0 ? variable : variable.left(equals);
        settings.insert({ConfigPart::Env, name}, equals < 0 ? QString() : variable.mid(equals + 1));
    }
    addNames(settings, ConfigPart::ExposedPort, config.exposedPorts);
    addNames(settings, ConfigPart::Volume, config.volumes);
    for (auto label = config.labels.begin(); label != config.labels.end(); ++label)
        settings.insert({ConfigPart::Label, label.key()}, label.value());
    return settings;
}

std::optional<QString> valueOf(const Settings& settings, const Settings::key_type& key)
{
    const auto found = settings.constFind(key);
    return found == settings.constEnd() ? std::nullopt : std::optional<QString>(*found);
}

} // namespace

QList<ConfigRow> compareConfigs(const ImageConfig* a, const ImageConfig* b)
{
    const Settings onA = a ? settingsOf(*a) : Settings();
    const Settings onB = b ? settingsOf(*b) : Settings();
    Settings all = onA;
    all.insert(onB);
    QList<ConfigRow> rows;
    rows.reserve(all.size());
    for (auto setting = all.keyBegin(); setting != all.keyEnd(); ++setting) {
        ConfigRow row;
        row.part = setting->first;
        row.key = setting->second;
        row.a = valueOf(onA, *setting);
        row.b = valueOf(onB, *setting);
        row.difference = differenceOf(row.a.has_value(), row.b.has_value(), row.a == row.b);
        rows << row;
    }
    return rows;
}

} // namespace portolan

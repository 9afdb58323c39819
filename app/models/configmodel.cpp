// SPDX-License-Identifier: Apache-2.0
#include "models/configmodel.h"

#include "models/labelrows.h"

namespace portolan {
namespace {

LabelRow environment(const QStringList& env)
{
    LabelRow group =
        keyed("env", LabelRow(QT_TRANSLATE_NOOP("Models", "Environment"), QVariant(), ValueKind::Heading));
    for (const QString& entry : env) {
        const qsizetype equals = entry.indexOf(u'=');
        if (equals < 0)
            group.children.emplace_back(entry, QString(), ValueKind::Code);
        else
            group.children.emplace_back(entry.left(equals), entry.mid(equals + 1), ValueKind::Code);
    }
    return group;
}

LabelRow labels(const QMap<QString, QString>& labels)
{
    LabelRow group =
        keyed("labels", LabelRow(QT_TRANSLATE_NOOP("Models", "Labels"), QVariant(), ValueKind::Heading));
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        group.children.emplace_back(it.key(), it.value());
    return group;
}

} // namespace

void ConfigModel::setConfig(const ImageConfig& config)
{
    std::vector<LabelRow> rows;
    addWords(rows, "entrypoint", QT_TRANSLATE_NOOP("Models", "Entrypoint"), config.entrypoint);
    addWords(rows, "cmd", QT_TRANSLATE_NOOP("Models", "Command"), config.cmd);
    addText(rows, "user", QT_TRANSLATE_NOOP("Models", "User"), config.user);
    addText(rows, "workingDir", QT_TRANSLATE_NOOP("Models", "Working directory"), config.workingDir,
        ValueKind::Code);
    addList(rows, "ports", QT_TRANSLATE_NOOP("Models", "Ports"), config.exposedPorts);
    addList(rows, "volumes", QT_TRANSLATE_NOOP("Models", "Volumes"), config.volumes);
    addText(rows, "stopSignal", QT_TRANSLATE_NOOP("Models", "Stop signal"), config.stopSignal);
    addWords(rows, "healthcheck", QT_TRANSLATE_NOOP("Models", "Health check"), config.healthcheck);
    addWords(rows, "shell", QT_TRANSLATE_NOOP("Models", "Shell"), config.shell);
    if (!config.env.isEmpty())
        rows.push_back(environment(config.env));
    if (!config.labels.isEmpty())
        rows.push_back(labels(config.labels));
    setRows(std::move(rows));
}

void ConfigModel::clear()
{
    setRows({});
}

} // namespace portolan

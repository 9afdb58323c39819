// SPDX-License-Identifier: Apache-2.0
#include "registry/mirrors/registriesconfcache.h"

#include "base/logging.h"
#include "registry/mirrors/registriesconfsearch.h"

#include <QDateTime>
#include <QFileInfo>

namespace portolan {
namespace {

//! The path, and what changes with the file.
QString stateOf(const QString& path)
{
    const QFileInfo info(path);
    return QStringLiteral("%1\n%2\n%3")
        .arg(path)
        .arg(info.size())
        .arg(info.lastModified().toMSecsSinceEpoch());
}

QStringList statesOf(const QStringList& paths)
{
    QStringList out;
    for (const QString& path : paths)
        out << stateOf(path);
    return out;
}

} // namespace

RegistriesConfCache::RegistriesConfCache(ConfEnvironment environment) : m_environment(std::move(environment))
{
}

const RegistriesConf& RegistriesConfCache::current()
{
    const ConfGeneration generation = confGeneration(m_environment);
    const QStringList state =
        statesOf(registriesConfFiles(m_environment, generation) << shortNameCache(m_environment));
    if (state == m_state)
        return m_conf;
    m_state = state;
    m_conf = readRegistriesConf(m_environment, generation);
    for (const Error& problem : std::as_const(m_conf.problems))
        qCWarning(logRegistry).noquote() << problem.toLogLine();
    return m_conf;
}

} // namespace portolan

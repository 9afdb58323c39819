// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/occommand.h"

#include <QRegularExpression>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QString quoted(const QString& word)
{
    static const QRegularExpression harmless(u"^[A-Za-z0-9_./:@=,+-]+$"_s);
    if (harmless.match(word).hasMatch())
        return word;
    return u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace

OcCommand::OcCommand(QStringList words) : m_words(std::move(words)) {}

OcCommand& OcCommand::add(const QString& word)
{
    m_words << word;
    return *this;
}

OcCommand& OcCommand::option(const QString& name, const QString& value)
{
    if (!value.isEmpty())
        m_words << u"--%1="_s.arg(name) + value;
    return *this;
}

OcCommand& OcCommand::flag(const QString& name, bool wanted)
{
    if (wanted)
        m_words << u"--"_s + name;
    return *this;
}

OcCommand& OcCommand::inProject(const QString& project)
{
    m_words << u"-n"_s << project;
    return *this;
}

QString OcCommand::text() const
{
    QStringList words{u"oc"_s};
    for (const QString& word : m_words)
        words << quoted(word);
    return words.join(u' ');
}

} // namespace portolan

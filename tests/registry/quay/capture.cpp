// SPDX-License-Identifier: Apache-2.0
#include "capture.h"

#include <QDir>
#include <QFile>

namespace portolan {
namespace {

QString folder()
{
    return QStringLiteral(PORTOLAN_TEST_DATA "/captures/quay");
}

//! The lines of a message's head with the line ends HTTP has, then its body.
QByteArray wireOf(const QByteArray& message)
{
    const qsizetype end = message.indexOf("\n\n");
    QByteArray head = end < 0 ? message.trimmed() : message.first(end);
    const QByteArray body = end < 0 ? QByteArray() : message.mid(end + 2).trimmed();
    head.replace("\n", "\r\n");
    if (!body.isEmpty())
        head += "\r\nContent-Length: " + QByteArray::number(body.size());
    return head + "\r\n\r\n" + body;
}

} // namespace

QStringList Capture::names()
{
    return QDir(folder()).entryList({QStringLiteral("*.http")}, QDir::Files, QDir::Name);
}

Capture Capture::load(const QString& name)
{
    QFile file(folder() + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no capture %s", qPrintable(name));
    QByteArray text = file.readAll();
    text.replace("\r\n", "\n");
    while (text.startsWith('#'))
        text.remove(0, text.indexOf('\n') + 1);
    const qsizetype answer = text.indexOf("\nHTTP/1.1 ");
    if (answer < 0)
        qFatal("%s holds no answer", qPrintable(name));
    Capture capture;
    capture.request = wireOf(text.first(answer).trimmed() + "\n");
    const QByteArray reply = text.mid(answer + 1);
    const qsizetype end = reply.indexOf("\n\n");
    const QByteArrayList lines = reply.first(end).split('\n');
    capture.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray& line : lines.mid(1))
        capture.headers.emplace_back(
            line.left(line.indexOf(':')).trimmed(), line.mid(line.indexOf(':') + 1).trimmed());
    capture.body = reply.mid(end + 2).trimmed();
    return capture;
}

QByteArray Capture::header(const QByteArray& headerName) const
{
    for (const auto& [key, value] : headers) {
        if (key.compare(headerName, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace portolan

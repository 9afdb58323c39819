// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QFile>

namespace portolan::testdata {

//! A file of tests/data/oci; ends the program when it is not there.
inline QByteArray read(const char* name)
{
    QFile file(QStringLiteral(PORTOLAN_TEST_DATA "/oci/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

//! JSON written with single quotes, with %1, %2, ... filled in. (moc 6.4 loses its way in raw strings that
//! hold an odd number of quotes.)
inline QByteArray json(const char* text, const QByteArrayList& values = {})
{
    QByteArray out(text);
    out.replace('\'', '"');
    for (qsizetype i = 0; i < values.size(); ++i)
        out.replace('%' + QByteArray::number(i + 1), values.at(i));
    return out;
}

//! The digest of a made-up content, as the fixtures use them.
inline Digest digestOf(const char* content)
{
    return Digest::sha256Of(content);
}
inline QByteArray digestText(const char* content)
{
    return digestOf(content).toString().toLatin1();
}

} // namespace portolan::testdata

// SPDX-License-Identifier: Apache-2.0
#include "settings/trustsettings.h"

namespace portolan {

QList<QByteArray> certificatesOfPem(const QByteArray& pem)
{
    const QByteArray begin("-----BEGIN CERTIFICATE-----");
    const QByteArray end("-----END CERTIFICATE-----");
    QList<QByteArray> certificates;
    qsizetype from = 0;
    while ((from = pem.indexOf(begin, from)) >= 0) {
        const qsizetype bodyStart = from + begin.size();
        const qsizetype bodyEnd = pem.indexOf(end, bodyStart);
        if (bodyEnd < 0)
            break;
        from = bodyEnd + end.size();
        // Whatever stands between the marks, only what is base64 through and through is a certificate.
        QByteArray body = pem.mid(bodyStart, bodyEnd - bodyStart);
        body.removeIf([](char c) { return c == '\n' || c == '\r' || c == ' ' || c == '\t'; });
        const auto der = QByteArray::fromBase64Encoding(body, QByteArray::AbortOnBase64DecodingErrors);
        if (!der || der.decoded.isEmpty())
            continue;
        QByteArray clean = begin + '\n';
        for (qsizetype i = 0; i < body.size(); i += 64)
            clean += body.mid(i, 64) + '\n';
        certificates << clean + end + '\n';
    }
    return certificates;
}

} // namespace portolan

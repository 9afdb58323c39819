// SPDX-License-Identifier: Apache-2.0
#include "tst_fakeopenshift_capture.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace portolan {
namespace {

//! Headers clients look at.
QByteArrayList headersThatMatter()
{
    return {"Content-Type", "Www-Authenticate", "Docker-Content-Digest", "Docker-Distribution-Api-Version",
        "X-Registry-Supports-Signatures", "Link", "Retry-After", "Location"};
}

//! Members whose values are ours to give exactly, where they are plain values.
bool isExact(const QString& key)
{
    static const QStringList keys = QStringLiteral(
        "kind apiVersion name namespace tag image dockerImageReference dockerImageRepository "
        "publicDockerImageRepository type status generation reason importMode code verb allowed "
        "remainingItemCount mediaType digest size Size Id config imageMissing local insecure phase username "
        "denied group resource field groupVersion namespaced singularName dockerImageManifestMediaType")
                                        .split(u' ');
    return keys.contains(key);
}

QByteArray renamedIn(QByteArray bytes, const QHash<QByteArray, QByteArray>& renamed)
{
    for (auto it = renamed.cbegin(); it != renamed.cend(); ++it)
        bytes.replace(it.key(), it.value());
    return bytes;
}

//! Numbers of versions differ from server to server.
QString withoutNumbers(QString text)
{
    static const QRegularExpression number(QStringLiteral("[0-9]+"));
    return text.replace(number, QStringLiteral("N"));
}

//! Lists by tag come in any order from imports.
QJsonArray sortedByTag(const QJsonArray& array)
{
    const QString tag = QStringLiteral("tag");
    QList<QJsonValue> values(array.begin(), array.end());
    const bool tagged = std::all_of(values.cbegin(), values.cend(),
        [&tag](const QJsonValue& value) { return value.toObject().value(tag).isString(); });
    if (tagged)
        std::stable_sort(values.begin(), values.end(), [&tag](const QJsonValue& a, const QJsonValue& b) {
            return a.toObject().value(tag).toString() < b.toObject().value(tag).toString();
        });
    QJsonArray sorted;
    for (const QJsonValue& value : std::as_const(values))
        sorted.append(value);
    return sorted;
}

//! Compares two JSON values by shape, and by value where values matter.
class Comparison final {
public:
    void compare(const QString& path, const QJsonValue& theirs, const QJsonValue& ours)
    {
        if (theirs.type() != ours.type()) {
            differences += QStringLiteral("%1: another type: %2").arg(path, describe(ours));
        } else if (theirs.isObject()) {
            compareObjects(path, theirs.toObject(), ours.toObject());
        } else if (theirs.isArray()) {
            compareArrays(path, sortedByTag(theirs.toArray()), sortedByTag(ours.toArray()));
        }
    }

    QStringList differences;

private:
    [[nodiscard]] static QString describe(const QJsonValue& value)
    {
        return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).left(200));
    }

    //! Of a member whose value matters.
    [[nodiscard]] static bool differs(const QString& key, const QJsonValue& theirs, const QJsonValue& ours)
    {
        if (key == QLatin1StringView("message"))
            return withoutNumbers(theirs.toString()) != withoutNumbers(ours.toString());
        return isExact(key) && !theirs.isObject() && !theirs.isArray() && theirs != ours;
    }

    void compareObjects(const QString& path, const QJsonObject& theirs, const QJsonObject& ours)
    {
        // Who wrote which field is bookkeeping no client looks at.
        const QString bookkeeping = QStringLiteral("managedFields");
        for (const QString& key : theirs.keys()) {
            if (!ours.contains(key) && key != bookkeeping)
                differences += QStringLiteral("%1: without %2").arg(path, key);
        }
        for (const QString& key : ours.keys()) {
            if (key == bookkeeping)
                continue;
            const QJsonValue captured = theirs.value(key);
            const QJsonValue given = ours.value(key);
            if (!theirs.contains(key))
                differences += QStringLiteral("%1: has %2").arg(path, key);
            else if (differs(key, captured, given))
                differences +=
                    QStringLiteral("%1/%2: %3, not %4").arg(path, key, describe(given), describe(captured));
            else
                compare(path + u'/' + key, captured, given);
        }
    }

    void compareArrays(const QString& path, const QJsonArray& theirs, const QJsonArray& ours)
    {
        // How a cluster's roles are cut into rules is its own affair.
        if (path.endsWith(QLatin1StringView("Rules"))) {
            for (const QJsonValue rule : ours) {
                QJsonObject plain = rule.toObject();
                plain.remove(QStringLiteral("resourceNames"));
                if (plain.keys() != theirs.first().toObject().keys())
                    differences += QStringLiteral("%1: %2").arg(path, describe(rule));
            }
            if (ours.isEmpty())
                differences += path + QStringLiteral(": empty");
            return;
        }
        if (theirs.size() != ours.size()) {
            differences += QStringLiteral("%1: %2 elements, not %3")
                               .arg(path, QString::number(ours.size()), QString::number(theirs.size()));
            return;
        }
        for (qsizetype i = 0; i < theirs.size(); ++i)
            compare(QStringLiteral("%1[%2]").arg(path).arg(i), theirs.at(i), ours.at(i));
    }
};

} // namespace

std::vector<FakeOpenShiftCapture> FakeOpenShiftCapture::readAll(const QString& folder)
{
    std::vector<FakeOpenShiftCapture> captures;
    const QDir directory(QStringLiteral(PORTOLAN_TEST_DATA "/captures/") + folder);
    const QStringList names = directory.entryList({QStringLiteral("*.http")}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(directory.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no capture %s", qPrintable(name));
        QByteArray text = file.readAll().replace("\r\n", "\n");
        while (text.startsWith('#'))
            text.remove(0, text.indexOf('\n') + 1);
        const qsizetype response = text.indexOf("\nHTTP/1.1 ");
        const qsizetype requestHead = text.indexOf("\n\n");
        FakeOpenShiftCapture capture;
        capture.name = name;
        const QByteArray requestBody =
            text.mid(requestHead + 2, std::max<qsizetype>(0, response - requestHead - 2)).trimmed();
        QByteArray head = text.first(requestHead).replace("\n", "\r\n");
        if (!requestBody.isEmpty())
            head += "\r\nContent-Length: " + QByteArray::number(requestBody.size());
        capture.m_request = head + "\r\n\r\n" + requestBody;
        const qsizetype responseHead = text.indexOf("\n\n", response);
        capture.body = text.mid(responseHead + 2);
        // The captures hold the body without its framing.
        QByteArray framed = text.mid(response + 1, responseHead - response - 1).replace("\n", "\r\n");
        framed = framed.replace("Content-Length:", "X-Length:").replace("Transfer-Encoding:", "X-Encoding:")
            + "\r\n\r\n";
        capture.m_response = FakeRequest::takeFrom(framed).value_or(FakeRequest());
        captures.push_back(capture);
    }
    return captures;
}

QByteArray FakeOpenShiftCapture::requestWith(const QHash<QByteArray, QByteArray>& renamed) const
{
    return renamedIn(m_request, renamed);
}

QStringList FakeOpenShiftCapture::compare(
    const RawHttpResponse& answer, const QHash<QByteArray, QByteArray>& renamed) const
{
    QStringList differences = compareHeaders(answer, renamed) + compareBodies(answer.body());
    if (answer.status() != m_response.target.toInt())
        differences.prepend(
            QStringLiteral("status %1, not %2")
                .arg(QString::number(answer.status()), QString::fromLatin1(m_response.target)));
    for (QString& difference : differences)
        difference.prepend(name + QStringLiteral(": "));
    return differences;
}

QStringList FakeOpenShiftCapture::compareHeaders(
    const RawHttpResponse& answer, const QHash<QByteArray, QByteArray>& renamed) const
{
    QStringList differences;
    const QByteArrayList names = headersThatMatter();
    for (const QByteArray& header : names) {
        const QByteArray theirs = renamedIn(m_response.header(header), renamed);
        if (theirs != answer.header(header))
            differences += QStringLiteral("%1: \"%2\", not \"%3\"")
                               .arg(QString::fromLatin1(header), QString::fromLatin1(answer.header(header)),
                                   QString::fromLatin1(theirs));
    }
    return differences;
}

QStringList FakeOpenShiftCapture::compareBodies(const QByteArray& ours) const
{
    if (!header("Content-Type").startsWith("application/") || body.trimmed().isEmpty())
        return body.trimmed() == ours.trimmed() ? QStringList() : QStringList{QStringLiteral("another body")};
    // A watch is one object a line, any other answer one object in all.
    const bool watch = body.startsWith(R"({"type":)");
    const QByteArrayList theirLines = watch ? body.trimmed().split('\n') : QByteArrayList{body};
    const QByteArrayList ourLines = watch ? ours.trimmed().split('\n') : QByteArrayList{ours};
    Comparison comparison;
    if (theirLines.size() != ourLines.size())
        comparison.differences +=
            QStringLiteral("%1 events, not %2")
                .arg(QString::number(ourLines.size()), QString::number(theirLines.size()));
    for (qsizetype i = 0; i < qMin(theirLines.size(), ourLines.size()); ++i)
        comparison.compare({}, QJsonDocument::fromJson(theirLines.at(i)).object(),
            QJsonDocument::fromJson(ourLines.at(i)).object());
    return comparison.differences;
}

} // namespace portolan

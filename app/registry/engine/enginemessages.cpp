// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/enginemessages.h"

#include "base/jsonreader.h"
#include "registry/engine/engineerror.h"

namespace portolan {
namespace {

constexpr qsizetype maxLine = qsizetype(1) << 20;

QStringList loadedNames(const JsonReader& json, const QString& text)
{
    QStringList out = json[QLatin1StringView("Names")].strings();
    for (const auto prefix : {QLatin1StringView("Loaded image: "), QLatin1StringView("Loaded image ID: "),
             QLatin1StringView("Loaded image(s): ")}) {
        if (!text.startsWith(prefix))
            continue;
        for (const QString& name : text.mid(prefix.size()).split(u','))
            out << name.trimmed();
    }
    return out;
}

Result<EngineMessage> messageFrom(QByteArrayView line)
{
    const auto json = JsonReader::parse(line);
    if (!json || !json->isObject())
        return Error::protocol(
            QStringLiteral("the engine says what is no JSON: %1")
                .arg(QString::fromUtf8(line.first(std::min<qsizetype>(line.size(), 200)))));
    QString error = (*json)[QLatin1StringView("errorDetail")][QLatin1StringView("message")].text();
    if (error.isEmpty())
        error = (*json)[QLatin1StringView("error")].text();
    if (!error.isEmpty())
        return engineStreamError(error);
    EngineMessage out;
    out.text = (*json)[QLatin1StringView("stream")].text().trimmed();
    if (out.text.isEmpty())
        out.text = (*json)[QLatin1StringView("status")].text().trimmed();
    out.layer = (*json)[QLatin1StringView("id")].text();
    const JsonReader numbers = (*json)[QLatin1StringView("progressDetail")];
    out.current = numbers[QLatin1StringView("current")].integer().value_or(-1);
    out.total = numbers[QLatin1StringView("total")].integer().value_or(-1);
    if ((*json)[QLatin1StringView("images")].isArray()) {
        out.image = out.layer;
        out.layer.clear();
    }
    out.loaded = loadedNames(*json, out.text);
    return out;
}

} // namespace

Result<QList<EngineMessage>> EngineMessages::feed(QByteArrayView bytes)
{
    QList<EngineMessage> out;
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView part = end < 0 ? bytes : bytes.first(end);
        if (m_line.size() + part.size() > maxLine)
            return Error::tooLarge(
                Sentence(QT_TRANSLATE_NOOP("Core", "a line of the engine's is longer than %1 bytes"),
                    {QString::number(maxLine)}));
        m_line.append(part.data(), part.size());
        bytes = bytes.sliced(end < 0 ? bytes.size() : end + 1);
        if (end < 0)
            break;
        const auto rest = finish();
        if (!rest)
            return rest.error();
        out += *rest;
    }
    return out;
}

Result<QList<EngineMessage>> EngineMessages::finish()
{
    const QByteArray line = std::exchange(m_line, QByteArray()).trimmed();
    if (line.isEmpty())
        return QList<EngineMessage>();
    auto message = messageFrom(line);
    if (!message)
        return message.error();
    return QList<EngineMessage>{*message};
}

} // namespace portolan

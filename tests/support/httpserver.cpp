// SPDX-License-Identifier: Apache-2.0
#include "support/httpserver.h"

namespace portolan {
ApiCall::ApiCall(const FakeRequest& received) : request(received)
{
    segments = request.path().mid(1).split('/');
    const qsizetype mark = request.target.indexOf('?');
    if (mark < 0)
        return;
    for (const auto& [name, value] : fakeQueryItems(request.target.mid(mark + 1))) {
        if (items.contains(name))
            repeated << name;
        items.insert(name, value);
    }
}

int ApiCall::number(const QString& name, int otherwise) const
{
    bool isNumber = false;
    const int value = query(name).toInt(&isNumber);
    return isNumber ? value : otherwise;
}

HttpServer::HttpServer(Handler handler) : m_handler(std::move(handler))
{
    m_wire.answerOthers([this](const FakeRequest& request) { return m_handler(ApiCall(request)); });
}

FakeAnswer HttpServer::refuse(const ApiCall& call, const QString& why, int status)
{
    const QString text = QString::fromLatin1(call.request.line()) + QStringLiteral(": ") + why;
    m_refusals << text;
    return FakeAnswer(status, text.toUtf8());
}

QString HttpServer::unknownQuery(const ApiCall& call, const QStringList& known)
{
    for (auto it = call.items.cbegin(); it != call.items.cend(); ++it) {
        if (!known.contains(it.key()))
            return QStringLiteral("unknown query item ") + it.key();
    }
    return call.repeated.isEmpty() ? QString() : QStringLiteral("twice: ") + call.repeated.first();
}

QStringList HttpServer::lines() const
{
    QStringList lines;
    for (const FakeRequest& request : m_wire.requests())
        lines << QString::fromLatin1(request.line());
    return lines;
}

QString HttpServer::problems() const
{
    QStringList all = m_refusals;
    if (const QString wire = m_wire.problems(); !wire.isEmpty())
        all << wire;
    return all.join(u'\n');
}

} // namespace portolan

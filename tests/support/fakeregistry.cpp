// SPDX-License-Identifier: Apache-2.0
#include "support/fakeregistry.h"

#include <QPointer>

#include <algorithm>

namespace portolan {
namespace {

bool sameTarget(const QByteArray& scripted, const FakeRequest& request)
{
    return scripted.contains('?') ? scripted == request.target : scripted == request.path();
}

} // namespace

FakeExpectation::FakeExpectation(QByteArray method, QByteArray target)
    : m_method(std::move(method))
    , m_target(std::move(target))
{
}

FakeExpectation& FakeExpectation::withHeader(const QByteArray& name, const QByteArray& value)
{
    m_required.emplace_back(name, value);
    return *this;
}

FakeExpectation& FakeExpectation::withoutHeader(const QByteArray& name)
{
    m_forbidden.append(name);
    return *this;
}

FakeExpectation& FakeExpectation::withBody(const QByteArray& body)
{
    m_body = body;
    return *this;
}

FakeExpectation& FakeExpectation::reply(const FakeAnswer& answer)
{
    m_answers.push_back(answer);
    return *this;
}

bool FakeExpectation::fits(const FakeRequest& request) const
{
    return m_method == request.method && sameTarget(m_target, request);
}

QString FakeExpectation::complaint(const FakeRequest& request) const
{
    for (const auto& [name, value] : m_required) {
        if (request.header(name) != value) {
            return QStringLiteral("header %1 is \"%2\", not \"%3\"")
                .arg(QString::fromLatin1(name), QString::fromLatin1(request.header(name)),
                    QString::fromLatin1(value));
        }
    }
    for (const QByteArray& name : m_forbidden) {
        if (request.hasHeader(name))
            return QStringLiteral("has the header ") + QString::fromLatin1(name);
    }
    if (m_body && *m_body != request.body)
        return QStringLiteral("body is \"%1\"")
            .arg(QString::fromUtf8(request.body.first(qMin<qsizetype>(200, request.body.size()))));
    return {};
}

FakeAnswer FakeExpectation::nextAnswer()
{
    const auto used = static_cast<size_t>(m_used++);
    return m_answers.empty() ? FakeAnswer(200) : m_answers[std::min(used, m_answers.size() - 1)];
}

FakeRegistry::FakeRegistry(QObject* parent) : FakeRegistry(std::optional<QSslConfiguration>(), parent) {}

FakeRegistry::FakeRegistry(const QSslConfiguration& tls, QObject* parent)
    : FakeRegistry(std::optional(tls), parent)
{
}

FakeRegistry::FakeRegistry(const std::optional<QSslConfiguration>& tls, QObject* parent)
    : QObject(parent)
    , m_server([this](const FakeRequest& request, FakeHttpConnection& from) { take(request, from); }, tls)
{
}

FakeRegistry::~FakeRegistry() = default;

FakeExpectation& FakeRegistry::on(const QByteArray& method, const QByteArray& target)
{
    m_standing.emplace_front(method, target); // the newest is found first
    return m_standing.front();
}

FakeExpectation& FakeRegistry::expect(const QByteArray& method, const QByteArray& target)
{
    return m_expected.emplace_back(method, target);
}

void FakeRegistry::answerOthers(std::function<FakeAnswer(const FakeRequest&)> handler)
{
    m_others = std::move(handler);
}

void FakeRegistry::release()
{
    const auto held = std::exchange(m_held, {});
    for (const auto& send : held)
        send();
}

QString FakeRegistry::problems() const
{
    QStringList problems = m_failures;
    for (const FakeExpectation& expectation : m_expected)
        problems += QStringLiteral("never came: ") + QString::fromLatin1(expectation.line());
    return problems.join(u'\n');
}

void FakeRegistry::take(const FakeRequest& request, FakeHttpConnection& from)
{
    const FakeAnswer answer = answerTo(request);
    if (!answer.isHeld()) {
        from.send(answer);
        return;
    }
    m_held.emplace_back([connection = QPointer(&from), answer] {
        if (connection)
            connection->send(answer);
    });
}

FakeAnswer FakeRegistry::answerTo(const FakeRequest& request)
{
    const QString line = QString::fromLatin1(request.line());
    if (!m_expected.empty() && m_expected.front().fits(request)) {
        FakeExpectation met = std::move(m_expected.front());
        m_expected.pop_front();
        const QString complaint = met.complaint(request);
        return complaint.isEmpty() ? met.nextAnswer() : refuse(line + QStringLiteral(": ") + complaint);
    }
    QString complaint;
    for (FakeExpectation& standing : m_standing) {
        if (!standing.fits(request))
            continue;
        complaint = standing.complaint(request);
        if (complaint.isEmpty())
            return standing.nextAnswer();
    }
    if (!complaint.isEmpty())
        return refuse(line + QStringLiteral(": ") + complaint);
    if (m_others)
        return m_others(request);
    const QString instead = m_expected.empty()
        ? QString()
        : QStringLiteral(", expected ") + QString::fromLatin1(m_expected.front().line());
    return refuse(QStringLiteral("unexpected: ") + line + instead);
}

FakeAnswer FakeRegistry::refuse(const QString& why)
{
    m_failures.append(why);
    return FakeAnswer(500, why.toUtf8());
}

} // namespace portolan

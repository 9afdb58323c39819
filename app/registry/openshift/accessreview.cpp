// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/accessreview.h"

#include "registry/openshift/kubeclient.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype sideBySide = 5; // the access manager has six connections a host; one stays free

//! Whether other questions would fail in the same way.
bool endsAll(const Error& error)
{
    return error.isCancelled() || error.kind() == ErrorKind::AuthRequired
        || error.kind() == ErrorKind::Timeout || error.kind() == ErrorKind::Tls
        || (error.kind() == ErrorKind::Network && error.httpStatus() == 0);
}

} // namespace

Ability AccessAnswers::ofAll(const QList<AccessQuestion>& questions) const
{
    Ability ability = Ability::Yes;
    for (const AccessQuestion& question : questions) {
        if (of(question) == Ability::No)
            return Ability::No;
        if (of(question) == Ability::Unknown)
            ability = Ability::Unknown;
    }
    return ability;
}

Sentence AccessAnswers::reason(const QList<AccessQuestion>& questions) const
{
    QStringList missing;
    for (const AccessQuestion& question : questions) {
        if (of(question) == Ability::No)
            missing << question.text();
    }
    return missing.isEmpty()
        ? Sentence()
        : Sentence(QT_TRANSLATE_NOOP("Core", "You may not %1."), {missing.join(u", nor "_s)});
}

AccessReview::AccessReview(KubeClient& client) : m_client(client) {}

QCoro::Task<Result<Ability>> AccessReview::askOne(AccessQuestion question, std::stop_token stop)
{
    const QString path = kubePath(u"authorization.k8s.io/v1"_s, u"selfsubjectaccessreviews"_s);
    auto answer = co_await m_client.post(path, question.reviewBody(), stop);
    if (!answer)
        co_return answer.error();
    const JsonReader status = (*answer)["status"_L1];
    const bool allowed = status["allowed"_L1].boolean().value_or(false);
    // "allowed: false, denied: false" is no opinion, which counts as no.
    co_return allowed ? Ability::Yes : Ability::No;
}

QCoro::Task<Result<AccessAnswers>> AccessReview::ask(QList<AccessQuestion> questions, std::stop_token stop)
{
    AccessAnswers answers;
    QList<AccessQuestion> open;
    for (const AccessQuestion& question : std::as_const(questions)) {
        const auto known = m_known.constFind(question);
        if (known != m_known.constEnd() && !known->until.hasExpired())
            answers.add(question, known->ability);
        else if (!open.contains(question))
            open << question;
    }
    for (qsizetype first = 0; first < open.size(); first += sideBySide) {
        const qsizetype last = std::min(first + sideBySide, open.size());
        std::vector<QCoro::Task<Result<Ability>>> tasks;
        for (qsizetype i = first; i < last; ++i)
            tasks.push_back(askOne(open.at(i), stop));
        std::optional<Error> failure;
        for (qsizetype i = first; i < last; ++i) {
            QCoro::Task<Result<Ability>>& task = tasks.at(static_cast<std::size_t>(i - first));
            const auto ability = co_await task;
            if (ability) {
                answers.add(open.at(i), *ability);
                m_known.insert(open.at(i), Known(*ability, QDeadlineTimer(m_lifetime)));
            } else if (endsAll(ability.error())) {
                failure = ability.error();
            }
        }
        if (failure)
            co_return *std::as_const(failure);
    }
    co_return answers;
}

} // namespace portolan

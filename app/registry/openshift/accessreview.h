// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "registry/capabilities.h"
#include "registry/openshift/accessquestion.h"

#include <QCoro/QCoroTask>

#include <QDeadlineTimer>
#include <QHash>
#include <QList>
#include <QStringList>

#include <chrono>
#include <stop_token>
#include <type_traits>

namespace portolan {

class KubeClient;

//! What was answered to AccessQuestions. A value.
class AccessAnswers final {
public:
    AccessAnswers() = default;

    void add(const AccessQuestion& question, Ability ability) { m_answers.insert(question, ability); }
    //! Unknown when it was not asked or not answered.
    [[nodiscard]] Ability of(const AccessQuestion& question) const
    {
        return m_answers.value(question, Ability::Unknown);
    }
    //! Yes when all are, No when one is, else Unknown.
    [[nodiscard]] Ability ofAll(const QList<AccessQuestion>& questions) const;
    //! "You may not update imagestreamtags in project shop", or nothing when none is No.
    [[nodiscard]] Sentence reason(const QList<AccessQuestion>& questions) const;

private:
    QHash<AccessQuestion, Ability> m_answers;
};
static_assert(!std::is_aggregate_v<AccessAnswers>);

//! Asks the server what the login may do, several questions side by side, and remembers the answers for a
//! minute. Worker thread; outlives its tasks.
class AccessReview final {
public:
    //! Not owned; outlives this.
    explicit AccessReview(KubeClient& client);
    Q_DISABLE_COPY_MOVE(AccessReview)
    ~AccessReview() = default;

    //! Questions the server does not answer stay Unknown; errors are those that make any further request
    //! pointless: Cancelled, AuthRequired, no connection.
    [[nodiscard]] QCoro::Task<Result<AccessAnswers>> ask(
        QList<AccessQuestion> questions, std::stop_token stop);
    void setLifetime(std::chrono::milliseconds lifetime) { m_lifetime = lifetime; }
    void forget() { m_known.clear(); }

private:
    class Known final {
    public:
        Known() = default;
        Known(Ability known, QDeadlineTimer deadline) : ability(known), until(deadline) {}

        Ability ability = Ability::Unknown;
        QDeadlineTimer until;
    };

    [[nodiscard]] QCoro::Task<Result<Ability>> askOne(AccessQuestion question, std::stop_token stop);

    KubeClient& m_client;
    std::chrono::milliseconds m_lifetime{60'000};
    QHash<AccessQuestion, Known> m_known;
};

} // namespace portolan

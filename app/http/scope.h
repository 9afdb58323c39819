// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace portolan {

//! What a token must allow, as sorted unique scope strings (protocols/auth.md section 2). Scopes of the same
//! resource are one scope with all their actions, sorted. A value.
class ScopeSet final {
public:
    ScopeSet() = default;

    [[nodiscard]] static ScopeSet pull(const QString& repository);
    [[nodiscard]] static ScopeSet push(const QString& repository); //!< pull,push
    [[nodiscard]] static ScopeSet remove(
        const QString& repository); //!< delete, and pull for the looking before
    [[nodiscard]] static ScopeSet catalog();
    //! From a challenge's `scope` parameter: blank separated.
    [[nodiscard]] static ScopeSet fromChallenge(const QString& scope);

    [[nodiscard]] ScopeSet with(const ScopeSet& other) const;
    //! What to ask of servers that know no `delete` (Quay): the same with pull,push in its place.
    [[nodiscard]] ScopeSet withPushForDelete() const;
    [[nodiscard]] ScopeSet withoutCatalog() const;
    [[nodiscard]] bool isEmpty() const { return m_scopes.isEmpty(); }
    [[nodiscard]] const QStringList& scopes() const { return m_scopes; }
    [[nodiscard]] QString key() const { return m_scopes.join(u' '); }
    friend bool operator==(const ScopeSet& a, const ScopeSet& b) { return a.m_scopes == b.m_scopes; }

private:
    [[nodiscard]] static ScopeSet fromList(const QStringList& scopes);

    QStringList m_scopes;
};

} // namespace portolan

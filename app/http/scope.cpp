// SPDX-License-Identifier: Apache-2.0
#include "http/scope.h"

#include <QMap>

#include <algorithm>

namespace portolan {
namespace {

constexpr QLatin1String catalogScope("registry:catalog:*");

//! "repository:host:5000/app:pull" is type, name (which may hold a colon) and actions.
bool hasActions(const QString& scope)
{
    const qsizetype last = scope.lastIndexOf(u':');
    return last > 0 && scope.indexOf(u':') < last;
}

QStringList actionsOf(const QString& scope)
{
    return scope.mid(scope.lastIndexOf(u':') + 1).split(u',', Qt::SkipEmptyParts);
}

QString resourceOf(const QString& scope)
{
    return scope.left(scope.lastIndexOf(u':'));
}

QString repositoryScope(const QString& repository, const QString& actions)
{
    return QStringLiteral("repository:") + repository + u':' + actions;
}

QStringList sortedUnique(QStringList list)
{
    list.removeDuplicates();
    list.sort();
    return list;
}

} // namespace

ScopeSet ScopeSet::fromList(const QStringList& scopes)
{
    QMap<QString, QStringList> byResource;
    QStringList plain;
    for (const QString& scope : scopes) {
        if (hasActions(scope))
            byResource[resourceOf(scope)] += actionsOf(scope);
        else
            plain += scope;
    }
    for (auto it = byResource.cbegin(); it != byResource.cend(); ++it)
        plain += it.key() + u':' + sortedUnique(it.value()).join(u',');
    ScopeSet set;
    set.m_scopes = sortedUnique(plain);
    return set;
}

ScopeSet ScopeSet::pull(const QString& repository)
{
    return fromList({repositoryScope(repository, QStringLiteral("pull"))});
}

ScopeSet ScopeSet::push(const QString& repository)
{
    return fromList({repositoryScope(repository, QStringLiteral("pull,push"))});
}

ScopeSet ScopeSet::remove(const QString& repository)
{
    return fromList({repositoryScope(repository, QStringLiteral("delete,pull"))});
}

ScopeSet ScopeSet::catalog()
{
    return fromList({catalogScope});
}

ScopeSet ScopeSet::fromChallenge(const QString& scope)
{
    return fromList(scope.split(u' ', Qt::SkipEmptyParts));
}

ScopeSet ScopeSet::with(const ScopeSet& other) const
{
    return fromList(m_scopes + other.m_scopes);
}

ScopeSet ScopeSet::withPushForDelete() const
{
    QStringList scopes;
    for (const QString& scope : m_scopes) {
        const QStringList actions = actionsOf(scope);
        const bool deletes = hasActions(scope) && actions.contains(QLatin1String("delete"));
        scopes += deletes ? resourceOf(scope) + QStringLiteral(":pull,push") : scope;
    }
    return fromList(scopes);
}

ScopeSet ScopeSet::withoutCatalog() const
{
    QStringList scopes = m_scopes;
    scopes.removeAll(catalogScope);
    return fromList(scopes);
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/streamheads.h"

#include <QHashFunctions>

#include <algorithm>

namespace portolan {
namespace {

quint64 printOf(const StreamTag& tag)
{
    const StreamTagItem* const item = tag.current();
    return item ? qHashMulti(quint64(1), item->image, item->reference) : 0;
}

void mix(size_t& hash, const StreamTag& tag)
{
    const StreamTagItem* const item = tag.current();
    hash = qHashMulti(
        hash, tag.name, tag.spec.has_value(), tag.items.size(), item ? item->generation : qint64(-1));
    if (tag.spec)
        hash = qHashMulti(hash, tag.spec->source(), tag.spec->fromKind, tag.spec->generation,
            tag.spec->scheduled, tag.spec->insecure, tag.spec->importMode, tag.spec->referencePolicy);
    for (const StreamTagCondition& condition : tag.conditions)
        hash = qHashMulti(hash, condition.type, condition.status, condition.reason, condition.message);
}

} // namespace

StreamHeads::Stream StreamHeads::summary(const ImageStream& stream)
{
    Stream out;
    size_t rest = qHashMulti(size_t(0), stream.localLookup, stream.publicRepository);
    out.heads.reserve(static_cast<size_t>(stream.tags.size()));
    for (const StreamTag& tag : stream.tags) {
        mix(rest, tag);
        Head head;
        head.tag = tag.name.toUtf8();
        head.print = printOf(tag);
        out.heads.push_back(std::move(head));
    }
    out.rest = rest;
    std::sort(out.heads.begin(), out.heads.end(), [](const Head& a, const Head& b) { return a.tag < b.tag; });
    return out;
}

QList<RegistryChange> StreamHeads::take(const ImageStream& stream, bool quiet)
{
    using Kind = RegistryChange::Kind;
    const QString repository = stream.repository();
    m_listed.insert(repository);
    Stream now = summary(stream);
    const bool isNew = !m_streams.contains(repository);
    const Stream before = std::exchange(m_streams[repository], now);
    QList<RegistryChange> changes;
    if (isNew && quiet)
        return changes;
    if (isNew)
        changes << RegistryChange(Kind::RepositoryAdded, repository);

    auto old = before.heads.cbegin();
    const auto removeUntil = [&](const QByteArray* tag) {
        for (; old != before.heads.cend() && (!tag || old->tag < *tag); ++old)
            changes << RegistryChange(Kind::TagRemoved, repository, QString::fromUtf8(old->tag));
    };
    for (const Head& head : now.heads) {
        removeUntil(&head.tag);
        const bool known = old != before.heads.cend() && old->tag == head.tag;
        const bool same = known && old->print == head.print;
        if (known)
            ++old;
        if (same)
            continue;
        const QString name = QString::fromUtf8(head.tag);
        const StreamTag* const tag = stream.tag(name);
        const StreamTagItem* const item = tag ? tag->current() : nullptr;
        changes << RegistryChange(Kind::TagMoved, repository, name, item ? item->image : Digest());
    }
    removeUntil(nullptr);
    if (changes.isEmpty() && before.rest != now.rest)
        changes << RegistryChange(Kind::RepositoryChanged, repository);
    return changes;
}

QList<RegistryChange> StreamHeads::remove(const QString& repository)
{
    QList<RegistryChange> changes;
    if (m_streams.remove(repository) > 0)
        changes << RegistryChange(RegistryChange::Kind::RepositoryRemoved, repository);
    return changes;
}

void StreamHeads::beginList()
{
    m_listed.clear();
}

bool StreamHeads::isIn(const QString& repository, const QString& scope)
{
    return scope.isEmpty() || repository == scope
        || (repository.startsWith(scope) && repository.at(scope.size()) == u'/');
}

QList<RegistryChange> StreamHeads::endList(const QString& scope)
{
    QList<RegistryChange> changes;
    const QStringList known = m_streams.keys();
    for (const QString& repository : known) {
        if (isIn(repository, scope) && !m_listed.contains(repository))
            changes += remove(repository);
    }
    m_listed.clear();
    return changes;
}

StreamHeads StreamHeads::of(const QString& scope) const
{
    StreamHeads part;
    for (auto it = m_streams.cbegin(); it != m_streams.cend(); ++it) {
        if (isIn(it.key(), scope))
            part.m_streams.insert(it.key(), it.value());
    }
    return part;
}

} // namespace portolan

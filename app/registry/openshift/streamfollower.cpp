// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/streamfollower.h"

namespace portolan {

StreamFollower::StreamFollower(QString scope, StreamHeads& told, bool quiet, Tell tell, State state)
    : m_scope(std::move(scope))
    , m_told(told)
    , m_heads(told.of(m_scope))
    , m_quiet(quiet)
    , m_tell(std::move(tell))
    , m_state(std::move(state))
{
}

void StreamFollower::listBegan()
{
    m_heads.beginList();
}

void StreamFollower::listed(const JsonReader& item)
{
    take(ImageStream::fromJson(item));
}

void StreamFollower::take(const ImageStream& stream)
{
    if (stream.name.isEmpty() || stream.project.isEmpty())
        return;
    const QList<RegistryChange> seen = m_told.take(stream);
    Q_UNUSED(seen)
    m_tell(m_heads.take(stream, m_quiet));
}

void StreamFollower::listEnded()
{
    m_tell(m_heads.endList(m_scope));
    m_quiet = false;
}

void StreamFollower::happened(const KubeEvent& event)
{
    const ImageStream stream = ImageStream::fromJson(event.object);
    if (event.type != KubeEvent::Type::Deleted) {
        take(stream);
        return;
    }
    const QList<RegistryChange> seen = m_told.remove(stream.repository());
    Q_UNUSED(seen)
    m_tell(m_heads.remove(stream.repository()));
}

void StreamFollower::connected()
{
    m_connected = true;
    m_state(nullptr);
}

void StreamFollower::interrupted(const Error& why)
{
    m_connected = false;
    m_state(&why);
}

void StreamFollower::removeAll()
{
    m_heads.beginList();
    m_tell(m_heads.endList(m_scope));
}

} // namespace portolan

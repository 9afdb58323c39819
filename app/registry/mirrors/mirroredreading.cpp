// SPDX-License-Identifier: Apache-2.0
#include "registry/mirrors/mirroredreading.h"

namespace portolan {

QList<PullSource> MirroredReading::sourcesFor(
    const Reference& reference, RegistryAction action, bool byDigest) const
{
    QList<PullSource> all = m_conf.resolvePull(reference, byDigest);
    const bool reads = action == RegistryAction::ReadManifest || action == RegistryAction::ReadBlob;
    if (!reads)
        all.removeIf([](const PullSource& source) { return source.isMirror; });
    return all;
}

bool MirroredReading::goesOnAfter(const Error& error)
{
    switch (error.kind()) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::AuthRequired:
    case ErrorKind::Denied:
    case ErrorKind::NotFound:
    case ErrorKind::RateLimited:
    case ErrorKind::Protocol:
    case ErrorKind::TooLarge:
    case ErrorKind::Unsupported:
        return true;
    case ErrorKind::Storage:
    case ErrorKind::Cancelled:
    case ErrorKind::Conflict:
    case ErrorKind::Usage:
    case ErrorKind::Internal:
        break;
    }
    return false;
}

QString MirroredReading::servedBy(const Reference& reference) const
{
    const QList<PullSource> sources = m_conf.resolvePull(reference);
    return sources.isEmpty() || !sources.constFirst().isMirror ? QString()
                                                               : sources.constFirst().reference.name();
}

} // namespace portolan

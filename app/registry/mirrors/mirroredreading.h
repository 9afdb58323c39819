// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/mirrors/registriesconf.h"

namespace portolan {

//! What is asked of a registry, as far as mirrors are concerned.
enum class RegistryAction {
    ReadManifest,
    ReadBlob,
    ListTags,
    ListRepositories,
    Push,
    Delete,
};

//! Where requests about an image go while registries.conf is honoured: reads of images to the mirrors first
//! and then the registry; everything else to the registry alone, so that what is listed, changed or deleted
//! is never a mirror's. A pure value; each open registry may hold one.
class MirroredReading final {
public:
    MirroredReading() = default; //!< no mirrors at all
    explicit MirroredReading(RegistriesConf conf) : m_conf(std::move(conf)) {}

    //! In the order of trying; empty: blocked, for whatever action. `byDigest`: blobs, and manifests asked
    //! for by digest; the digests of a tag's parts follow the tag's own way, so a pull by tag passes false
    //! for all of them.
    [[nodiscard]] QList<PullSource> sourcesFor(
        const Reference& reference, RegistryAction action, bool byDigest) const;
    //! Whether a source's failure leads to the next one: what it does not have, cannot answer or will not
    //! give; never a stop, nor trouble on this machine.
    [[nodiscard]] static bool goesOnAfter(const Error& error);
    //! "would be served by mirror X", or empty.
    [[nodiscard]] QString servedBy(const Reference& reference) const;

    [[nodiscard]] const RegistriesConf& conf() const { return m_conf; }

private:
    RegistriesConf m_conf;
};
static_assert(!std::is_aggregate_v<MirroredReading>);

} // namespace portolan

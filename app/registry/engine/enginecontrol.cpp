// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/enginecontrol.h"

#include <algorithm>

namespace portolan {
namespace {

//! An image that lost its last name of a repository may have lost the registry's digest with it; the digest
//! of its manifest and its ID stay.
bool isMeantBy(const EngineImage& image, const Digest& digest)
{
    return image.id == digest || image.digest == digest
        || std::any_of(image.repoDigests.cbegin(), image.repoDigests.cend(),
            [&digest](const std::pair<QString, Digest>& known) { return known.second == digest; });
}

} // namespace

EngineControl::EngineControl(EngineClient& client) : m_client(client) {}

QCoro::Task<Result<Offering>> EngineControl::offering(QString /*place*/, std::stop_token /*stop*/)
{
    co_return Offering();
}

QCoro::Task<Result<bool>> EngineControl::restoreTag(
    QString repository, QString tag, Digest digest, std::stop_token stop)
{
    const auto images = co_await m_client.listImages(stop);
    if (!images)
        co_return images.error();
    const auto found = std::find_if(images->cbegin(), images->cend(),
        [&digest](const EngineImage& image) { return isMeantBy(image, digest); });
    if (found == images->cend())
        co_return false;
    const QString id = found->id.encoded();
    const EngineName name(repository, tag);
    const auto tagged = co_await m_client.tagImage(id, name, stop);
    if (!tagged)
        co_return tagged.error();
    co_return true;
}

} // namespace portolan

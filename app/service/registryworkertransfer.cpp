// SPDX-License-Identifier: Apache-2.0
#include "service/registryworker.h"

#include "service/registryworkerparts.h"
#include "transfer/enginedestination.h"
#include "transfer/localdestination.h"
#include "transfer/registrydestination.h"
#include "transfer/transferengine.h"

namespace portolan {
namespace {

QString targetReference(const RegistryProfile& profile, const DestinationSpec& spec)
{
    const QString name = profile.referenceTo(spec.repository);
    return spec.tag.isEmpty() ? name : name + u':' + spec.tag;
}

//! The same server under the same login: blobs can be mounted from one repository into another.
bool canMount(const RegistryProfile& source, const RegistryProfile& target)
{
    return !source.isLocal() && source.id == target.id;
}

TransferOptions optionsOf(const TransferRequest& request)
{
    TransferOptions options;
    options.allPlatforms = request.allPlatforms;
    options.platform = request.platform;
    options.withAttachments = request.withAttachments;
    return options;
}

} // namespace

Result<std::shared_ptr<Destination>> RegistryWorker::makeDestination(
    const TransferRequest& request, const OpenRegistryPtr& source, const OpenRegistryPtr& target) const
{
    using Made = std::shared_ptr<Destination>;
    const DestinationSpec& spec = request.destination;
    if (spec.kind == DestinationSpec::Kind::Engine) {
        const auto address = EngineAddress::parse(spec.path);
        if (!address)
            return address.error();
        return Made(std::make_shared<EngineDestination>(
            std::make_shared<EngineClient>(*address, *m_parts->client), spec.name));
    }
    if (spec.kind == DestinationSpec::Kind::Registry) {
        if (const auto blocked = target->blocked(spec.repository))
            return *blocked;
        const QString mountFrom =
            canMount(source->profile(), target->profile()) ? request.source.repository : QString();
        return Made(std::make_shared<RegistryDestination>(&target->registry().dataPlane(), spec.repository,
            spec.tag, targetReference(target->profile(), spec), mountFrom));
    }
    if (spec.kind == DestinationSpec::Kind::LocalLibrary && m_parts->library.path.isEmpty())
        return Error::storage(Sentence(QT_TRANSLATE_NOOP("Core", "the Local library is not open")));
    return makeLocalDestination(spec, m_parts->library.path);
}

QCoro::Task<Result<TransferReport>> RegistryWorker::transfer(
    TransferRequest request, std::function<void(TransferProgress)> progress, std::stop_token stop)
{
    auto source = co_await find(request.source.registry, stop);
    if (!source)
        co_return source.error();
    OpenRegistryPtr target;
    if (request.destination.kind == DestinationSpec::Kind::Registry) {
        auto open = co_await find(request.destination.registry, stop);
        if (!open)
            co_return open.error();
        target = *open;
    }
    auto destination = makeDestination(request, *source, target);
    if (!destination)
        co_return destination.error();
    const TransferOptions options = optionsOf(request);
    const TransferSource from(&(*source)->dataPlane(), request.source.repository, request.source.tagOrDigest);
    auto report = co_await TransferEngine::run(from, *destination, options, progress, stop);
    co_return report;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "cli/transfercommand.h"

#include "base/bytesformat.h"
#include "cli/json.h"
#include "oci/reference.h"

namespace portolan {
namespace {

DestinationSpec::Kind kindOf(RegistryKind kind)
{
    switch (kind) {
    case RegistryKind::OciArchive:
        return DestinationSpec::Kind::OciArchive;
    case RegistryKind::DockerArchive:
        return DestinationSpec::Kind::DockerArchive;
    default:
        break;
    }
    return DestinationSpec::Kind::OciLayout;
}

//! What the image is called where it lands, when nobody says: the reference it came from, if that has a tag.
QString nameOfSource(const Result<ReferenceInput>& input)
{
    if (!input)
        return {};
    if (input->profile.isLocal())
        return input->localName;
    if (input->tagOrDigest.contains(u':'))
        return {};
    const QString tag = input->tagOrDigest.isEmpty() ? QStringLiteral("latest") : input->tagOrDigest;
    if (!input->profile.isHosted())
        return input->repository + u':' + tag;
    return input->profile.host + u'/' + input->repository + u':' + tag;
}

} // namespace

Result<std::optional<DestinationSpec>> localDestination(const QString& text, const QString& defaultName)
{
    DestinationSpec spec;
    if (text == QLatin1String("library")) {
        spec.kind = DestinationSpec::Kind::LocalLibrary;
        spec.name = defaultName;
        return std::optional<DestinationSpec>(spec);
    }
    const auto input = ReferenceInput::parse(text);
    if (!input)
        return input.error();
    if (input->profile.kind == RegistryKind::Engine) {
        spec.kind = DestinationSpec::Kind::Engine;
        spec.path = input->profile.path;
        if (input->tagOrDigest.contains(u':'))
            return Error::usage(QStringLiteral("an engine's image is named by a tag, not by a digest"));
        const bool isNamed = !input->repository.isEmpty();
        const QString tag = input->tagOrDigest.isEmpty() ? QStringLiteral("latest") : input->tagOrDigest;
        spec.name = isNamed ? input->repository + u':' + tag : defaultName;
        return std::optional<DestinationSpec>(spec);
    }
    if (!input->profile.isLocal())
        return std::optional<DestinationSpec>();
    spec.kind = kindOf(input->profile.kind);
    spec.path = input->profile.path;
    spec.name = input->localName;
    // An archive for docker without a name loads as <none>: the source's name is what people expect.
    if (spec.name.isEmpty() && spec.kind == DestinationSpec::Kind::DockerArchive)
        spec.name = defaultName;
    return std::optional<DestinationSpec>(spec);
}

void TransferCommand::start()
{
    const bool isPull = m_session.invocation().command == QLatin1String("pull");
    const QString destination =
        isPull ? m_session.invocation().value(QStringLiteral("to")) : arguments().at(1);
    openSource(arguments().constFirst(), destination);
}

void TransferCommand::openSource(const QString& text, const QString& destination)
{
    const auto input = m_session.parse(text);
    if (!input)
        return fail(input.error());
    m_session.openImage(*input, [this, text, destination](const Result<ImageAddress>& source) {
        if (!source)
            return fail(source.error());
        chooseDestination(*source, text, destination);
    });
}

Result<TransferRequest> TransferCommand::requestFor(const ImageAddress& source) const
{
    const auto platform = platformOption();
    if (!platform)
        return platform.error();
    if (*platform && option(QStringLiteral("all-platforms")))
        return Error::usage(QStringLiteral("--platform and --all-platforms contradict each other"));
    TransferRequest request;
    request.source = source;
    request.allPlatforms = !platform->has_value();
    if (*platform)
        request.platform = **platform;
    request.withAttachments = option(QStringLiteral("attachments"));
    return request;
}

void TransferCommand::chooseDestination(
    const ImageAddress& source, const QString& sourceText, const QString& destination)
{
    auto request = requestFor(source);
    if (!request)
        return fail(request.error());
    const auto local = localDestination(destination, nameOfSource(m_session.parse(sourceText)));
    if (!local)
        return fail(local.error());
    if (!*local) {
        if (m_session.invocation().command == QLatin1String("pull"))
            return fail(
                Error::usage(QStringLiteral("pull goes to a local destination; use copy for a registry")));
        return toRegistry(*request, destination);
    }
    request->destination = **local;
    request->destination.replaceExisting = option(QStringLiteral("replace"));
    if (request->destination.kind == DestinationSpec::Kind::LocalLibrary) {
        const auto library = m_session.openLibrary();
        if (!library)
            return fail(library.error());
    }
    const bool oneOnly = request->destination.kind == DestinationSpec::Kind::DockerArchive
        || request->destination.kind == DestinationSpec::Kind::Engine;
    if (oneOnly && request->allPlatforms) {
        if (option(QStringLiteral("all-platforms")))
            return fail(
                Error::usage(QStringLiteral("a docker archive or an engine holds one platform only")));
        request->allPlatforms = false;
        request->platform = Platform::host();
    }
    transfer(*request);
}

void TransferCommand::toRegistry(TransferRequest request, const QString& destination)
{
    const auto input = m_session.parseDestination(destination);
    if (!input)
        return fail(input.error());
    if (input->repository.isEmpty())
        return fail(Error::usage(QStringLiteral("\"%1\" names no repository").arg(destination)));
    if (input->tagOrDigest.contains(u':'))
        return fail(Error::usage(QStringLiteral("an image cannot be copied to a digest; name a tag")));
    m_session.open(*input, [this, request, input = *input](const Result<ImageAddress>& target) mutable {
        if (!target)
            return fail(target.error());
        request.destination.kind = DestinationSpec::Kind::Registry;
        request.destination.registry = target->registry;
        request.destination.repository = input.repository;
        request.destination.tag = input.tagOrDigest.isEmpty() ? QStringLiteral("latest") : input.tagOrDigest;
        transfer(request);
    });
}

void TransferCommand::transfer(const TransferRequest& request)
{
    const auto progress = [this](const TransferProgress& now) { m_session.console().showProgress(now); };
    m_request =
        m_session.service().startTransfer(request, progress, [this](const Result<TransferReport>& report) {
            if (!report)
                return fail(report.error());
            show(*report);
        });
}

void TransferCommand::show(const TransferReport& report)
{
    Console& console = m_session.console();
    if (m_session.json()) {
        console.printJson(transferReportJson(report), true);
    } else {
        for (const Sentence& note : report.notes)
            console.warn(note.english());
        const QString where =
            report.digestPreserved ? report.where + u'@' + report.digest.toString() : report.where;
        console.print(QStringLiteral("%1\n%2 moved, %3 were there, %4 s")
                          .arg(where, formatBytes(report.bytesMoved, QLocale::c()),
                              formatBytes(report.bytesSkipped, QLocale::c()))
                          .arg(static_cast<double>(report.milliseconds) / 1000.0, 0, 'f', 1));
    }
    Q_EMIT finished(done);
}

} // namespace portolan

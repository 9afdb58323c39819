// SPDX-License-Identifier: Apache-2.0
#include "cli/inspectcommand.h"

#include "base/bytesformat.h"
#include "cli/comparisontext.h"
#include "cli/imagetext.h"
#include "cli/json.h"

namespace portolan {

void InspectCommand::start()
{
    const auto platform = platformOption();
    if (!platform)
        return fail(platform.error());
    m_reference = arguments().constFirst();
    const auto input = m_session.parse(m_reference);
    if (!input)
        return fail(input.error());
    m_session.openImage(*input, [this, platform = *platform](const Result<ImageAddress>& image) {
        if (!image)
            return fail(image.error());
        fetch(*image, platform);
    });
}

void InspectCommand::fetch(const ImageAddress& image, const std::optional<Platform>& platform)
{
    m_request =
        m_session.service().fetchImage(image, [this, image, platform](const Result<ImageDetails>& details) {
            if (!details)
                return fail(details.error());
            const ImageIndex* index = details->document.index();
            if (!platform || !index)
                return show(*details);
            std::optional<Descriptor> child = index->find(*platform);
            // Nested indexes are legal: look into the first that names no platform.
            for (const Descriptor& nested : index->manifests) {
                if (!child && !nested.platform)
                    child = nested;
            }
            if (!child)
                return fail(Error::notFound(
                    QStringLiteral("the index has no image for %1").arg(platform->toString())));
            fetch(ImageAddress(image.registry, image.repository, child->digest.toString()), platform);
        });
}

void InspectCommand::show(const ImageDetails& details)
{
    Console& console = m_session.console();
    if (option(QStringLiteral("raw")))
        console.printRaw(details.document.bytes());
    else if (m_session.json())
        console.printJson(imageJson(m_reference, details), true);
    else
        console.printText(imageText(m_reference, details));
    Q_EMIT finished(done);
}

void DiffCommand::start()
{
    const auto a = m_session.parse(arguments().at(0));
    const auto b = m_session.parse(arguments().at(1));
    const auto platform = platformOption();
    for (const Result<void>& input : {a ? Result<void>() : a.error(), b ? Result<void>() : b.error(),
             platform ? Result<void>() : platform.error()}) {
        if (!input)
            return fail(input.error());
    }
    CompareRequest request;
    request.platform = *platform;
    m_session.openImage(*a, [this, request, second = *b](const Result<ImageAddress>& image) mutable {
        if (!image)
            return fail(image.error());
        request.a = *image;
        openSecond(second, request);
    });
}

void DiffCommand::openSecond(const ReferenceInput& input, CompareRequest request)
{
    m_session.openImage(input, [this, request](const Result<ImageAddress>& image) mutable {
        if (!image)
            return fail(image.error());
        request.b = *image;
        compare(request);
    });
}

void DiffCommand::compare(const CompareRequest& request)
{
    m_request = m_session.service().compare(request, [this](const Result<ImageComparison>& comparison) {
        if (!comparison)
            return fail(comparison.error());
        show(*comparison);
    });
}

void DiffCommand::show(const ImageComparison& comparison)
{
    const bool all = option(QStringLiteral("all"));
    if (m_session.json())
        m_session.console().printJson(comparisonJson(comparison, all), true);
    else
        m_session.console().printText(comparisonText(comparison, all));
    Q_EMIT finished(comparison.summary.sameness == Sameness::SameDigest ? 0 : 1);
}

} // namespace portolan

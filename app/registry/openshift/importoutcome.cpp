// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/importoutcome.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

Sentence failureOf(const JsonReader& status)
{
    if (status["status"_L1].text() != u"Failure"_s)
        return {};
    QString message = status["message"_L1].text();
    const QString reason = status["reason"_L1].text();
    if (message.isEmpty())
        return reason.isEmpty() ? Sentence(QT_TRANSLATE_NOOP("Core", "The import failed without a reason"))
                                : Sentence(reason);
    return message;
}

ActionItem itemOf(const QString& tag, const JsonReader& image)
{
    ActionItem item;
    item.name = tag;
    item.message = image.isPresent()
        ? failureOf(image["status"_L1])
        : Sentence(QT_TRANSLATE_NOOP("Core", "The server says nothing about it"));
    item.ok = item.message.isEmpty();
    if (const auto digest = Digest::parse(image["image"_L1]["metadata"_L1]["name"_L1].text());
        item.ok && digest)
        item.digest = *digest;
    return item;
}

} // namespace

ImportOutcome ImportOutcome::parse(const ImportRequest& request, const JsonReader& answer)
{
    ImportOutcome outcome;
    const JsonReader status = answer["status"_L1];
    // Its `tag` is the one it had outside: only the order says which of ours it becomes.
    const std::vector<JsonReader> images = status["images"_L1].items();
    for (qsizetype i = 0; i < request.entries.size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        outcome.items << itemOf(request.entries.at(i).tag, at < images.size() ? images[at] : JsonReader());
    }
    const JsonReader repository = status["repository"_L1];
    outcome.repositoryFailure = failureOf(repository["status"_L1]);
    for (const JsonReader& image : repository["images"_L1].items())
        outcome.items << itemOf(image["tag"_L1].text(), image);
    outcome.tagsLeftOut = repository["additionalTags"_L1].strings();
    return outcome;
}

bool ImportOutcome::hasSuccess() const
{
    return std::any_of(items.cbegin(), items.cend(), [](const ActionItem& item) { return item.ok; });
}

} // namespace portolan

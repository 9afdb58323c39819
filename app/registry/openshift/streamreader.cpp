// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/streamreader.h"

#include "registry/openshift/streamplace.h"
#include "registry/openshift/tagfacts.h"

#include <algorithm>
#include <vector>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostAsked = 64;
constexpr qsizetype sideBySide = 4;

TagRecord recordOf(
    const StreamTag& tag, const std::optional<StreamLayers>& layers, const QSet<Digest>& missing)
{
    TagRecord record;
    record.tag = tag.name;
    if (tag.spec) {
        record.source = tag.spec->source();
        record.scheduled = tag.spec->scheduled;
        record.insecure = tag.spec->insecure;
        record.importMode = tag.spec->importMode;
        record.referencePolicy = tag.spec->referencePolicy;
        record.generation = tag.spec->generation;
    }
    record.problem = tag.importFailure();
    const StreamTagItem* const item = tag.current();
    if (!item) {
        if (record.problem.isEmpty() && tag.isPending())
            record.problem = u"Not imported yet"_s;
        return record;
    }
    record.digest = item->image;
    record.generation = item->generation;
    record.pushed = item->created;
    record.missing = missing.contains(item->image);
    if (layers && !record.missing) {
        record.size = layers->sizeOf(item->image);
        record.mediaType = layers->mediaTypeOf(item->image);
    }
    return record;
}

} // namespace

QCoro::Task<Result<ImageStream>> StreamReader::fetch(QString repository, std::stop_token stop)
{
    const auto place = StreamPlace::parseStream(repository);
    if (!place)
        co_return place.error().at(m_client.host(), u'/' + repository);
    const QString path = kubePath(kube::image, u"imagestreams"_s, place->project, place->stream);
    auto object = co_await m_client.get(path, stop);
    if (!object)
        co_return object.error();
    co_return ImageStream::fromJson(*object);
}

QCoro::Task<Result<StreamLayers>> StreamReader::fetchLayers(
    QString repository, bool patient, std::stop_token stop)
{
    const auto place = StreamPlace::parseStream(repository);
    if (!place)
        co_return place.error().at(m_client.host(), u'/' + repository);
    const QString path = kubePath(kube::image, u"imagestreams/layers"_s, place->project, place->stream);
    auto task = patient ? m_client.get(path, stop) : m_client.getAtOnce(path, stop);
    auto object = co_await task;
    if (!object)
        co_return object.error();
    co_return StreamLayers::fromJson(*object);
}

QCoro::Task<Result<bool>> StreamReader::isGone(QString repository, Digest image, std::stop_token stop)
{
    const auto place = StreamPlace::parseStream(repository);
    if (!place)
        co_return place.error();
    const QString path = kubePath(
        kube::image, u"imagestreamimages"_s, place->project, place->stream + u'@' + image.toString());
    auto object = co_await m_client.get(path, stop);
    if (!object && object.error().isCancelled())
        co_return object.error();
    co_return !object && object.error().kind() == ErrorKind::NotFound;
}

QCoro::Task<Result<QSet<Digest>>> StreamReader::fetchMissing(
    QString repository, QList<Digest> images, std::stop_token stop)
{
    QSet<Digest> gone;
    const QSet<Digest> unique(images.cbegin(), images.cend());
    QList<Digest> waiting(unique.cbegin(), unique.cend());
    std::sort(waiting.begin(), waiting.end());
    // Of very many the server is believed.
    while (waiting.size() > mostAsked)
        gone.insert(waiting.takeLast());
    for (qsizetype from = 0; from < waiting.size(); from += sideBySide) {
        const QList<Digest> some = waiting.mid(from, sideBySide);
        std::vector<QCoro::Task<Result<bool>>> tasks;
        tasks.reserve(static_cast<size_t>(some.size()));
        for (const Digest& image : some)
            tasks.push_back(isGone(repository, image, stop));
        std::vector<Result<bool>> answers;
        answers.reserve(tasks.size());
        for (QCoro::Task<Result<bool>>& task : tasks)
            answers.push_back(co_await task);
        for (size_t i = 0; i < answers.size(); ++i) {
            if (!answers[i])
                co_return answers[i].error();
            if (*answers[i])
                gone.insert(some.at(static_cast<qsizetype>(i)));
        }
    }
    co_return gone;
}

TagPage StreamReader::tagPage(
    const ImageStream& stream, const std::optional<StreamLayers>& layers, const QSet<Digest>& missing)
{
    TagPage page;
    page.tags.reserve(stream.tags.size());
    page.records.reserve(stream.tags.size());
    for (const StreamTag& tag : stream.tags) {
        page.tags << tag.name;
        page.records << recordOf(tag, layers, missing);
    }
    return page;
}

TagHistory StreamReader::history(const StreamTag& tag, const QSet<Digest>& missing)
{
    TagHistory history;
    history.facts = tagFacts(tag);
    for (qsizetype i = 0; i < tag.items.size(); ++i) {
        const StreamTagItem& item = tag.items.at(i);
        TagEvent event;
        const bool wasThereBefore = std::any_of(tag.items.cbegin() + i + 1, tag.items.cend(),
            [&item](const StreamTagItem& older) { return older.image == item.image; });
        event.kind = wasThereBefore ? TagEvent::Kind::RolledBack : TagEvent::Kind::Pointed;
        event.when = item.created;
        event.digest = item.image;
        event.current = i == 0;
        event.missing = missing.contains(item.image);
        event.restorable =
            i != 0 && !event.missing && !item.image.isNull() && item.image != tag.items.first().image;
        event.reference = item.reference;
        event.generation = item.generation;
        if (i == 0 && tag.spec && tag.spec->generation == item.generation && !tag.spec->fromName.isEmpty())
            event.note = Sentence(QT_TRANSLATE_NOOP("Core", "From %1"), {tag.spec->source()});
        const QString failure = tag.importFailure();
        if (i == 0 && !failure.isEmpty())
            event.note = Sentence(QT_TRANSLATE_NOOP("Core", "The last import failed: %1"), {failure});
        history.events << event;
    }
    return history;
}

} // namespace portolan

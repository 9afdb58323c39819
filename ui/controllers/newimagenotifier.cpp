// SPDX-License-Identifier: Apache-2.0
#include "controllers/newimagenotifier.h"

#include "models/registrywatcher.h"
#include "present/notifier.h"

namespace portolan {
namespace {

constexpr std::chrono::milliseconds gatheringTime{1500};
constexpr std::chrono::milliseconds betweenNotifications{10'000};
constexpr qsizetype mostNamed = 5;

} // namespace

NewImageNotifier::NewImageNotifier(
    RegistryWatcher& watcher, std::unique_ptr<Notifier> notifier, ReferenceText reference, QObject* parent)
    : QObject(parent)
    , m_notifier(std::move(notifier))
    , m_reference(std::move(reference))
    , m_pause(gatheringTime)
{
    m_gathering.setSingleShot(true);
    m_between.setSingleShot(true);
    m_between.setInterval(betweenNotifications);
    connect(&watcher, &RegistryWatcher::imageArrived, this, &NewImageNotifier::take);
    connect(&watcher, &RegistryWatcher::imageWasOwn, this, &NewImageNotifier::drop);
    connect(&m_gathering, &QTimer::timeout, this, &NewImageNotifier::tell);
    connect(m_notifier.get(), &Notifier::activated, this, [this] { Q_EMIT activated(m_told); });
}

NewImageNotifier::~NewImageNotifier() = default;

void NewImageNotifier::setPauses(std::chrono::milliseconds gathering, std::chrono::milliseconds between)
{
    m_pause = gathering;
    m_between.setInterval(between);
}

void NewImageNotifier::take(const RepositoryAddress& repository, const QString& tag)
{
    const ImageAddress image(repository.registry, repository.repository, tag);
    m_images.removeOne(image);
    m_images << image;
    m_seen.removeOne(image);
    if (m_isLookedAt && m_isLookedAt(repository))
        m_seen << image;
    if (m_gathering.isActive())
        return;
    // After a notification all that comes until the next one belongs to that.
    m_gathering.start(
        m_between.isActive() ? std::max(m_pause, m_between.remainingTimeAsDuration()) : m_pause);
}

void NewImageNotifier::drop(const RepositoryAddress& repository, const QString& tag)
{
    const ImageAddress image(repository.registry, repository.repository, tag);
    m_images.removeOne(image);
    m_seen.removeOne(image);
}

void NewImageNotifier::tell()
{
    if (m_images.isEmpty())
        return;
    QList<ImageAddress> images = std::exchange(m_images, {});
    const QList<ImageAddress> seen = std::exchange(m_seen, {});
    const QString newest = m_reference(images.last());
    const qsizetype more = images.size() - 1;
    Q_EMIT message(more == 0 ? tr("New image: %1").arg(newest)
                             : tr("New images: %1 and %n more", nullptr, int(more)).arg(newest));
    images.removeIf([&seen](const ImageAddress& image) { return seen.contains(image); });
    if (!m_desktop || images.isEmpty())
        return;
    QStringList lines;
    for (auto image = images.crbegin(); image != images.crend() && lines.size() < mostNamed; ++image)
        lines << m_reference(*image);
    if (const qsizetype rest = images.size() - lines.size(); rest > 0)
        lines << tr("and %n more", nullptr, int(rest));
    m_told = images.last().repositoryAddress();
    m_between.start();
    m_notifier->tell(tr("%n new images", nullptr, int(images.size())), lines.join(u'\n'));
}

} // namespace portolan

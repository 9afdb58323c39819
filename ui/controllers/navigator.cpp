// SPDX-License-Identifier: Apache-2.0
#include "controllers/navigator.h"

#include "controllers/selection.h"
#include "controllers/windowmodels.h"
#include "service/session.h"
#include "settings/settings.h"
#include "views/breadcrumbbar.h"
#include "views/browser.h"
#include "views/detailspane.h"
#include "views/registrypage.h"
#include "views/registrypane.h"
#include "views/tagpane.h"

#include <QScopedValueRollback>

namespace portolan {
namespace {

constexpr qsizetype maxHistory = 100;
constexpr int placeMs = 2000; // not each place that is passed through is written down

} // namespace

Navigator::Navigator(Session& session, WindowModels& models, Selection& selection, RegistryPane& tree,
    Browser& browser, DetailsPane& details, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_models(models)
    , m_selection(selection)
    , m_tree(tree)
    , m_browser(browser)
    , m_details(details)
{
    connectViews();
    m_placeTimer.setSingleShot(true);
    m_placeTimer.setInterval(placeMs);
    connect(this, &Navigator::historyChanged, &m_placeTimer, qOverload<>(&QTimer::start));
    connect(&m_placeTimer, &QTimer::timeout, this, &Navigator::keepPlace);
}

void Navigator::connectViews()
{
    connect(&m_tree, &RegistryPane::nodeChosen, this, &Navigator::nodeChosen);
    connect(m_browser.breadcrumb(), &BreadcrumbBar::locationClicked, this, &Navigator::goUp);
    connect(m_browser.registryPage(), &RegistryPage::nodeActivated, this, [this](const QModelIndex& index) {
        m_tree.showNode(index);
        nodeChosen(index);
    });
    TagPane* tags = m_browser.tagPane();
    connect(tags, &TagPane::tagChosen, this, &Navigator::tagChosen);
    connect(tags, &TagPane::selectionChanged, this, &Navigator::updateSelection);
    connect(&m_details, &DetailsPane::digestActivated, this, &Navigator::followDigest);
    connect(&m_details, &DetailsPane::imageActivated, this, &Navigator::goToImage);
    connect(&m_details, &DetailsPane::platformChosen, &m_models.inspector, &ImageInspector::choosePlatform);
    connect(&m_models.inspector, &ImageInspector::changed, this, &Navigator::updateTitle);
    connect(&m_models.tags, &TagListModel::stateChanged, this, &Navigator::tagsStateChanged);
    // A repository that was gone to before the tree knew it becomes current there once it appears.
    const auto catchUp = [this] {
        const QModelIndex node = m_models.registries.indexOfRepository(m_selection.location());
        if (m_selection.isRepository() && node.isValid() && m_tree.currentSourceIndex() != node)
            m_tree.showNode(node);
    };
    connect(&m_models.registries, &QAbstractItemModel::rowsInserted, this, catchUp, Qt::QueuedConnection);
}

void Navigator::tagsStateChanged()
{
    const FetchState state = m_models.tags.state();
    if (state == FetchState::Loading)
        return;
    const bool failed = state == FetchState::Failed;
    const bool works = std::exchange(m_tagsFailed, failed) && !failed;
    m_details.setListError(failed ? m_models.tags.error() : MaybeError());
    if (std::exchange(m_refreshingImage, false) && !failed)
        m_models.inspector.refresh();
    else if (works)
        m_models.inspector.retry();
}

void Navigator::goTo(const RepositoryAddress& location)
{
    const QModelIndex node = nodeAt(location);
    if (node.isValid()) {
        m_tree.showNode(node);
        m_tree.expand(m_tree.currentIndex());
        nodeChosen(node);
        return;
    }
    if (location.repository.isEmpty())
        return;
    // Not in the tree yet: its registry stands for it there until the listing brings it.
    const QModelIndex registry = m_models.registries.indexOfRegistry(location.registry);
    m_tree.showNode(registry);
    if (m_models.registries.canFetchMore(registry))
        m_models.registries.fetchMore(registry);
    show(location, true);
}

void Navigator::goUp(const RepositoryAddress& location)
{
    // A part of a path that is not in the tree may be no repository at all.
    const bool known = nodeAt(location).isValid() || location == m_selection.location();
    goTo(known ? location : RepositoryAddress(location.registry, QString()));
}

QModelIndex Navigator::nodeAt(const RepositoryAddress& location) const
{
    if (location.repository.isEmpty())
        return m_models.registries.indexOfRegistry(location.registry);
    const QModelIndex repository = m_models.registries.indexOfRepository(location);
    if (repository.isValid())
        return repository;
    // A group: a node above the current one.
    for (QModelIndex above = m_tree.currentSourceIndex(); above.isValid(); above = above.parent()) {
        if (above.data(RegistryTreeModel::RegistryIdRole).toString() == location.registry
            && above.data(RegistryTreeModel::RepositoryRole).toString() == location.repository)
            return above;
    }
    return {};
}

void Navigator::goToImage(const ImageAddress& image)
{
    if (image.repository.isEmpty() || image.tagOrDigest.isEmpty()) {
        goTo(image.repositoryAddress());
        return;
    }
    if (m_selection.location() != image.repositoryAddress() || !m_selection.isRepository()) {
        const QScopedValueRollback quiet(m_travelling, true);
        goTo(image.repositoryAddress());
    }
    if (!image.isByDigest())
        m_browser.tagPane()->selectTag(image.tagOrDigest);
    showImage(image, Digest());
}

bool Navigator::restorePlace()
{
    constexpr qsizetype parts = 4;
    const QStringList place = m_session.settings().lastPlace();
    if (place.size() != parts || !m_session.registry(place.first()))
        return false;
    const ImageAddress image(place.at(0), place.at(1), place.at(2));
    goTo(image.repositoryAddress());
    if (image.repository.isEmpty() || image.tagOrDigest.isEmpty() || !m_selection.isRepository())
        return true;
    if (!image.isByDigest())
        m_browser.tagPane()->selectTag(image.tagOrDigest);
    const Result<Digest> seen = Digest::parse(place.at(3));
    m_models.inspector.selectLastSeen(image, seen ? *seen : Digest());
    showImage(image, Digest());
    return true;
}

void Navigator::keepPlace()
{
    m_placeTimer.stop();
    m_session.settings().setLastPlace(place());
}

QStringList Navigator::place() const
{
    const RepositoryAddress& location = m_selection.location();
    const ImageAddress& image = m_models.inspector.address();
    const auto& details = m_models.inspector.selection().details();
    const QVariant listed = m_models.tags.indexOf(image.tagOrDigest).data(TagListModel::DigestRole);
    const Digest digest = details ? details->document.digest() : listed.value<Digest>();
    // Groups are not kept: whether they still exist is known only once the list is there.
    const QString repository = m_selection.isRepository() ? location.repository : QString();
    return {
        location.registry, repository, image.tagOrDigest, digest.isNull() ? QString() : digest.toString()};
}

Result<void> Navigator::openReference(const QString& text)
{
    const Result<ImageAddress> address = m_session.openReference(text);
    if (!address)
        return address.error();
    m_session.settings().addRecentReference(text);
    goToImage(*address);
    return {};
}

void Navigator::followDigest(const Digest& digest)
{
    if (m_details.showLayer(digest))
        return;
    if (m_models.inspector.platforms().indexOf(digest).isValid()) {
        m_models.inspector.choosePlatform(digest);
        return;
    }
    ImageAddress target = m_models.inspector.address();
    if (target.repository.isEmpty())
        return;
    target.tagOrDigest = digest.toString();
    goToImage(target);
}

void Navigator::refresh()
{
    const RepositoryAddress& location = m_selection.location();
    if (location.registry.isEmpty())
        return;
    if (m_selection.isRepository()) {
        // One after the other: a server that is not there fails once, not in every pane.
        m_refreshingImage = !m_selection.images().isEmpty();
        m_models.tags.refresh();
        m_selection.refreshCapabilities();
        return;
    }
    m_models.registries.refresh(location.registry);
}

void Navigator::back()
{
    if (!canGoBack())
        return;
    goToPlace(m_history.at(--m_position));
}

void Navigator::forward()
{
    if (!canGoForward())
        return;
    goToPlace(m_history.at(++m_position));
}

QStringList Navigator::suggestions(const QString& text, int limit) const
{
    QStringList found;
    for (const RegistryProfile& profile : m_session.registries()) {
        // Worded here: asking the session for each of thousands of names would be felt while typing.
        const QString prefix = profile.referenceTo(QString());
        for (const QString& repository : m_models.registries.repositories(profile.id)) {
            const QString reference = prefix + repository;
            if (reference.contains(text, Qt::CaseInsensitive))
                found << reference;
            if (found.size() >= limit)
                return found;
        }
    }
    for (const QString& recent : m_session.settings().recentReferences()) {
        if (found.size() < limit && recent.contains(text, Qt::CaseInsensitive) && !found.contains(recent))
            found << recent;
    }
    return found;
}

void Navigator::nodeChosen(const QModelIndex& sourceIndex)
{
    if (!sourceIndex.isValid())
        return;
    const QString registry = sourceIndex.data(RegistryTreeModel::RegistryIdRole).toString();
    const QVariant address = sourceIndex.data(RegistryTreeModel::AddressRole);
    if (address.isValid()) {
        show(address.value<RepositoryAddress>(), true);
        return;
    }
    show(RepositoryAddress(registry, sourceIndex.data(RegistryTreeModel::RepositoryRole).toString()), false);
    m_browser.registryPage()->showNode(sourceIndex);
    if (m_models.registries.canFetchMore(sourceIndex))
        m_models.registries.fetchMore(sourceIndex);
}

void Navigator::tagChosen(const QModelIndex& sourceIndex)
{
    if (!sourceIndex.isValid())
        return;
    showImage(sourceIndex.data(TagListModel::AddressRole).value<ImageAddress>(),
        sourceIndex.data(TagListModel::DigestRole).value<Digest>());
}

void Navigator::show(const RepositoryAddress& location, bool isRepository)
{
    m_browser.breadcrumb()->setLocation(location, registryName(location.registry));
    m_browser.showPage(isRepository ? Browser::Page::Tags : Browser::Page::Registry);
    const bool moved = m_selection.location() != location || m_selection.isRepository() != isRepository;
    if (moved) {
        if (isRepository)
            m_models.tags.setRepository(location);
        else
            m_models.tags.clear();
        m_models.inspector.clear();
        m_selection.setLocation(location, isRepository);
        updateTitle();
    }
    remember(ImageAddress(location.registry, location.repository, QString()));
}

void Navigator::showImage(const ImageAddress& image, const Digest& known)
{
    if (m_models.inspector.address() != image)
        m_models.inspector.select(image, known);
    updateSelection();
    updateTitle();
    remember(image);
}

void Navigator::updateSelection()
{
    QList<ImageAddress> images = m_browser.tagPane()->selectedTags();
    const ImageAddress& shown = m_models.inspector.address();
    // An image that was gone to by digest, or whose tag is not loaded yet, is what the actions act on.
    const bool listed = images.isEmpty() ? false : images.contains(shown);
    if (!shown.repository.isEmpty() && !listed && (images.isEmpty() || shown.isByDigest()))
        images = {shown};
    m_selection.setImages(images);
}

void Navigator::updateTitle()
{
    const ImageAddress& image = m_models.inspector.address();
    if (image.repository.isEmpty()) {
        m_details.setTitle(QString(), QString());
        return;
    }
    QString name = image.tagOrDigest;
    if (image.isByDigest()) {
        const Result<Digest> digest = Digest::parse(image.tagOrDigest);
        name = digest ? digest->shortText() : name;
    }
    m_details.setTitle(
        name, m_session.referenceText(ImageAddress(image.registry, image.repository, QString())));
}

void Navigator::remember(const ImageAddress& place)
{
    if (m_travelling || (m_position >= 0 && m_history.at(m_position) == place))
        return;
    m_history.resize(m_position + 1);
    m_history.append(place);
    if (m_history.size() > maxHistory)
        m_history.removeFirst();
    m_position = m_history.size() - 1;
    Q_EMIT historyChanged();
}

void Navigator::goToPlace(const ImageAddress& place)
{
    const QScopedValueRollback travelling(m_travelling, true);
    if (place.tagOrDigest.isEmpty())
        m_models.inspector.clear();
    goToImage(place);
    Q_EMIT historyChanged();
}

QString Navigator::registryName(const RegistryId& id) const
{
    const auto profile = m_session.registry(id);
    if (!profile)
        return id;
    return profile->embedded ? tr("Local library") : profile->name;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "models/imageusesmodel.h"

#include <array>

namespace portolan {
namespace {

constexpr std::array columns{
    TableColumn("project", QT_TRANSLATE_NOOP("Models", "Project")),
    TableColumn("kind", QT_TRANSLATE_NOOP("Models", "Kind")),
    TableColumn("name", QT_TRANSLATE_NOOP("Models", "Name")),
    TableColumn("container", QT_TRANSLATE_NOOP("Models", "Container")),
    TableColumn("reference", QT_TRANSLATE_NOOP("Models", "Written there as")),
};

QString value(const ImageUse& use, int column)
{
    switch (column) {
    case ImageUsesModel::ProjectColumn:
        return use.project;
    case ImageUsesModel::KindColumn:
        return use.kind;
    case ImageUsesModel::NameColumn:
        return use.name;
    case ImageUsesModel::ContainerColumn:
        return use.container;
    default:
        return use.reference;
    }
}

} // namespace

ImageUsesModel::ImageUsesModel(ControlService& control, QObject* parent)
    : TableModel(columns, parent)
    , m_control(control)
    , m_fetch([this] { take(); })
{
}

ImageUsesModel::~ImageUsesModel() = default;

void ImageUsesModel::setImage(const ImageAddress& image)
{
    if (image == m_image)
        return;
    m_image = image;
    m_fetch.reset();
    setRows({});
    Q_EMIT stateChanged();
}

void ImageUsesModel::fetchNow()
{
    if (state() == FetchState::Idle)
        ask();
}

void ImageUsesModel::retry()
{
    if (state() == FetchState::Failed)
        ask();
}

void ImageUsesModel::ask()
{
    if (m_image.tagOrDigest.isEmpty())
        return;
    m_fetch.start([this](const Done<ImageUses>& done) { return m_control.fetchUses(m_image, done); });
    Q_EMIT stateChanged();
}

void ImageUsesModel::take()
{
    if (state() == FetchState::Ready)
        setRows(m_fetch.value()->uses);
    Q_EMIT stateChanged();
}

QStringList ImageUsesModel::unreadable() const
{
    return m_fetch.value() ? m_fetch.value()->unreadable : QStringList();
}

QVariant ImageUsesModel::cell(const ImageUse& use, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case modelrole::ValueRole:
    case modelrole::SortRole:
    case modelrole::CopyRole:
        return value(use, column);
    case modelrole::ValueKindRole:
        return QVariant::fromValue(column == ReferenceColumn ? ValueKind::Reference : ValueKind::Text);
    default:
        return {};
    }
}

} // namespace portolan

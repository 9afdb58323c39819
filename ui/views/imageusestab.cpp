// SPDX-License-Identifier: Apache-2.0
#include "views/imageusestab.h"

#include "proxies/prettyproxy.h"
#include "views/statepane.h"

#include <QTreeView>

namespace portolan {

ImageUsesTab::ImageUsesTab(ImageUsesModel& model, QWidget* parent)
    : ControlTab(new PrettyProxy(&model, nullptr), QStringLiteral("uses"), tr("Used by"), parent)
    , m_model(model)
{
    view()->model()->setParent(this);
    setWidths({{ImageUsesModel::ProjectColumn, 14}, {ImageUsesModel::KindColumn, 15},
        {ImageUsesModel::NameColumn, 19}, {ImageUsesModel::ContainerColumn, 12}});
    connect(&m_model, &ImageUsesModel::stateChanged, this, [this] { updateState(); });
    updateState();
}

QString ImageUsesTab::loadingText() const
{
    return tr("Looking through pods, deployments and builds...");
}

void ImageUsesTab::showNothing(StatePane& pane)
{
    pane.showEmpty(QStringLiteral("image"), tr("Nobody uses it"),
        m_model.unreadable().isEmpty()
            ? tr("No pod, deployment or build in the projects you can read refers to this image.")
            : tr("Nothing that you may read refers to this image. Not looked at: %1.")
                  .arg(m_model.unreadable().join(QStringLiteral(", "))));
}

void ImageUsesTab::updateTexts()
{
    const QStringList unreadable = m_model.unreadable();
    const bool incomplete = m_model.rowCount() > 0 && !unreadable.isEmpty();
    setNote(incomplete ? tr("Not looked at: %1.").arg(unreadable.join(QStringLiteral(", "))) : QString());
}

} // namespace portolan

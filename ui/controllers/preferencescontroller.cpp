// SPDX-License-Identifier: Apache-2.0
#include "controllers/preferencescontroller.h"

#include "controllers/actions.h"
#include "models/taglistmodel.h"
#include "present/theme.h"
#include "settings/settings.h"
#include "views/detailspane.h"
#include "views/tagpane.h"

#include <QAction>
#include <QActionGroup>

namespace portolan {

PreferencesController::PreferencesController(Settings& settings, Actions& actions, TagListModel& tags,
    TagPane& tagPane, DetailsPane& details, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_tagPane(tagPane)
    , m_details(details)
{
    const ViewPreferences preferences = m_settings.viewPreferences();
    actions.showAttachments->setChecked(preferences.showAttachments);
    actions.relativeTimes->setChecked(preferences.relativeTimes);
    actions.notifyNewImages->setChecked(preferences.notifyNewImages);
    for (QAction* action : actions.appearance->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(preferences.colorScheme));
    tags.setAttachmentsShown(preferences.showAttachments);
    setRelativeTimes(preferences.relativeTimes);

    connect(actions.showAttachments, &QAction::toggled, this, [this, &tags](bool shown) {
        tags.setAttachmentsShown(shown);
        change([shown](ViewPreferences& changed) { changed.showAttachments = shown; });
    });
    connect(actions.relativeTimes, &QAction::toggled, this, [this](bool relative) {
        setRelativeTimes(relative);
        change([relative](ViewPreferences& changed) { changed.relativeTimes = relative; });
    });
    connect(actions.notifyNewImages, &QAction::toggled, this, [this](bool notify) {
        change([notify](ViewPreferences& changed) { changed.notifyNewImages = notify; });
    });
    connect(actions.appearance, &QActionGroup::triggered, this, [this](const QAction* action) {
        const auto scheme = static_cast<ColorScheme>(action->data().toInt());
        applyAppearance(scheme);
        change([scheme](ViewPreferences& changed) { changed.colorScheme = scheme; });
    });
}

void PreferencesController::setRelativeTimes(bool relative)
{
    m_tagPane.setRelativeTimes(relative);
    m_details.setRelativeTimes(relative);
}

void PreferencesController::change(const std::function<void(ViewPreferences&)>& apply)
{
    ViewPreferences preferences = m_settings.viewPreferences();
    apply(preferences);
    m_settings.setViewPreferences(preferences);
}

} // namespace portolan

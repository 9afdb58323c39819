// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/viewpreferences.h"

#include <QObject>

#include <functional>

namespace portolan {

class Actions;
class DetailsPane;
class Settings;
class TagListModel;
class TagPane;

//! The View menu's switches: shows the stored preferences at the start, applies and stores each change. GUI
//! thread.
class PreferencesController final : public QObject {
    Q_OBJECT

public:
    //! None of the parts is owned; all outlive it.
    PreferencesController(Settings& settings, Actions& actions, TagListModel& tags, TagPane& tagPane,
        DetailsPane& details, QObject* parent = nullptr);

private:
    void setRelativeTimes(bool relative);
    void change(const std::function<void(ViewPreferences&)>& apply);

    Settings& m_settings;
    TagPane& m_tagPane;
    DetailsPane& m_details;
};

} // namespace portolan

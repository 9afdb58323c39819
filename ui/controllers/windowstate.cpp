// SPDX-License-Identifier: Apache-2.0
#include "controllers/windowstate.h"

#include "settings/settings.h"

#include <QHeaderView>
#include <QMainWindow>
#include <QSplitter>

namespace portolan {
namespace {

constexpr int stateVersion =
    2; // raised when docks or toolbars change, so that an old layout is not forced on new ones

} // namespace

WindowState::WindowState(Settings& settings) : m_settings(settings) {}

void WindowState::restoreWindow(QMainWindow* window) const
{
    if (!m_settings.windowGeometry().isEmpty())
        window->restoreGeometry(m_settings.windowGeometry());
    if (!m_settings.windowState().isEmpty())
        window->restoreState(m_settings.windowState(), stateVersion);
}

void WindowState::saveWindow(const QMainWindow* window)
{
    m_settings.setWindow(window->saveGeometry(), window->saveState(stateVersion));
}

bool WindowState::restoreSplitter(QSplitter* splitter, const QString& name) const
{
    const QList<int> sizes = m_settings.splitterSizes(name);
    if (sizes.size() != splitter->count())
        return false;
    splitter->setSizes(sizes);
    return true;
}

void WindowState::saveSplitter(const QSplitter* splitter, const QString& name)
{
    m_settings.setSplitterSizes(name, splitter->sizes());
}

int WindowState::dockHeight(const QString& name) const
{
    return m_settings.splitterSizes(name).value(0);
}

void WindowState::saveDockHeight(const QString& name, int height)
{
    m_settings.setSplitterSizes(name, {height});
}

void WindowState::restoreHeader(QHeaderView* header, const QString& name) const
{
    const QByteArray state = m_settings.headerState(name);
    if (!state.isEmpty())
        header->restoreState(state);
}

void WindowState::saveHeader(const QHeaderView* header, const QString& name)
{
    m_settings.setHeaderState(name, header->saveState());
}

} // namespace portolan

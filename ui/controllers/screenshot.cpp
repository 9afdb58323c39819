// SPDX-License-Identifier: Apache-2.0
#include "controllers/screenshot.h"

#include "controllers/selection.h"
#include "controllers/windowmodels.h"
#include "mainwindow.h"

#include <QTableView>

namespace portolan {
namespace {

constexpr int lookMs = 50;
constexpr int quietLooksNeeded = 4; // what arrives often starts the next request: quiet must last a little

FetchState fetchStateOf(const QModelIndex& index)
{
    const QVariant state = index.data(modelrole::FetchStateRole);
    return state.isValid() ? state.value<FetchState>() : FetchState::Ready;
}

} // namespace

Screenshot::Screenshot(
    MainWindow& window, WindowModels& models, Selection& selection, QString path, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_models(models)
    , m_selection(selection)
    , m_path(std::move(path))
{
    m_timer.setInterval(lookMs);
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::look);
}

void Screenshot::start()
{
    m_window.resize(size);
    m_clock.start();
    m_timer.start();
}

void Screenshot::look()
{
    m_quietLooks = isSettled() ? m_quietLooks + 1 : 0;
    if (m_quietLooks < quietLooksNeeded && m_clock.elapsed() < maxWaitMs)
        return;
    m_timer.stop();
    Q_EMIT finished(m_window.grab().save(m_path, "PNG"));
}

bool Screenshot::isSettled() const
{
    const QModelIndex registry = m_models.registries.indexOfRegistry(m_selection.location().registry);
    const FetchState tree = fetchStateOf(registry);
    if (tree == FetchState::Loading || m_models.inspector.state() == FetchState::Loading)
        return false;
    return m_selection.isRepository() ? areTagsSettled() : tree != FetchState::Idle;
}

bool Screenshot::areTagsSettled() const
{
    if (m_models.tags.state() == FetchState::Loading || !m_models.tags.isSettled())
        return false;
    const auto* table = m_window.findChild<QTableView*>(QStringLiteral("tagTable"));
    int last = table->rowAt(table->viewport()->height() - 1);
    if (last < 0)
        last = m_models.tags.rowCount() - 1;
    for (int row = 0; row <= last; ++row) {
        const FetchState state = fetchStateOf(m_models.tags.index(row, TagListModel::CreatedColumn));
        if (state == FetchState::Loading || state == FetchState::Idle)
            return false;
    }
    return true;
}

} // namespace portolan

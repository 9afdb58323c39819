// SPDX-License-Identifier: Apache-2.0
#include "proxies/undoproxy.h"

#include "present/theme.h"

namespace portolan {
namespace {

UndoListModel::UndoState stateOf(const QVariant& state)
{
    return state.value<UndoListModel::UndoState>();
}

QString stateText(UndoListModel::UndoState state)
{
    switch (state) {
    case UndoListModel::UndoState::Unknown:
        return {};
    case UndoListModel::UndoState::Checking:
        return UndoProxy::tr("looking...");
    case UndoListModel::UndoState::Possible:
        return UndoProxy::tr("can be undone");
    case UndoListModel::UndoState::Gone:
        return UndoProxy::tr("its layers are gone");
    case UndoListModel::UndoState::Undoing:
        return UndoProxy::tr("putting back...");
    case UndoListModel::UndoState::Undone:
        return UndoProxy::tr("put back");
    case UndoListModel::UndoState::Failed:
        return UndoProxy::tr("failed");
    }
    return {};
}

} // namespace

UndoProxy::UndoProxy(UndoListModel* source, QObject* parent) : PrettyProxy(source, parent) {}

QVariant UndoProxy::data(const QModelIndex& index, int role) const
{
    if (role == ToneRole && index.column() == UndoListModel::StateColumn) {
        switch (stateOf(PrettyProxy::data(index, UndoListModel::StateRole))) {
        case UndoListModel::UndoState::Possible:
        case UndoListModel::UndoState::Undone:
            return static_cast<int>(Tone::Success);
        case UndoListModel::UndoState::Gone:
            return static_cast<int>(Tone::Warning);
        case UndoListModel::UndoState::Failed:
            return static_cast<int>(Tone::Danger);
        default:
            return static_cast<int>(Tone::Muted);
        }
    }
    return PrettyProxy::data(index, role);
}

QString UndoProxy::displayText(const QModelIndex& index) const
{
    if (index.column() == UndoListModel::StateColumn)
        return stateText(stateOf(PrettyProxy::data(index, UndoListModel::StateRole)));
    return PrettyProxy::displayText(index);
}

} // namespace portolan

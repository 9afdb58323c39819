// SPDX-License-Identifier: Apache-2.0
#include "models/taghistorymodel.h"

#include <array>

namespace portolan {
namespace {

constexpr std::array columns{
    TableColumn("when", QT_TRANSLATE_NOOP("Models", "When")),
    TableColumn("what", QT_TRANSLATE_NOOP("Models", "What")),
    TableColumn("digest", QT_TRANSLATE_NOOP("Models", "Digest")),
    TableColumn("note", QT_TRANSLATE_NOOP("Models", "Note")),
};

const char* whatText(const TagEvent& event)
{
    if (event.missing)
        return QT_TRANSLATE_NOOP("Models", "Image is gone");
    if (event.current)
        return event.kind == TagEvent::Kind::RolledBack ? QT_TRANSLATE_NOOP("Models", "Current, rolled back")
                                                        : QT_TRANSLATE_NOOP("Models", "Current");
    switch (event.kind) {
    case TagEvent::Kind::Pointed:
        return QT_TRANSLATE_NOOP("Models", "Pointed here");
    case TagEvent::Kind::RolledBack:
        return QT_TRANSLATE_NOOP("Models", "Rolled back to it");
    case TagEvent::Kind::Removed:
        break;
    }
    return QT_TRANSLATE_NOOP("Models", "Removed");
}

ValueKind kindOf(int column)
{
    switch (column) {
    case TagHistoryModel::WhenColumn:
        return ValueKind::Time;
    case TagHistoryModel::DigestColumn:
        return ValueKind::Digest;
    default:
        return ValueKind::Text;
    }
}

QVariant value(const TagEvent& event, int column)
{
    switch (column) {
    case TagHistoryModel::WhenColumn:
        return event.when;
    case TagHistoryModel::WhatColumn:
        return QString::fromLatin1(whatText(event));
    case TagHistoryModel::DigestColumn:
        return event.digest.toString();
    default:
        // The digest has a column of its own.
        return event.note.isEmpty() ? event.reference.section(u'@', 0, 0) : event.note.english();
    }
}

} // namespace

TagHistoryModel::TagHistoryModel(ControlService& control, QObject* parent)
    : TableModel(columns, parent)
    , m_control(control)
    , m_fetch([this] { take(); })
{
}

TagHistoryModel::~TagHistoryModel() = default;

void TagHistoryModel::setTag(const ImageAddress& tag)
{
    if (tag == m_tag)
        return;
    m_tag = tag;
    m_fetch.reset();
    setRows({});
    Q_EMIT stateChanged();
}

void TagHistoryModel::clear()
{
    setTag(ImageAddress());
}

void TagHistoryModel::fetchNow()
{
    if (state() == FetchState::Idle)
        ask();
}

void TagHistoryModel::retry()
{
    if (state() == FetchState::Failed)
        ask();
}

void TagHistoryModel::refresh()
{
    if (state() != FetchState::Idle)
        ask();
}

void TagHistoryModel::ask()
{
    if (m_tag.tagOrDigest.isEmpty() || m_tag.isByDigest())
        return;
    m_fetch.start([this](const Done<TagHistory>& done) { return m_control.fetchTagHistory(m_tag, done); });
    Q_EMIT stateChanged();
}

void TagHistoryModel::take()
{
    if (state() == FetchState::Ready)
        setRows(m_fetch.value()->events);
    Q_EMIT stateChanged();
}

TagHistory::Source TagHistoryModel::source() const
{
    return m_fetch.value() ? m_fetch.value()->source : TagHistory::Source::Registry;
}

bool TagHistoryModel::isComplete() const
{
    return !m_fetch.value() || m_fetch.value()->complete;
}

FactList TagHistoryModel::facts() const
{
    return m_fetch.value() ? m_fetch.value()->facts : FactList();
}

QVariant TagHistoryModel::cell(const TagEvent& event, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case modelrole::ValueRole:
    case modelrole::SortRole:
        return value(event, column);
    case modelrole::ValueKindRole:
        return QVariant::fromValue(kindOf(column));
    case modelrole::TranslatableRole:
        return column == WhatColumn;
    case modelrole::SentenceRole:
        return column == NoteColumn && !event.note.isEmpty() ? QVariant::fromValue(event.note) : QVariant();
    case modelrole::CopyRole:
        return column == NoteColumn && event.note.isEmpty() ? QVariant(event.reference)
                                                            : QVariant(value(event, column).toString());
    case EventRole:
        return QVariant::fromValue(event);
    case AddressRole:
        return event.digest.isNull() || event.missing
            ? QVariant()
            : QVariant::fromValue(ImageAddress(m_tag.registry, m_tag.repository, event.digest.toString()));
    case CurrentRole:
        return event.current;
    case RestorableRole:
        return event.restorable && !event.current && !event.missing;
    default:
        return {};
    }
}

} // namespace portolan

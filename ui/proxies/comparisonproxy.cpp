// SPDX-License-Identifier: Apache-2.0
#include "proxies/comparisonproxy.h"

#include "models/comparisontablemodel.h"
#include "present/plaintext.h"
#include "present/theme.h"

#include <QGuiApplication>
#include <QPalette>

namespace portolan {
namespace {

std::optional<Tone> toneOf(Difference difference)
{
    switch (difference) {
    case Difference::Same:
        return std::nullopt;
    case Difference::Changed:
        return Tone::Changed;
    case Difference::OnlyA:
        return Tone::Removed;
    case Difference::OnlyB:
        return Tone::Added;
    }
    return std::nullopt;
}

QString wordFor(Difference difference)
{
    switch (difference) {
    case Difference::Same:
        return ComparisonProxy::tr("same on both sides");
    case Difference::Changed:
        return ComparisonProxy::tr("different");
    case Difference::OnlyA:
        return ComparisonProxy::tr("only in A");
    case Difference::OnlyB:
        return ComparisonProxy::tr("only in B");
    }
    return {};
}

} // namespace

ComparisonProxy::ComparisonProxy(ComparisonTableModel* source, QObject* parent) : PrettyProxy(source, parent)
{
    setRelativeTimes(false); // two times of the same year must not look the same
}

QVariant ComparisonProxy::data(const QModelIndex& index, int role) const
{
    const auto difference = [this, &index] {
        return PrettyProxy::data(index, ComparisonTableModel::DifferenceRole).value<Difference>();
    };
    switch (role) {
    case Qt::BackgroundRole: {
        const std::optional<Tone> tone = toneOf(difference());
        return tone ? QVariant(QBrush(toneBackground(*tone, QGuiApplication::palette()))) : QVariant();
    }
    case Qt::TextAlignmentRole: {
        // Only whole columns of numbers stand at the right; in the others a size is one value among many.
        const QString key = headerData(index.column(), Qt::Horizontal, modelrole::KeyRole).toString();
        return key.startsWith(u"size") || key.startsWith(u"line") ? PrettyProxy::data(index, role)
                                                                  : QVariant();
    }
    case ToneRole:
        return difference() == Difference::Same ? QVariant(static_cast<int>(Tone::Muted)) : QVariant();
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(displayText(index), wordFor(difference()));
    case Qt::ToolTipRole: {
        const QString text = toolTip(index);
        const bool elsewhere = PrettyProxy::data(index, ComparisonTableModel::ElsewhereRole).toBool();
        const QString word = elsewhere
            ? tr("%1 here; the other side has it at another place").arg(wordFor(difference()))
            : wordFor(difference());
        return text.isEmpty() ? word : plainToolTip(text + u'\n' + word);
    }
    default:
        return PrettyProxy::data(index, role);
    }
}

QString ComparisonProxy::displayText(const QModelIndex& index) const
{
    const QString key = headerData(index.column(), Qt::Horizontal, modelrole::KeyRole).toString();
    QString text = PrettyProxy::displayText(index);
    if (key != u"text")
        return text;
    // A mark beside the colour, as diff tools write it.
    switch (PrettyProxy::data(index, ComparisonTableModel::DifferenceRole).value<Difference>()) {
    case Difference::OnlyA:
        return QStringLiteral("- ") + text;
    case Difference::OnlyB:
        return QStringLiteral("+ ") + text;
    default:
        return QStringLiteral("  ") + text;
    }
}

} // namespace portolan

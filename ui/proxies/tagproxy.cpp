// SPDX-License-Identifier: Apache-2.0
#include "proxies/tagproxy.h"

#include "models/taglistmodel.h"
#include "oci/mediatype.h"
#include "present/icons.h"
#include "present/theme.h"
#include "present/valuetext.h"

namespace portolan {

TagProxy::TagProxy(TagListModel* source, QObject* parent)
    : PrettyProxy(source, parent)
    , m_imageIcon(themedIcon(QStringLiteral("image")))
    , m_indexIcon(themedIcon(QStringLiteral("index")))
    , m_artifactIcon(themedIcon(QStringLiteral("artifact")))
    , m_attachmentIcon(themedIcon(QStringLiteral("attached")))
    , m_problemIcon(themedIcon(QStringLiteral("warning")))
    , m_lockIcon(themedIcon(QStringLiteral("lock")))
    , m_expiryIcon(themedIcon(QStringLiteral("history")))
{
}

QVariant TagProxy::data(const QModelIndex& index, int role) const
{
    if (role == Qt::DecorationRole && index.column() == TagListModel::TagColumn)
        return icon(index);
    if (role == ToneRole && PrettyProxy::data(index, TagListModel::StaleRole).toBool())
        return static_cast<int>(Tone::Muted);
    if (role == Qt::AccessibleTextRole && index.column() == TagListModel::TagColumn) {
        const QStringList same = PrettyProxy::data(index, TagListModel::SameTagsRole).toStringList();
        const QString name = displayText(index);
        return same.isEmpty() ? name
                              : tr("%1, the same image as %2").arg(name, same.join(QStringLiteral(", ")));
    }
    return PrettyProxy::data(index, role);
}

QString TagProxy::displayText(const QModelIndex& index) const
{
    if (index.column() == TagListModel::PlatformsColumn) {
        const QVariant platforms = PrettyProxy::data(index, modelrole::ValueRole);
        if (platforms.userType() == QMetaType::QStringList)
            return platformsText(platforms.toStringList());
    }
    if (index.column() == TagListModel::SameColumn) {
        const QStringList same = PrettyProxy::data(index, TagListModel::SameTagsRole).toStringList();
        const int count = PrettyProxy::data(index, TagListModel::SameCountRole).toInt();
        // Few are named; of many the first and how many more there are, so that the number is not cut off.
        const qsizetype shown = count > 3 ? 1 : 3;
        QString text = same.mid(0, shown).join(QStringLiteral(", "));
        if (count > shown && same.size() >= shown)
            text += tr(" +%1").arg(count - shown);
        return text;
    }
    return PrettyProxy::displayText(index);
}

QString TagProxy::toolTip(const QModelIndex& index) const
{
    if (index.column() == TagListModel::TagColumn) {
        QStringList lines{PrettyProxy::data(index, Qt::DisplayRole).toString()};
        const QString artifact = PrettyProxy::data(index, TagListModel::ArtifactTypeRole).toString();
        if (!artifact.isEmpty())
            lines << tr("Artifact: %1").arg(artifact);
        const int attached = PrettyProxy::data(index, TagListModel::AttachmentCountRole).toInt();
        if (attached > 0)
            lines << (attached == 1
                    ? tr("One signature, attestation or SBOM is attached by tag")
                    : tr("%n signatures, attestations or SBOMs are attached by tag", nullptr, attached));
        lines << recordLines(PrettyProxy::data(index, TagListModel::RecordRole).value<TagRecord>());
        if (PrettyProxy::data(index, TagListModel::StaleRole).toBool())
            lines << tr("Seen last time, not confirmed by the server yet");
        return lines.size() > 1 ? lines.join(u'\n') : PrettyProxy::toolTip(index);
    }
    if (index.column() == TagListModel::SameColumn) {
        const QStringList same = PrettyProxy::data(index, TagListModel::SameTagsRole).toStringList();
        return same.isEmpty() ? QString() : tr("The same image under other tags:\n%1").arg(same.join(u'\n'));
    }
    return PrettyProxy::toolTip(index);
}

QStringList TagProxy::recordLines(const TagRecord& record)
{
    QStringList lines;
    if (record.missing)
        lines << tr("The image is gone from the registry");
    if (!record.problem.isEmpty())
        lines << tr("Problem: %1").arg(record.problem);
    if (!record.source.isEmpty())
        lines << tr("Follows %1").arg(record.source);
    if (record.scheduled)
        lines << tr("Imported on a schedule");
    if (record.insecure)
        lines << tr("Imported without checking certificates");
    if (!record.importMode.isEmpty())
        lines << tr("Import mode: %1").arg(record.importMode);
    if (!record.referencePolicy.isEmpty())
        lines << tr("Reference policy: %1").arg(record.referencePolicy);
    if (record.generation >= 0)
        lines << tr("Generation %1").arg(numberText(record.generation));
    if (record.immutable)
        lines << tr("Protected: it cannot be moved or removed");
    if (record.expires.isValid())
        lines << tr("Expires %1").arg(dateText(record.expires));
    return lines;
}

QIcon TagProxy::icon(const QModelIndex& index) const
{
    const QVariant said = PrettyProxy::data(index, TagListModel::RecordRole);
    if (said.isValid()) {
        const auto record = said.value<TagRecord>();
        if (record.missing || !record.problem.isEmpty())
            return m_problemIcon;
        if (record.immutable)
            return m_lockIcon;
        if (record.expires.isValid())
            return m_expiryIcon;
    }
    if (PrettyProxy::data(index, TagListModel::TagKindRole).value<TagKind>() != TagKind::Ordinary)
        return m_attachmentIcon;
    if (!PrettyProxy::data(index, TagListModel::ArtifactTypeRole).toString().isEmpty())
        return m_artifactIcon;
    if (isIndexKind(mediaKind(PrettyProxy::data(index, TagListModel::MediaTypeRole).toString())))
        return m_indexIcon;
    return m_imageIcon;
}

} // namespace portolan

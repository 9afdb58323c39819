// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/tagrecord.h"
#include "proxies/prettyproxy.h"

#include <QIcon>

namespace portolan {

class TagListModel;

//! Tags as people see them: icons by what a tag holds, platforms as "amd64 +3", tags that were only last seen
//! muted.
class TagProxy final : public PrettyProxy {
    Q_OBJECT

public:
    explicit TagProxy(TagListModel* source, QObject* parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] QString displayText(const QModelIndex& index) const override;
    [[nodiscard]] QString toolTip(const QModelIndex& index) const override;

private:
    [[nodiscard]] static QStringList recordLines(const TagRecord& record);
    [[nodiscard]] QIcon icon(const QModelIndex& index) const;

    QIcon m_imageIcon;
    QIcon m_indexIcon;
    QIcon m_artifactIcon;
    QIcon m_attachmentIcon;
    QIcon m_problemIcon;
    QIcon m_lockIcon;
    QIcon m_expiryIcon;
};

} // namespace portolan

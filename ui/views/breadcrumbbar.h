// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/addresses.h"

#include <QWidget>

class QHBoxLayout;

namespace portolan {

//! Where one is: `quay.io / podman / stable`; each part is a button that goes there.
class BreadcrumbBar final : public QWidget {
    Q_OBJECT

public:
    explicit BreadcrumbBar(QWidget* parent = nullptr);

    //! `registryName` as shown; an empty one shows nothing.
    void setLocation(const RepositoryAddress& location, const QString& registryName);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    //! The registry itself (empty repository), a prefix, or the repository.
    void locationClicked(const portolan::RepositoryAddress& location);

private:
    void addPart(const QString& label, const RepositoryAddress& target, bool last);

    QHBoxLayout* m_layout;
    QStringList m_parts;
};

} // namespace portolan

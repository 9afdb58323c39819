// SPDX-License-Identifier: Apache-2.0
#include "dialogs/aboutdialog.h"

#include "views/widgets.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QVBoxLayout>

namespace portolan {

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Portolan"));
    auto* icon = new QLabel(this);
    icon->setPixmap(
        QIcon(QStringLiteral(":/portolan/portolan.svg")).pixmap(QSize(72, 72), devicePixelRatioF()));
    icon->setAccessibleName(tr("Portolan's icon"));
    QLabel* version = wrappedLabel(this,
        tr("Version %1, with Qt %2").arg(QStringLiteral(PORTOLAN_VERSION), QString::fromLatin1(qVersion())));
    setTone(version, Tone::Muted);
    auto* texts = new QVBoxLayout;
    texts->addWidget(headline(this, QStringLiteral("Portolan")));
    texts->addWidget(version);
    texts->addSpacing(8);
    texts->addWidget(wrappedLabel(this,
        tr("A native browser for container image registries: repositories, tags and layers; compare, pull, "
           "copy and delete, "
           "with logins in this computer's keychain.")));
    texts->addWidget(wrappedLabel(this, tr("Licensed under the Apache License 2.0.")));
    texts->addStretch();
    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(icon, 0, Qt::AlignTop);
    top->addLayout(texts, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->addLayout(top);
    layout->addWidget(buttons);
    setMinimumWidth(440);
}

} // namespace portolan

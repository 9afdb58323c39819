// SPDX-License-Identifier: Apache-2.0
#include "dialogs/transferchoices.h"

#include "views/commandfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>

namespace portolan {

TransferChoices::TransferChoices(const QList<TransferOffer>& offers, QWidget* dialog)
    : QObject(dialog)
    , m_platform(new QComboBox(dialog))
    , m_attachments(new QCheckBox(tr("With &signatures, SBOMs and attestations"), dialog))
    , m_command(new CommandField(tr("Equivalent command"), dialog))
{
    m_platform->setObjectName(QStringLiteral("platform"));
    m_platform->setAccessibleName(tr("Platforms"));
    m_platform->addItem(tr("All platforms"));
    for (const TransferOffer& offer : offers) {
        for (const Platform& platform : offer.platforms) {
            if (m_platform->findText(platform.toString()) < 0)
                m_platform->addItem(platform.toString(), QVariant::fromValue(platform));
        }
    }
    m_platform->setEnabled(platforms() > 0);
    m_attachments->setObjectName(QStringLiteral("attachments"));
    m_attachments->setToolTip(tr("Everything that refers to the image comes along"));
    connect(m_platform, &QComboBox::currentIndexChanged, this, &TransferChoices::changed);
    connect(m_attachments, &QCheckBox::toggled, this, &TransferChoices::changed);
}

void TransferChoices::addChoices(QFormLayout* form)
{
    form->addRow(tr("Platfor&ms:"), m_platform);
    form->addRow(QString(), m_attachments);
}

void TransferChoices::addCommand(QFormLayout* form)
{
    form->addRow(tr("Command:"), m_command);
}

void TransferChoices::setCommand(const QString& command)
{
    m_command->setCommand(command);
}

void TransferChoices::setAttachmentsPossible(bool possible)
{
    m_attachments->setEnabled(possible);
}

void TransferChoices::chooseOnePlatform()
{
    if (platforms() == 0 || !isAllPlatforms())
        return;
    int best = 1;
    for (int i = 1; i < m_platform->count(); ++i) {
        if (m_platform->itemData(i).value<Platform>().matches(Platform::host()))
            best = i;
    }
    m_platform->setCurrentIndex(best);
}

bool TransferChoices::isAllPlatforms() const
{
    return m_platform->currentIndex() == 0;
}

int TransferChoices::platforms() const
{
    return m_platform->count() - 1;
}

void TransferChoices::apply(TransferRequest& request) const
{
    const QVariant platform = m_platform->currentData();
    request.allPlatforms = !platform.isValid();
    if (platform.isValid())
        request.platform = platform.value<Platform>();
    request.withAttachments = m_attachments->isEnabled() && m_attachments->isChecked();
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "dialogs/copydialog.h"

#include "oci/reference.h"
#include "present/commands.h"
#include "present/valuetext.h"
#include "views/commandfield.h"
#include "views/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace portolan {

CopyDialog::CopyDialog(QList<TransferOffer> offers, QList<RegistryProfile> targets,
    std::function<QStringList(const QString& registryId)> known, QWidget* parent)
    : QDialog(parent)
    , m_offers(std::move(offers))
    , m_targets(std::move(targets))
    , m_known(std::move(known))
    , m_registry(new QComboBox(this))
    , m_repository(new QComboBox(this))
    , m_tag(new QLineEdit(this))
    , m_platform(new QComboBox(this))
    , m_attachments(new QCheckBox(tr("With &signatures, SBOMs and attestations"), this))
    , m_hint(hintLabel(this))
    , m_command(new CommandField(tr("Equivalent command"), this))
{
    setObjectName(QStringLiteral("copyDialog"));
    setWindowTitle(tr("Copy to"));
    m_registry->setObjectName(QStringLiteral("registry"));
    m_registry->setAccessibleName(tr("Registry to copy to"));
    for (const RegistryProfile& target : m_targets)
        m_registry->addItem(target.embedded ? tr("Local library") : target.name, target.id);
    m_repository->setObjectName(QStringLiteral("repository"));
    m_repository->setAccessibleName(tr("Repository to copy to"));
    m_repository->setEditable(true);
    m_repository->setInsertPolicy(QComboBox::NoInsert);
    m_repository->setMinimumContentsLength(36);
    m_repository->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_repository->lineEdit()->setAccessibleName(tr("Repository to copy to"));
    m_tag->setObjectName(QStringLiteral("tag"));
    m_tag->setAccessibleName(tr("Tag there"));
    m_platform->setObjectName(QStringLiteral("platform"));
    m_platform->setAccessibleName(tr("Platforms"));
    m_attachments->setObjectName(QStringLiteral("attachments"));
    m_attachments->setToolTip(tr("Everything that refers to the image is copied too"));
    m_platform->addItem(tr("All platforms"));
    for (const TransferOffer& offer : m_offers) {
        for (const Platform& platform : offer.platforms) {
            if (m_platform->findText(platform.toString()) < 0)
                m_platform->addItem(platform.toString(), QVariant::fromValue(platform));
        }
    }
    m_platform->setEnabled(m_platform->count() > 1);
    buildLayout();

    connect(m_registry, &QComboBox::currentIndexChanged, this, &CopyDialog::registryChanged);
    connect(m_repository, &QComboBox::currentTextChanged, this, &CopyDialog::check);
    connect(m_tag, &QLineEdit::textChanged, this, &CopyDialog::check);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        Q_EMIT copyRequested(requests());
        accept();
    });
    if (m_offers.size() == 1 && !m_offers.first().image.isByDigest())
        m_tag->setText(m_offers.first().image.tagOrDigest);
    if (m_offers.size() > 1) {
        m_tag->setEnabled(false);
        m_tag->setPlaceholderText(tr("as in the source"));
    }
    registryChanged();
    m_repository->setFocus();
}

QList<TransferRequest> CopyDialog::requests() const
{
    QList<TransferRequest> requests;
    for (const TransferOffer& offer : m_offers) {
        TransferRequest request;
        request.source = offer.image;
        request.destination.kind = DestinationSpec::Kind::Registry;
        request.destination.registry = m_registry->currentData().toString();
        request.destination.repository = m_repository->currentText().trimmed();
        request.destination.tag = m_tag->text().trimmed();
        if (m_offers.size() > 1)
            request.destination.tag = offer.image.isByDigest() ? QString() : offer.image.tagOrDigest;
        const QVariant platform = m_platform->currentData();
        request.allPlatforms = !platform.isValid();
        if (platform.isValid())
            request.platform = platform.value<Platform>();
        request.withAttachments = m_attachments->isChecked();
        requests << request;
    }
    return requests;
}

void CopyDialog::buildLayout()
{
    QFormLayout* form = newForm();
    form->addRow(tr("&Registry:"), m_registry);
    form->addRow(tr("Re&pository:"), m_repository);
    form->addRow(tr("&Tag:"), m_tag);
    form->addRow(QString(), m_hint);
    form->addRow(tr("P&latforms:"), m_platform);
    form->addRow(QString(), m_attachments);
    form->addRow(tr("Command:"), m_command);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    m_copy->setObjectName(QStringLiteral("copyButton"));
    m_copy->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const QString title = m_offers.size() == 1
        ? tr("Copy %1").arg(m_offers.first().reference)
        : tr("Copy %n images", nullptr, static_cast<int>(m_offers.size()));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(headline(this, title));
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(560);
}

void CopyDialog::registryChanged()
{
    const QString typed = m_repository->currentText().isEmpty() ? m_offers.first().image.repository
                                                                : m_repository->currentText();
    const QSignalBlocker quiet(m_repository);
    m_repository->clear();
    m_repository->addItems(m_known(m_registry->currentData().toString()));
    m_repository->setCurrentText(typed);
    if (QCompleter* completer = m_repository->completer())
        completer->setFilterMode(Qt::MatchContains);
    check();
}

void CopyDialog::check()
{
    const QString repository = m_repository->currentText().trimmed();
    const QString tag = m_tag->text().trimmed();
    const bool repositoryValid = Reference::isValidRepository(repository);
    const bool tagValid = tag.isEmpty() || Reference::isValidTag(tag);
    m_copy->setEnabled(repositoryValid && tagValid);
    if (!repository.isEmpty() && !repositoryValid) {
        m_hint->setText(
            tr("That is no repository name: lower case letters, digits, and . _ - / between them."));
        setTone(m_hint, Tone::Warning);
    } else if (!tagValid) {
        m_hint->setText(
            tr("That is no tag: letters, digits, and . _ - are allowed, 128 characters at most."));
        setTone(m_hint, Tone::Warning);
    } else if (tag.isEmpty() && m_offers.size() == 1) {
        m_hint->setText(tr("Without a tag the copy can be reached by its digest only."));
        setTone(m_hint, Tone::Muted);
    } else {
        m_hint->setText(tr("A tag of that name there will point to this image afterwards."));
        setTone(m_hint, Tone::Muted);
    }
    m_command->setCommand(cliCopyCommand(m_offers.first().reference, targetReference()));
}

QString CopyDialog::targetReference() const
{
    const int row = m_registry->currentIndex();
    if (row < 0 || row >= m_targets.size())
        return {};
    const QString name = m_targets.at(row).referencePrefix() + (m_targets.at(row).isLocal() ? u':' : u'/')
        + m_repository->currentText().trimmed();
    const QString tag = m_tag->text().trimmed();
    return tag.isEmpty() ? name : name + u':' + tag;
}

} // namespace portolan

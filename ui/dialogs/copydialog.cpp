// SPDX-License-Identifier: Apache-2.0
#include "dialogs/copydialog.h"

#include "dialogs/transferchoices.h"
#include "oci/reference.h"
#include "present/commands.h"
#include "views/widgets.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

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
    , m_hint(hintLabel(this))
    , m_options(new TransferChoices(m_offers, this))
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
    buildLayout();

    connect(m_registry, &QComboBox::currentIndexChanged, this, &CopyDialog::registryChanged);
    connect(m_repository, &QComboBox::currentTextChanged, this, &CopyDialog::check);
    connect(m_tag, &QLineEdit::textChanged, this, &CopyDialog::check);
    connect(m_options, &TransferChoices::changed, this, &CopyDialog::check);
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
    for (const TransferOffer& offer : m_offers)
        requests << requestFor(offer);
    return requests;
}

TransferRequest CopyDialog::requestFor(const TransferOffer& offer) const
{
    const QString repository = m_repository->currentText().trimmed();
    QString tag = m_tag->text().trimmed();
    if (m_offers.size() > 1)
        tag = offer.image.isByDigest() ? QString() : offer.image.tagOrDigest;
    TransferRequest request;
    request.source = offer.image;
    if (toEngine()) {
        request.destination.kind = DestinationSpec::Kind::Engine;
        request.destination.path = target().path;
        request.destination.name = tag.isEmpty() ? repository : repository + u':' + tag;
    } else {
        request.destination.kind = DestinationSpec::Kind::Registry;
        request.destination.registry = target().id;
        request.destination.repository = repository;
        request.destination.tag = tag;
    }
    m_options->apply(request);
    return request;
}

const RegistryProfile& CopyDialog::target() const
{
    return m_targets.at(std::max(m_registry->currentIndex(), 0));
}

bool CopyDialog::toEngine() const
{
    return target().kind == RegistryKind::Engine;
}

void CopyDialog::buildLayout()
{
    QFormLayout* form = newForm();
    form->addRow(tr("&Registry:"), m_registry);
    form->addRow(tr("Re&pository:"), m_repository);
    form->addRow(tr("&Tag:"), m_tag);
    form->addRow(QString(), m_hint);
    m_options->addChoices(form);
    m_options->addCommand(form);
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
    // An engine names images by their whole reference, so that it can be pulled again by the same name.
    const QString& reference = m_offers.first().reference;
    const QString& tag = m_offers.first().image.tagOrDigest;
    const QString proposed = toEngine() && reference.endsWith(tag) ? reference.chopped(tag.size() + 1)
                                                                   : m_offers.first().image.repository;
    const QString now = m_repository->currentText();
    const QString typed = now.isEmpty() || now == m_proposed ? proposed : now;
    m_proposed = proposed;
    const QSignalBlocker quiet(m_repository);
    m_repository->clear();
    m_repository->addItems(m_known(target().id));
    m_repository->setCurrentText(typed);
    if (QCompleter* completer = m_repository->completer())
        completer->setFilterMode(Qt::MatchContains);
    m_options->setAttachmentsPossible(!toEngine());
    if (toEngine())
        m_options->chooseOnePlatform();
    check();
}

QString CopyDialog::problem() const
{
    const QString repository = m_repository->currentText().trimmed();
    const QString tag = m_tag->text().trimmed();
    const bool repositoryValid = toEngine()
        ? Reference::parse(repository).has_value() && !repository.contains(u'@')
        : Reference::isValidRepository(repository);
    if (!repository.isEmpty() && !repositoryValid)
        return tr("That is no repository name: lower case letters, digits, and . _ - / between them.");
    if (!tag.isEmpty() && !Reference::isValidTag(tag))
        return tr("That is no tag: letters, digits, and . _ - are allowed, 128 characters at most.");
    if (toEngine() && m_options->isAllPlatforms() && m_options->platforms() > 0)
        return tr("An engine takes one platform: choose it.");
    return {};
}

void CopyDialog::check()
{
    const bool noTag = m_tag->text().trimmed().isEmpty() && m_offers.size() == 1;
    const QString wrong = problem();
    m_copy->setEnabled(wrong.isEmpty() && !m_repository->currentText().trimmed().isEmpty());
    if (!wrong.isEmpty())
        m_hint->setText(wrong);
    else if (noTag && toEngine())
        m_hint->setText(tr("Without a tag the image there is called \"latest\"."));
    else if (noTag)
        m_hint->setText(tr("Without a tag the copy can be reached by its digest only."));
    else
        m_hint->setText(tr("A tag of that name there will point to this image afterwards."));
    setTone(m_hint, wrong.isEmpty() ? Tone::Muted : Tone::Warning);
    const QString& source = m_offers.first().reference;
    m_options->setCommand(toEngine() ? cliPullCommand(source, targetReference(), requestFor(m_offers.first()))
                                     : cliCopyCommand(source, targetReference()));
}

QString CopyDialog::targetReference() const
{
    const QString name = target().referenceTo(m_repository->currentText().trimmed());
    const QString tag = m_tag->text().trimmed();
    return tag.isEmpty() ? name : name + u':' + tag;
}

} // namespace portolan

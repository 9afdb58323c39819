// SPDX-License-Identifier: Apache-2.0
#include "dialogs/pulldialog.h"

#include "present/commands.h"
#include "present/filechooser.h"
#include "present/valuetext.h"
#include "views/commandfield.h"
#include "views/widgets.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace portolan {

PullDialog::PullDialog(QList<TransferOffer> offers, QString libraryFolder, QWidget* parent)
    : QDialog(parent)
    , m_offers(std::move(offers))
    , m_libraryFolder(std::move(libraryFolder))
    , m_destinations(new QButtonGroup(this))
    , m_path(new QLineEdit(this))
    , m_browse(new QPushButton(tr("&Browse..."), this))
    , m_name(new QLineEdit(this))
    , m_platform(new QComboBox(this))
    , m_attachments(new QCheckBox(tr("With &signatures, SBOMs and attestations"), this))
    , m_replace(new QCheckBox(tr("&Replace the file if it exists"), this))
    , m_summary(wrappedLabel(this))
    , m_command(new CommandField(tr("Equivalent command"), this))
{
    setObjectName(QStringLiteral("pullDialog"));
    setWindowTitle(tr("Pull"));
    m_path->setObjectName(QStringLiteral("path"));
    m_path->setAccessibleName(tr("Folder or file"));
    m_path->setMinimumWidth(380);
    m_browse->setObjectName(QStringLiteral("browse"));
    m_browse->setAutoDefault(false);
    m_browse->setToolTip(tr("Choose the folder or file"));
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setAccessibleName(tr("Name at the destination"));
    m_platform->setObjectName(QStringLiteral("platform"));
    m_platform->setAccessibleName(tr("Platforms"));
    m_attachments->setObjectName(QStringLiteral("attachments"));
    m_attachments->setToolTip(tr("Everything that refers to the image is pulled too"));
    m_replace->setObjectName(QStringLiteral("replace"));
    m_replace->setToolTip(tr("The file is replaced at the end, in one step"));
    m_summary->setObjectName(QStringLiteral("summary"));
    fillPlatforms();
    buildLayout();

    connect(m_destinations, &QButtonGroup::idToggled, this, &PullDialog::destinationChanged);
    connect(m_browse, &QPushButton::clicked, this, &PullDialog::browse);
    connect(m_path, &QLineEdit::textChanged, this, &PullDialog::updateSummary);
    connect(m_name, &QLineEdit::textChanged, this, &PullDialog::updateSummary);
    connect(m_platform, &QComboBox::currentIndexChanged, this, &PullDialog::updateSummary);
    for (QCheckBox* choice : {m_attachments, m_replace})
        connect(choice, &QCheckBox::toggled, this, &PullDialog::updateSummary);
    connect(m_pull, &QPushButton::clicked, this, [this] {
        Q_EMIT pullRequested(requests());
        accept();
    });
    destinationChanged();
    m_pull->setFocus();
}

QList<TransferRequest> PullDialog::requests() const
{
    QList<TransferRequest> requests;
    for (const TransferOffer& offer : m_offers)
        requests << requestFor(offer);
    return requests;
}

QWidget* PullDialog::destinationBox()
{
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto add = [this, box, layout](
                         Kind kind, const QString& text, const QString& toolTip, const QString& name) {
        auto* button = new QRadioButton(text, box);
        button->setToolTip(toolTip);
        button->setObjectName(name);
        m_destinations->addButton(button, static_cast<int>(kind));
        layout->addWidget(button);
        return button;
    };
    add(Kind::LocalLibrary, tr("&Local library"), tr("Kept by Portolan on this computer"),
        QStringLiteral("toLibrary"))
        ->setChecked(true);
    add(Kind::OciLayout, tr("OCI layout &folder"), tr("A folder that skopeo and podman read as oci:"),
        QStringLiteral("toLayout"));
    QRadioButton* ociArchive = add(Kind::OciArchive, tr("&OCI archive, one file"),
        tr("A tar of an OCI layout, oci-archive:"), QStringLiteral("toOciArchive"));
    QRadioButton* dockerArchive = add(Kind::DockerArchive, tr("&Docker archive, one file"),
        tr("For docker load and podman load; one platform"), QStringLiteral("toDockerArchive"));
    for (QRadioButton* archive : {ociArchive, dockerArchive})
        archive->setEnabled(m_offers.size() == 1);
    return box;
}

void PullDialog::fillPlatforms()
{
    m_platform->addItem(tr("All platforms"));
    for (const TransferOffer& offer : m_offers) {
        for (const Platform& platform : offer.platforms) {
            if (m_platform->findText(platform.toString()) < 0)
                m_platform->addItem(platform.toString(), QVariant::fromValue(platform));
        }
    }
    m_platform->setEnabled(m_platform->count() > 1);
}

void PullDialog::buildLayout()
{
    QFormLayout* form = newForm();
    form->addRow(tr("To:"), destinationBox());
    form->addRow(tr("&Where:"), formRow(this, m_path, m_browse));
    form->addRow(tr("&Name there:"), m_name);
    form->addRow(tr("&Platforms:"), m_platform);
    form->addRow(QString(), m_attachments);
    form->addRow(QString(), m_replace);
    form->addRow(tr("Size:"), m_summary);
    form->addRow(tr("Command:"), m_command);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_pull = buttons->addButton(tr("&Pull"), QDialogButtonBox::ActionRole);
    m_pull->setObjectName(QStringLiteral("pullButton"));
    m_pull->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    const QString title = m_offers.size() == 1
        ? tr("Pull %1").arg(m_offers.first().reference)
        : tr("Pull %n images", nullptr, static_cast<int>(m_offers.size()));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(headline(this, title));
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
}

void PullDialog::browse()
{
    const auto use = [this](const QString& path) { m_path->setText(QDir::toNativeSeparators(path)); };
    switch (kind()) {
    case Kind::OciLayout:
        FileChooser::openFolder(this, tr("OCI layout folder"), use);
        break;
    case Kind::OciArchive:
    case Kind::DockerArchive:
        FileChooser::saveFile(this, tr("Archive file"), m_path->text(), tr("Archives (*.tar)"),
            [this, use](const QString& path) {
                use(path);
                m_replace->setChecked(true); // the file dialog has asked
            });
        break;
    default:
        break;
    }
}

void PullDialog::destinationChanged()
{
    const Kind chosen = kind();
    const bool needsPath = chosen != Kind::LocalLibrary;
    m_path->setEnabled(needsPath);
    m_browse->setEnabled(needsPath);
    if (!needsPath)
        m_path->setText(m_libraryFolder);
    else if (m_path->text() == m_libraryFolder)
        m_path->clear();
    m_path->setPlaceholderText(
        chosen == Kind::OciLayout ? tr("folder, made when it is not there") : tr("file.tar"));
    m_replace->setVisible(chosen == Kind::OciArchive || chosen == Kind::DockerArchive);
    m_name->setEnabled(m_offers.size() == 1);
    m_name->setText(m_offers.size() == 1 ? nameFor(m_offers.first()) : tr("as in the source"));
    m_attachments->setEnabled(chosen != Kind::DockerArchive);
    if (chosen == Kind::DockerArchive && m_platform->currentIndex() == 0 && m_platform->count() > 1) {
        // A docker archive holds one platform: this machine's, where the image has it.
        int best = 1;
        for (int i = 1; i < m_platform->count(); ++i) {
            if (m_platform->itemData(i).value<Platform>().matches(Platform::host()))
                best = i;
        }
        m_platform->setCurrentIndex(best);
    }
    updateSummary();
}

void PullDialog::updateSummary()
{
    qint64 size = 0;
    bool known = true;
    for (const TransferOffer& offer : std::as_const(m_offers)) {
        known = known && offer.size >= 0;
        size += std::max<qint64>(offer.size, 0);
    }
    const bool all = m_platform->currentIndex() == 0;
    if (!known)
        m_summary->setText(tr("Not known yet; what is there already is not fetched again."));
    else if (all || m_platform->count() <= 2)
        m_summary->setText(
            tr("%1 at most; what is there already is not fetched again.").arg(exactSizeText(size)));
    else
        m_summary->setText(tr("Part of %1, which is all platforms together.").arg(sizeText(size)));
    setTone(m_summary, Tone::Muted);

    const bool dockerNeedsPlatform = kind() == Kind::DockerArchive && all && m_platform->count() > 1;
    m_pull->setEnabled(!m_path->text().trimmed().isEmpty() && !dockerNeedsPlatform);
    if (dockerNeedsPlatform)
        m_summary->setText(tr("A docker archive holds one platform: choose it."));
    const TransferRequest request = requestFor(m_offers.first());
    m_command->setCommand(cliPullCommand(
        m_offers.first().reference, destinationText(request.destination, m_libraryFolder), request));
}

PullDialog::Kind PullDialog::kind() const
{
    return static_cast<Kind>(m_destinations->checkedId());
}

QString PullDialog::nameFor(const TransferOffer& offer) const
{
    const QString& tag = offer.image.tagOrDigest;
    // Digests cannot be names; their first characters tell people what it was.
    const QString name = offer.image.isByDigest() ? tag.mid(tag.indexOf(u':') + 1, 12) : tag;
    if (kind() == Kind::OciLayout || kind() == Kind::OciArchive)
        return name;
    const qsizetype at = offer.reference.indexOf(u'@');
    return at < 0 ? offer.reference : offer.reference.left(at) + u':' + name;
}

TransferRequest PullDialog::requestFor(const TransferOffer& offer) const
{
    TransferRequest request;
    request.source = offer.image;
    request.destination.kind = kind();
    if (kind() != Kind::LocalLibrary)
        request.destination.path = QDir::fromNativeSeparators(m_path->text().trimmed());
    request.destination.name = m_offers.size() == 1 ? m_name->text().trimmed() : nameFor(offer);
    const bool archive = kind() == Kind::OciArchive || kind() == Kind::DockerArchive;
    request.destination.replaceExisting = archive && m_replace->isChecked();
    const QVariant platform = m_platform->currentData();
    request.allPlatforms = !platform.isValid();
    if (platform.isValid())
        request.platform = platform.value<Platform>();
    request.withAttachments = m_attachments->isEnabled() && m_attachments->isChecked();
    return request;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "dialogs/pulldialog.h"

#include "dialogs/transferchoices.h"
#include "oci/reference.h"
#include "present/commands.h"
#include "present/filechooser.h"
#include "present/valuetext.h"
#include "views/commandfield.h"
#include "views/widgets.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace portolan {
namespace {

constexpr int firstEngineId = 100; //!< of their buttons; the other kinds' are below

} // namespace

PullDialog::PullDialog(
    QList<TransferOffer> offers, QString libraryFolder, QList<RegistryProfile> engines, QWidget* parent)
    : QDialog(parent)
    , m_offers(std::move(offers))
    , m_libraryFolder(std::move(libraryFolder))
    , m_engines(std::move(engines))
    , m_destinations(new QButtonGroup(this))
    , m_path(new QLineEdit(this))
    , m_browse(new QPushButton(tr("&Browse..."), this))
    , m_name(new QLineEdit(this))
    , m_replace(new QCheckBox(tr("&Replace the file if it exists"), this))
    , m_summary(wrappedLabel(this))
    , m_options(new TransferChoices(m_offers, this))
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
    m_replace->setObjectName(QStringLiteral("replace"));
    m_replace->setToolTip(tr("The file is replaced at the end, in one step"));
    m_summary->setObjectName(QStringLiteral("summary"));
    buildLayout();

    connect(m_destinations, &QButtonGroup::idToggled, this, &PullDialog::destinationChanged);
    connect(m_browse, &QPushButton::clicked, this, &PullDialog::browse);
    connect(m_path, &QLineEdit::textChanged, this, &PullDialog::updateSummary);
    connect(m_name, &QLineEdit::textChanged, this, &PullDialog::updateSummary);
    connect(m_options, &TransferChoices::changed, this, &PullDialog::updateSummary);
    connect(m_replace, &QCheckBox::toggled, this, &PullDialog::updateSummary);
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
                         int id, const QString& text, const QString& toolTip, const QString& name) {
        auto* button = new QRadioButton(text, box);
        button->setToolTip(toolTip);
        button->setObjectName(name);
        m_destinations->addButton(button, id);
        layout->addWidget(button);
        return button;
    };
    add(int(Kind::LocalLibrary), tr("&Local library"), tr("Kept by Portolan on this computer"),
        QStringLiteral("toLibrary"))
        ->setChecked(true);
    add(int(Kind::OciLayout), tr("OCI layout &folder"), tr("A folder that skopeo and podman read as oci:"),
        QStringLiteral("toLayout"));
    QRadioButton* ociArchive = add(int(Kind::OciArchive), tr("&OCI archive, one file"),
        tr("A tar of an OCI layout, oci-archive:"), QStringLiteral("toOciArchive"));
    QRadioButton* dockerArchive = add(int(Kind::DockerArchive), tr("&Docker archive, one file"),
        tr("For docker load and podman load; one platform"), QStringLiteral("toDockerArchive"));
    for (QRadioButton* archive : {ociArchive, dockerArchive})
        archive->setEnabled(m_offers.size() == 1);
    for (int i = 0; i < m_engines.size(); ++i) {
        const RegistryProfile& engine = m_engines.at(i);
        add(firstEngineId + i, tr("%1 on this computer").arg(engine.name),
            tr("Into its own images, through %1; one platform").arg(engine.path),
            QStringLiteral("toEngine-%1").arg(i));
    }
    return box;
}

//! For images of a registry: what people would type for the same image.
void PullDialog::addPodmanCommand(QFormLayout* form)
{
    const QString reference = m_offers.first().reference;
    if (m_offers.size() != 1 || !Reference::parse(reference))
        return;
    auto* command = new CommandField(tr("Command of Podman for this image"), this);
    command->setObjectName(QStringLiteral("podmanCommand"));
    command->setCommand(podmanPullCommand(reference));
    form->addRow(tr("With Podman:"), command);
}

void PullDialog::buildLayout()
{
    QFormLayout* form = newForm();
    form->addRow(tr("To:"), destinationBox());
    form->addRow(tr("&Where:"), formRow(this, m_path, m_browse));
    form->addRow(tr("&Name there:"), m_name);
    m_options->addChoices(form);
    form->addRow(QString(), m_replace);
    form->addRow(tr("Size:"), m_summary);
    m_options->addCommand(form);
    addPodmanCommand(form);

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

void PullDialog::updatePath()
{
    const Kind chosen = kind();
    const bool needsPath = chosen != Kind::LocalLibrary && chosen != Kind::Engine;
    const bool wasTyped = m_path->isEnabled();
    m_path->setEnabled(needsPath);
    m_browse->setEnabled(needsPath);
    if (chosen == Kind::LocalLibrary)
        m_path->setText(m_libraryFolder);
    else if (chosen == Kind::Engine)
        m_path->setText(engine()->path);
    else if (!wasTyped)
        m_path->clear();
    m_path->setPlaceholderText(
        chosen == Kind::OciLayout ? tr("folder, made when it is not there") : tr("file.tar"));
}

void PullDialog::destinationChanged()
{
    const Kind chosen = kind();
    updatePath();
    m_replace->setVisible(chosen == Kind::OciArchive || chosen == Kind::DockerArchive);
    m_name->setEnabled(m_offers.size() == 1);
    m_name->setText(m_offers.size() == 1 ? nameFor(m_offers.first()) : tr("as in the source"));
    m_options->setAttachmentsPossible(!takesOnePlatform());
    if (takesOnePlatform())
        m_options->chooseOnePlatform();
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
    const bool all = m_options->isAllPlatforms();
    if (!known)
        m_summary->setText(tr("Not known yet; what is there already is not fetched again."));
    else if (m_options->platforms() <= 1)
        m_summary->setText(
            tr("%1 at most; what is there already is not fetched again.").arg(exactSizeText(size)));
    else if (all)
        m_summary->setText(
            tr("About %1 for each of %2 platforms; what is there already is not fetched again.")
                .arg(sizeText(size), numberText(m_options->platforms())));
    else
        m_summary->setText(tr("About %1; what is there already is not fetched again.").arg(sizeText(size)));
    setTone(m_summary, Tone::Muted);

    const bool needsPlatform = takesOnePlatform() && all && m_options->platforms() > 0;
    m_pull->setEnabled(!m_path->text().trimmed().isEmpty() && !needsPlatform);
    if (needsPlatform)
        m_summary->setText(kind() == Kind::Engine ? tr("An engine takes one platform: choose it.")
                                                  : tr("A docker archive holds one platform: choose it."));
    const TransferRequest request = requestFor(m_offers.first());
    m_options->setCommand(cliPullCommand(m_offers.first().reference, destination(request), request));
}

PullDialog::Kind PullDialog::kind() const
{
    const int id = m_destinations->checkedId();
    return id >= firstEngineId ? Kind::Engine : static_cast<Kind>(id);
}

const RegistryProfile* PullDialog::engine() const
{
    const int number = m_destinations->checkedId() - firstEngineId;
    return number < 0 ? nullptr : &m_engines.at(number);
}

bool PullDialog::takesOnePlatform() const
{
    return kind() == Kind::DockerArchive || kind() == Kind::Engine;
}

QString PullDialog::destination(const TransferRequest& request) const
{
    const RegistryProfile* chosen = engine();
    return chosen ? chosen->referenceTo(request.destination.name)
                  : destinationText(request.destination, m_libraryFolder);
}

QString PullDialog::nameFor(const TransferOffer& offer) const
{
    const QString& tag = offer.image.tagOrDigest;
    // Digests cannot be names; their first characters tell people what it was.
    QString name = offer.image.isByDigest() ? tag.mid(tag.indexOf(u':') + 1, 12) : tag;
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
    m_options->apply(request);
    return request;
}

} // namespace portolan

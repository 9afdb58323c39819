// SPDX-License-Identifier: Apache-2.0
#include "dialogs/addclusterdialog.h"

#include "delegates/rowdelegate.h"
#include "present/errortext.h"
#include "present/plaintext.h"
#include "views/widgets.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace portolan {
namespace {

constexpr int contextColumn = 0;
constexpr int serverColumn = 1;
constexpr int loginColumn = 2;

QString loginText(const ClusterCandidate& candidate)
{
    switch (candidate.login) {
    case KubeLoginKind::Token:
        return AddClusterDialog::tr("token");
    case KubeLoginKind::TokenFile:
        return AddClusterDialog::tr("token file");
    case KubeLoginKind::ClientCertificate:
        return AddClusterDialog::tr("certificate");
    case KubeLoginKind::Password:
        return AddClusterDialog::tr("password");
    case KubeLoginKind::Exec:
        return AddClusterDialog::tr("a command");
    default:
        return AddClusterDialog::tr("none");
    }
}

QUrl urlOf(const QString& text)
{
    const QString typed = text.trimmed();
    return QUrl(typed.contains(QLatin1String("://")) ? typed : QStringLiteral("https://") + typed);
}

} // namespace

AddClusterDialog::AddClusterDialog(QWidget* parent)
    : QDialog(parent)
    , m_fromFile(new QRadioButton(tr("From a &kubeconfig"), this))
    , m_byUrl(new QRadioButton(tr("By the API server's &URL"), this))
    , m_contexts(new QTreeWidget(this))
    , m_url(new QLineEdit(this))
    , m_remark(wrappedLabel(this))
    , m_other(new QPushButton(tr("&Other file..."), this))
{
    setObjectName(QStringLiteral("addClusterDialog"));
    setWindowTitle(tr("Add OpenShift cluster"));
    m_contexts->setHeaderLabels({tr("Context"), tr("API server"), tr("Login")});
    setUpTree(m_contexts, tr("Contexts"));
    m_contexts->setRootIsDecorated(false);
    m_contexts->setItemDelegate(new RowDelegate(m_contexts, 6));
    m_contexts->setFrameShape(QFrame::StyledPanel);
    m_fromFile->setObjectName(QStringLiteral("fromFile"));
    m_byUrl->setObjectName(QStringLiteral("byUrl"));
    m_contexts->setObjectName(QStringLiteral("contexts"));
    m_url->setObjectName(QStringLiteral("serverUrl"));
    m_url->setPlaceholderText(tr("https://api.cluster.example.com:6443"));
    m_url->setAccessibleName(tr("URL of the API server"));
    setTone(m_remark, Tone::Muted);
    buildLayout();
    m_fromFile->setChecked(true);
    connect(m_fromFile, &QRadioButton::toggled, this, &AddClusterDialog::updateButtons);
    connect(m_url, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (!text.isEmpty())
            m_byUrl->setChecked(true);
        updateButtons();
    });
    connect(m_contexts, &QTreeWidget::currentItemChanged, this, [this] {
        m_fromFile->setChecked(true);
        showCurrent();
        updateButtons();
    });
    connect(m_contexts, &QTreeWidget::itemActivated, this, &AddClusterDialog::accept);
    connect(m_other, &QPushButton::clicked, this, &AddClusterDialog::otherFileRequested);
    updateButtons();
}

void AddClusterDialog::buildLayout()
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("&Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("addButton"));
    m_add->setDefault(true);
    m_other->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddClusterDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* fromFile = new QHBoxLayout;
    fromFile->addWidget(m_fromFile);
    fromFile->addStretch();
    fromFile->addWidget(m_other);
    QLabel* intro = wrappedLabel(this,
        tr("Portolan reads the kubeconfig where it lies and never writes it. A login of its own goes to "
           "the keychain."));
    setTone(intro, Tone::Muted);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(headline(this, tr("Add OpenShift cluster")));
    layout->addWidget(intro);
    layout->addLayout(fromFile);
    layout->addWidget(m_contexts, 1);
    layout->addWidget(m_remark);
    layout->addWidget(m_byUrl);
    layout->addWidget(m_url);
    layout->addWidget(buttons);
    const int unit = fontMetrics().averageCharWidth();
    m_contexts->setColumnWidth(contextColumn, 40 * unit);
    m_contexts->setColumnWidth(serverColumn, 42 * unit);
    resize(720, 460);
}

void AddClusterDialog::setCandidates(const ClusterCandidates& candidates)
{
    m_candidates = candidates.contexts;
    m_contexts->clear();
    for (const ClusterCandidate& candidate : std::as_const(m_candidates)) {
        auto* item =
            new QTreeWidgetItem(m_contexts, {candidate.context, candidate.server, loginText(candidate)});
        item->setToolTip(contextColumn, plainToolTip(candidate.file));
        if (candidate.isCurrent) {
            QFont bold = font();
            bold.setBold(true);
            item->setFont(contextColumn, bold);
        }
        if (candidate.problem)
            item->setForeground(contextColumn, toneColour(Tone::Danger, palette()));
    }
    QStringList problems;
    for (const Error& problem : candidates.problems)
        problems << problem.path() + QStringLiteral(": ") + errorText(problem).meaning;
    if (m_candidates.isEmpty()) {
        m_byUrl->setChecked(true);
        problems.prepend(tr("There is no kubeconfig with contexts here."));
    } else {
        m_contexts->setCurrentItem(m_contexts->topLevelItem(0));
    }
    if (!problems.isEmpty())
        m_remark->setText(problems.join(u'\n'));
    updateButtons();
}

const ClusterCandidate* AddClusterDialog::current() const
{
    const int row = m_contexts->indexOfTopLevelItem(m_contexts->currentItem());
    return row >= 0 && row < m_candidates.size() ? &m_candidates.at(row) : nullptr;
}

void AddClusterDialog::showCurrent()
{
    const ClusterCandidate* candidate = current();
    if (!candidate)
        return;
    QStringList lines;
    if (candidate->problem)
        lines << errorText(*candidate->problem).sentence();
    if (candidate->command && !candidate->isCommandConfirmed)
        lines << tr("Its login comes from a command that is run only once you allow it: %1")
                     .arg(candidate->command->commandLine);
    if (candidate->pinsOnFirstUse)
        lines << tr(
            "The file says to check no certificate. Portolan believes the first one the server shows, "
            "and no other.");
    if (!candidate->canLogInToRegistry)
        lines << tr("This login has no token: it can browse, but not pull from the cluster's registry.");
    m_remark->setText(lines.join(u'\n'));
}

void AddClusterDialog::updateButtons()
{
    const bool byUrl = m_byUrl->isChecked();
    const QUrl url = urlOf(m_url->text());
    const ClusterCandidate* candidate = current();
    m_add->setEnabled(byUrl ? url.isValid() && !url.host().isEmpty() && url.scheme() == u"https"
                            : candidate && !candidate->problem);
}

void AddClusterDialog::accept()
{
    if (!m_add->isEnabled())
        return;
    if (m_byUrl->isChecked())
        Q_EMIT clusterChosen(RegistryProfile::openShift(
            urlOf(m_url->text())
                .adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery)
                .toString()));
    else
        Q_EMIT clusterChosen(current()->profile());
    QDialog::accept();
}

} // namespace portolan

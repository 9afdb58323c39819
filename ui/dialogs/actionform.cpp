// SPDX-License-Identifier: Apache-2.0
#include "dialogs/actionform.h"

#include "views/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>

#include <algorithm>

namespace portolan {
namespace {

constexpr int pauseMs = 350; // after the last key, before the plan is made anew
constexpr int maxReplicas = 100;
constexpr int defaultExpiryDays = 14;

} // namespace

ActionForm::ActionForm(ActionWish wish, const QStringList& logins, QWidget* parent)
    : QWidget(parent)
    , m_wish(std::move(wish))
    , m_layout(newForm())
{
    setObjectName(QStringLiteral("actionForm"));
    setLayout(m_layout);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &ActionForm::changed);
    addFields(logins);
}

void ActionForm::addFields(const QStringList& logins)
{
    switch (m_wish.kind) {
    case ActionKind::SetTag:
    case ActionKind::AliasTag:
    case ActionKind::SetTagExpiry:
    case ActionKind::SetTagImmutable:
        addTagFields();
        break;
    case ActionKind::ImportImages:
        addImportFields();
        break;
    case ActionKind::CreateRepository:
        addText(tr("&Repository:"), tr("project/name"), &ActionWish::repository)
            ->setObjectName(QStringLiteral("repository"));
        break;
    case ActionKind::ScaleRegistry:
    case ActionKind::SetRegistryReadOnly:
    case ActionKind::SetRegistryState:
        addOperatorFields();
        break;
    case ActionKind::CreatePullSecret:
    case ActionKind::LinkPullSecret:
        addSecretFields(logins);
        break;
    case ActionKind::RollBackTag:
    case ActionKind::DeleteRepository:
    case ActionKind::EnableRegistryRoute:
    case ActionKind::SyncMirrorNow:
    case ActionKind::ScanImage:
        break;
    }
}

void ActionForm::addTagFields()
{
    if (m_wish.kind == ActionKind::SetTagExpiry) {
        addExpiry();
        return;
    }
    if (m_wish.kind == ActionKind::SetTagImmutable) {
        addFlag(m_wish.tags.size() > 1 ? tr("The tags cannot be moved or removed")
                                       : tr("The tag cannot be moved or removed"),
            QStringLiteral("immutable"), QString());
        return;
    }
    addText(tr("&Repository:"), tr("where the tag shall be"), &ActionWish::targetRepository)
        ->setObjectName(QStringLiteral("targetRepository"));
    addText(tr("Ta&g:"), tr("its name, such as prod"), &ActionWish::targetTag)
        ->setObjectName(QStringLiteral("targetTag"));
}

void ActionForm::addImportFields()
{
    const bool isAgain = m_wish.source.isEmpty() && !m_wish.tags.isEmpty();
    if (isAgain) // as it was imported before: nothing is left open
        return;
    addText(tr("I&nto:"), tr("project/name"), &ActionWish::repository)
        ->setObjectName(QStringLiteral("repository"));
    addText(tr("&From:"), tr("a reference, such as quay.io/team/app:1"), &ActionWish::source)
        ->setObjectName(QStringLiteral("source"));
    QLineEdit* tags = newLine(
        tr("&Tags:"), tr("separated by blanks; none: all of the source"), m_wish.tags.join(u' '), false);
    tags->setObjectName(QStringLiteral("tags"));
    m_readers.emplace_back([tags](ActionWish& wish) {
        wish.tags = tags->text().split(QRegularExpression(QStringLiteral("[\\s,]+")), Qt::SkipEmptyParts);
    });
    addChoice(tr("&Platforms:"), QStringLiteral("mode"),
        {{QStringLiteral("PreserveOriginal"), tr("All, as they are at the source")},
            {QStringLiteral("Legacy"), tr("One: the cluster's own")}});
    addChoice(tr("P&ulled from:"), QStringLiteral("referencePolicy"),
        {{QStringLiteral("Source"), tr("The source")},
            {QStringLiteral("Local"), tr("The cluster's registry")}});
    addFlag(tr("Look for changes at the source &regularly"), QStringLiteral("scheduled"), QString());
    addFlag(tr("The source has no valid &certificate"), QStringLiteral("insecure"),
        tr("The cluster may then fetch over plain HTTP or without checking who answers"));
}

void ActionForm::addOperatorFields()
{
    if (m_wish.kind == ActionKind::ScaleRegistry)
        addNumber(tr("&Replicas:"), QStringLiteral("replicas"));
    else if (m_wish.kind == ActionKind::SetRegistryReadOnly)
        addFlag(tr("Nothing can be pushed"), QStringLiteral("readOnly"), QString());
    else
        addChoice(tr("St&ate:"), QStringLiteral("state"),
            {{QStringLiteral("Managed"), tr("Managed: the operator keeps it running")},
                {QStringLiteral("Unmanaged"), tr("Unmanaged: the operator leaves it alone")},
                {QStringLiteral("Removed"), tr("Removed: the operator deletes it")}});
}

void ActionForm::addSecretFields(const QStringList& logins)
{
    addOptionText(tr("&Name:"), tr("of the secret"), QStringLiteral("name"));
    if (m_wish.kind == ActionKind::LinkPullSecret) {
        addOptionText(tr("&Service account:"), tr("such as default"), QStringLiteral("serviceAccount"));
        return;
    }
    std::vector<std::pair<QString, QString>> hosts;
    hosts.reserve(static_cast<size_t>(logins.size()));
    for (const QString& host : logins)
        hosts.emplace_back(host, host);
    addChoice(tr("&Login for:"), QStringLiteral("registry"), hosts);
}

QLineEdit* ActionForm::newLine(const QString& label, const QString& hint, const QString& text, bool required)
{
    auto* line = new QLineEdit(text, this);
    line->setPlaceholderText(hint);
    m_layout->addRow(label, line);
    connect(line, &QLineEdit::textEdited, this, &ActionForm::edit);
    if (required)
        m_required.push_back(line);
    return line;
}

QLineEdit* ActionForm::addText(const QString& label, const QString& hint, Place place, bool required)
{
    QLineEdit* line = newLine(label, hint, m_wish.*place, required);
    m_readers.emplace_back([line, place](ActionWish& wish) { wish.*place = line->text().trimmed(); });
    return line;
}

QLineEdit* ActionForm::addOptionText(const QString& label, const QString& hint, const QString& option)
{
    QLineEdit* line = newLine(label, hint, m_wish.options.value(option), true);
    line->setObjectName(option);
    m_readers.emplace_back(
        [line, option](ActionWish& wish) { wish.options[option] = line->text().trimmed(); });
    return line;
}

void ActionForm::focusFirst()
{
    for (int row = 0; row < m_layout->rowCount(); ++row) {
        const QLayoutItem* item = m_layout->itemAt(row, QFormLayout::FieldRole);
        if (!item)
            item = m_layout->itemAt(row, QFormLayout::SpanningRole);
        if (item && item->widget() && item->widget()->focusPolicy() != Qt::NoFocus)
            return item->widget()->setFocus();
    }
}

void ActionForm::addFlag(const QString& label, const QString& option, const QString& toolTip)
{
    auto* box = new QCheckBox(label, this);
    box->setObjectName(option);
    box->setToolTip(toolTip);
    box->setChecked(m_wish.options.value(option) == u"true");
    m_layout->addRow(QString(), box);
    connect(box, &QCheckBox::toggled, this, &ActionForm::edit);
    m_readers.emplace_back([box, option](ActionWish& wish) {
        wish.options[option] = box->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
    });
}

void ActionForm::addChoice(
    const QString& label, const QString& option, const std::vector<std::pair<QString, QString>>& choices)
{
    auto* box = new QComboBox(this);
    box->setObjectName(option);
    for (const auto& [value, text] : choices)
        box->addItem(text, value);
    const int now = box->findData(m_wish.options.value(option));
    box->setCurrentIndex(std::max(0, now));
    if (choices.empty()) {
        box->setPlaceholderText(tr("There is nothing to choose from"));
        box->setEnabled(false);
    }
    m_layout->addRow(label, box);
    connect(box, &QComboBox::activated, this, &ActionForm::edit);
    m_readers.emplace_back(
        [box, option](ActionWish& wish) { wish.options[option] = box->currentData().toString(); });
}

void ActionForm::addNumber(const QString& label, const QString& option)
{
    auto* box = new QSpinBox(this);
    box->setObjectName(option);
    box->setRange(0, maxReplicas);
    box->setValue(m_wish.options.value(option).toInt());
    m_layout->addRow(label, box);
    connect(box, &QSpinBox::valueChanged, this, &ActionForm::edit);
    m_readers.emplace_back(
        [box, option](ActionWish& wish) { wish.options[option] = QString::number(box->value()); });
}

void ActionForm::addExpiry()
{
    const QString option = QStringLiteral("expires");
    auto* ends =
        new QCheckBox(m_wish.tags.size() > 1 ? tr("The tags &expire at") : tr("The tag &expires at"), this);
    ends->setObjectName(option);
    auto* when = new QDateTimeEdit(this);
    const QDateTime now = QDateTime::fromString(m_wish.options.value(option), Qt::ISODate);
    when->setCalendarPopup(true);
    when->setAccessibleName(tr("When the tag expires"));
    when->setDateTime(
        now.isValid() ? now.toLocalTime() : QDateTime::currentDateTime().addDays(defaultExpiryDays));
    when->setMinimumDateTime(QDateTime::currentDateTime());
    ends->setChecked(now.isValid());
    when->setEnabled(ends->isChecked());
    m_layout->addRow(ends, when);
    connect(ends, &QCheckBox::toggled, when, &QWidget::setEnabled);
    connect(ends, &QCheckBox::toggled, this, &ActionForm::edit);
    connect(when, &QDateTimeEdit::dateTimeChanged, this, &ActionForm::edit);
    m_readers.emplace_back([ends, when, option](ActionWish& wish) {
        if (ends->isChecked())
            wish.options[option] = when->dateTime().toUTC().toString(Qt::ISODate);
        else
            wish.options.remove(option);
    });
}

void ActionForm::edit()
{
    Q_EMIT edited();
    m_pause.start();
}

ActionWish ActionForm::wish() const
{
    ActionWish wish = m_wish;
    for (const Reader& read : m_readers)
        read(wish);
    return wish;
}

bool ActionForm::isComplete() const
{
    return std::none_of(m_required.begin(), m_required.end(),
        [](const QLineEdit* line) { return line->text().trimmed().isEmpty(); });
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "views/taghistorytab.h"

#include "present/icons.h"
#include "present/plaintext.h"
#include "present/valuetext.h"
#include "proxies/prettyproxy.h"
#include "views/labeltreeview.h"
#include "views/statepane.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTreeView>

namespace portolan {

TagHistoryTab::TagHistoryTab(TagHistoryModel& model, QWidget* parent)
    : ControlTab(
        new PrettyProxy(&model, nullptr), QStringLiteral("tagHistory"), tr("History of the tag"), parent)
    , m_model(model)
    , m_proxy(qobject_cast<PrettyProxy*>(view()->model()))
    , m_factsView(new LabelTreeView(&m_facts, tr("How the tag stands"), this))
    , m_rollBack(new QPushButton(themedIcon(QStringLiteral("undo")), tr("Roll &back..."), this))
    , m_compare(new QPushButton(themedIcon(QStringLiteral("compare")), tr("Compare with &current"), this))
{
    m_proxy->setParent(this);
    setWidths({{TagHistoryModel::WhenColumn, 17}, {TagHistoryModel::WhatColumn, 25},
        {TagHistoryModel::DigestColumn, 15}});
    m_factsView->setObjectName(QStringLiteral("tagFacts"));
    m_factsView->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_factsView->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_factsView->hide();
    tabLayout()->insertWidget(0, m_factsView);
    m_rollBack->setObjectName(QStringLiteral("rollBackButton"));
    m_compare->setObjectName(QStringLiteral("compareWithCurrentButton"));
    m_compare->setToolTip(tr("Compare the chosen image with what the tag points to now"));
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 6, 8, 6);
    buttons->setSpacing(8);
    buttons->addWidget(m_rollBack);
    buttons->addWidget(m_compare);
    buttons->addStretch();
    tabLayout()->addLayout(buttons);

    connect(view(), &QTreeView::activated, this, [this](const QModelIndex& index) {
        const QVariant address = index.data(TagHistoryModel::AddressRole);
        if (address.isValid())
            Q_EMIT imageActivated(address.value<ImageAddress>());
    });
    connect(view()->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &TagHistoryTab::updateButtons);
    connect(m_rollBack, &QPushButton::clicked, this, [this] {
        Q_EMIT rollBackRequested(
            m_model.tag(), view()->currentIndex().data(TagHistoryModel::EventRole).value<TagEvent>());
    });
    connect(m_compare, &QPushButton::clicked, this, [this] {
        Q_EMIT compareRequested(
            view()->currentIndex().data(TagHistoryModel::AddressRole).value<ImageAddress>(), m_model.tag());
    });
    connect(&m_model, &TagHistoryModel::stateChanged, this, [this] { updateState(); });
    updateState();
}

void TagHistoryTab::setRollBack(bool offered, Ability ability, const QString& reason)
{
    m_offered = offered;
    m_ability = ability;
    m_reason = reason;
    updateButtons();
}

void TagHistoryTab::setRelativeTimes(bool relative)
{
    m_proxy->setRelativeTimes(relative);
}

QString TagHistoryTab::loadingText() const
{
    return tr("Asking what the tag pointed to...");
}

void TagHistoryTab::showNothing(StatePane& pane)
{
    pane.showEmpty(QStringLiteral("history"), tr("No history yet"),
        tr("What this tag points to is noted from now on, each time it is looked at."));
}

void TagHistoryTab::updateTexts()
{
    if (m_model.state() != FetchState::Ready || m_model.rowCount() == 0)
        setNote(QString());
    else if (m_model.source() == TagHistory::Source::LastSeen)
        setNote(tr("This registry keeps no history. Listed is what Portolan saw on this computer; there may "
                   "have been more in between."));
    else
        setNote(m_model.isComplete() ? QString() : tr("The registry has more than is listed here."));
    const FactList facts = m_model.facts();
    m_facts.setFacts(facts);
    m_factsView->setVisible(!facts.isEmpty());
    updateButtons();
}

void TagHistoryTab::updateButtons()
{
    const QModelIndex current = view()->currentIndex();
    const auto event = current.data(TagHistoryModel::EventRole).value<TagEvent>();
    m_rollBack->setVisible(m_offered);
    m_rollBack->setEnabled(
        m_ability != Ability::No && current.data(TagHistoryModel::RestorableRole).toBool());
    QString toolTip = tr("Point the tag to the chosen image again; shows first what that means");
    if (m_ability == Ability::No)
        toolTip = m_reason;
    else if (event.missing)
        toolTip = tr("The image is gone");
    else if (event.restorableUntil.isValid())
        toolTip += u'\n' + tr("Possible until %1").arg(dateText(event.restorableUntil));
    m_rollBack->setToolTip(plainToolTip(toolTip));
    m_compare->setEnabled(
        current.isValid() && !event.current && current.data(TagHistoryModel::AddressRole).isValid());
    m_rollBack->parentWidget()->updateGeometry();
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "models/panelmodel.h"

namespace portolan {

PanelModel::PanelModel(ControlService& control, RepositoryAddress place, PanelOffer offer, QObject* parent)
    : QObject(parent)
    , m_control(control)
    , m_place(std::move(place))
    , m_offer(std::move(offer))
    , m_fetch([this] { take(); })
{
}

PanelModel::~PanelModel() = default;

void PanelModel::refresh()
{
    ask();
}

void PanelModel::retry()
{
    if (state() == FetchState::Failed)
        ask();
}

void PanelModel::ask()
{
    m_fetch.start(
        [this](const Done<Panel>& done) { return m_control.fetchPanel(m_place, m_offer.id, done); });
    Q_EMIT stateChanged();
}

void PanelModel::take()
{
    if (state() == FetchState::Ready) {
        const Panel& panel = *m_fetch.value();
        m_facts.setFacts(panel.facts);
        const bool others = m_tables.size() != static_cast<size_t>(panel.tables.size());
        if (others) {
            m_tables.clear();
            for (qsizetype i = 0; i < panel.tables.size(); ++i)
                m_tables.push_back(std::make_unique<PanelTableModel>());
        }
        for (qsizetype i = 0; i < panel.tables.size(); ++i)
            m_tables.at(static_cast<size_t>(i))->setTable(panel.tables.at(i));
        if (others)
            Q_EMIT tablesChanged();
    }
    Q_EMIT stateChanged();
}

Sentences PanelModel::warnings() const
{
    return m_fetch.value() ? m_fetch.value()->warnings : Sentences();
}

QList<PanelAction> PanelModel::actions() const
{
    return m_fetch.value() ? m_fetch.value()->actions : QList<PanelAction>();
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/factsmodel.h"
#include "models/fetch.h"
#include "models/paneltablemodel.h"
#include "service/controlservice.h"

#include <QObject>

#include <memory>
#include <vector>

namespace portolan {

//! One panel of a registry, namespace or repository: its facts, its tables, what can be done. GUI thread.
class PanelModel final : public QObject {
    Q_OBJECT

public:
    //! Sends nothing before refresh(). `control` outlives it.
    PanelModel(ControlService& control, RepositoryAddress place, PanelOffer offer, QObject* parent = nullptr);
    ~PanelModel() override;
    Q_DISABLE_COPY_MOVE(PanelModel)

    void refresh(); //!< what is shown stays meanwhile
    void retry(); //!< when Failed

    [[nodiscard]] FetchState state() const { return m_fetch.state(); }
    [[nodiscard]] const MaybeError& error() const { return m_fetch.error(); }
    [[nodiscard]] bool hasContent() const { return m_fetch.value().has_value(); }
    [[nodiscard]] const RepositoryAddress& place() const { return m_place; }
    [[nodiscard]] const PanelOffer& offer() const { return m_offer; }
    [[nodiscard]] FactsModel& facts() { return m_facts; }
    [[nodiscard]] int tableCount() const { return int(m_tables.size()); }
    [[nodiscard]] PanelTableModel& table(int number) { return *m_tables.at(static_cast<size_t>(number)); }
    [[nodiscard]] Sentences warnings() const;
    [[nodiscard]] QList<PanelAction> actions() const;

Q_SIGNALS:
    void stateChanged();
    void tablesChanged(); //!< others than before: models returned earlier are gone

private:
    void ask();
    void take();

    ControlService& m_control;
    RepositoryAddress m_place;
    PanelOffer m_offer;
    Fetch<Panel> m_fetch;
    FactsModel m_facts;
    std::vector<std::unique_ptr<PanelTableModel>> m_tables;
};

} // namespace portolan

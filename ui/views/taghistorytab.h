// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/factsmodel.h"
#include "models/taghistorymodel.h"
#include "service/controlservice.h"
#include "views/controltab.h"

class QPushButton;
class QTreeView;

namespace portolan {

class PrettyProxy;

//! How a tag stands and what it pointed to, as a timeline, with the way back to each of them.
class TagHistoryTab final : public ControlTab {
    Q_OBJECT

public:
    //! `model` outlives the tab.
    explicit TagHistoryTab(TagHistoryModel& model, QWidget* parent = nullptr);

    //! Whether rolling back is offered; with No the button says why.
    void setRollBack(bool offered, Ability ability, const QString& reason);
    void setRelativeTimes(bool relative);

Q_SIGNALS:
    void imageActivated(const portolan::ImageAddress& address);
    void rollBackRequested(const portolan::ImageAddress& tag, const portolan::TagEvent& event);
    void compareRequested(const portolan::ImageAddress& before, const portolan::ImageAddress& now);

protected:
    [[nodiscard]] FetchState state() const override { return m_model.state(); }
    [[nodiscard]] MaybeError error() const override { return m_model.error(); }
    void fetchNow() override { m_model.fetchNow(); }
    void retry() override { m_model.retry(); }
    [[nodiscard]] QString loadingText() const override;
    void showNothing(StatePane& pane) override;
    void updateTexts() override;

private:
    void updateButtons();

    TagHistoryModel& m_model;
    PrettyProxy* m_proxy;
    FactsModel m_facts;
    QTreeView* m_factsView;
    QPushButton* m_rollBack;
    QPushButton* m_compare;
    bool m_offered = false;
    Ability m_ability = Ability::Unknown;
    QString m_reason;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/factsmodel.h"
#include "models/fetch.h"
#include "service/controlservice.h"

#include <QObject>

namespace portolan {

//! What is known of the registry, namespace or repository one is at: what it offers, and what a repository is
//! about. GUI thread.
class PlaceInspector final : public QObject {
    Q_OBJECT

public:
    //! `control` outlives it.
    explicit PlaceInspector(ControlService& control, QObject* parent = nullptr);
    ~PlaceInspector() override;
    Q_DISABLE_COPY_MOVE(PlaceInspector)

    //! Another place: asks what it offers, and of a repository, where offered, what it is about.
    void setPlace(const RepositoryAddress& place, bool isRepository);
    void refresh(); //!< after another login
    void retry(); //!< what failed

    [[nodiscard]] const RepositoryAddress& place() const { return m_place; }
    [[nodiscard]] const Offering& offering() const; //!< empty until it is known
    [[nodiscard]] FetchState state() const; //!< of the offering
    [[nodiscard]] const MaybeError& error() const { return m_offering.error(); }
    [[nodiscard]] const RepositoryInfo& info() const; //!< empty until it is known
    [[nodiscard]] FetchState infoState() const { return m_info.state(); } //!< Idle: nothing to say here
    [[nodiscard]] const MaybeError& infoError() const { return m_info.error(); }
    [[nodiscard]] FactsModel& facts() { return m_facts; } //!< of info()

Q_SIGNALS:
    void offeringChanged();
    void infoChanged();

private:
    void askOffering();
    void askInfo();
    void takeOffering();
    void takeInfo();

    ControlService& m_control;
    RepositoryAddress m_place;
    bool m_isRepository = false;
    Fetch<Offering> m_offering;
    Fetch<RepositoryInfo> m_info;
    FactsModel m_facts;
};

} // namespace portolan

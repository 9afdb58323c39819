// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/comparisontablemodel.h"
#include "service/registryservice.h"

#include <QObject>

namespace portolan {

//! One comparison as its view shows it: asks the service and fills one model for each tab. A new question
//! gives the one before up. GUI thread.
class Comparison final : public QObject {
    Q_OBJECT

public:
    //! `service` outlives it.
    explicit Comparison(RegistryService& service, QObject* parent = nullptr);
    ~Comparison() override;
    Q_DISABLE_COPY_MOVE(Comparison)

    void compare(const CompareRequest& request);
    void retry(); //!< after Failed
    void swap(); //!< A becomes B: asks again
    void clear();
    void setOnlyDifferences(bool only); //!< in all tabs

    [[nodiscard]] const CompareRequest& request() const { return m_request; }
    [[nodiscard]] FetchState state() const { return m_state; } //!< Idle: nothing asked
    [[nodiscard]] const MaybeError& error() const { return m_error; }
    [[nodiscard]] const ComparisonSummary& summary() const { return m_summary; } //!< once Ready
    [[nodiscard]] ComparisonTableModel& model(ComparisonTableModel::Part part)
    {
        return *m_models.at(size_t(part));
    }

Q_SIGNALS:
    void stateChanged(); //!< with Ready the models are filled

private:
    void take(const Result<ImageComparison>& result);
    void setState(FetchState state, MaybeError error = std::nullopt);

    RegistryService& m_service;
    CompareRequest m_request;
    ComparisonSummary m_summary;
    std::vector<ComparisonTableModel*> m_models; //!< by Part; children of this
    FetchState m_state = FetchState::Idle;
    MaybeError m_error;
    RequestHandle m_handle;
};

} // namespace portolan

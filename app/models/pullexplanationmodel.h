// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/fetch.h"
#include "models/labeltreemodel.h"
#include "service/controlservice.h"

namespace portolan {

//! "Explain this pull": asks, and says what decides where an image comes from. Keys of its top-level rows,
//! each only where it has something to say: "blocked", "expansions", "reference", "sources", "digest",
//! "platform", "otherPlatforms", "redirectHosts", "bytesTotal", "bytesNeeded", "files", "problems". GUI
//! thread.
class PullExplanationModel final : public LabelTreeModel {
    Q_OBJECT

public:
    //! Asks nothing before explain(). `control` outlives it.
    explicit PullExplanationModel(ControlService& control, QObject* parent = nullptr);
    ~PullExplanationModel() override;
    Q_DISABLE_COPY_MOVE(PullExplanationModel)

    //! `reference` as typed; what was shown goes.
    void explain(const QString& reference);
    void retry(); //!< when Failed

    [[nodiscard]] FetchState state() const { return m_fetch.state(); }
    [[nodiscard]] const MaybeError& error() const { return m_fetch.error(); }
    //! All of it in lines of English; empty while there is nothing.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void stateChanged();

private:
    void ask();
    void take();

    ControlService& m_control;
    QString m_asked;
    Fetch<PullExplanation> m_fetch;
};

} // namespace portolan

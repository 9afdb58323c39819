// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/fetchstate.h"
#include "service/requesthandle.h"

#include <QObject>

namespace portolan {

//! The stages of a change that is planned, shown and only then done. Destroying it gives up what is under
//! way. GUI thread.
class PlannedChange : public QObject {
    Q_OBJECT

public:
    enum class Stage { Idle, Planning, Planned, Performing, Done, Failed };
    Q_ENUM(Stage)

    ~PlannedChange() override;
    Q_DISABLE_COPY_MOVE(PlannedChange)

    void cancel(); //!< back to Idle; what the server was told stays told
    void retry(); //!< after Failed: plans again; nothing is repeated without a fresh plan

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] const MaybeError& error() const { return m_error; } //!< once Failed

Q_SIGNALS:
    void stageChanged();

protected:
    explicit PlannedChange(QObject* parent);

    void setStage(Stage stage);
    void fail(const Error& error);
    [[nodiscard]] RequestHandle& request() { return m_request; } //!< the one under way

private:
    virtual void planAgain() = 0;

    Stage m_stage = Stage::Idle;
    MaybeError m_error;
    RequestHandle m_request;
};

} // namespace portolan

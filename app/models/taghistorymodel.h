// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/fetch.h"
#include "models/tablemodel.h"
#include "service/controlservice.h"

namespace portolan {

//! What a tag has pointed to, newest first, as a timeline: from the registry, or what this program saw.
//! Fetched when a view asks (fetchNow), once; after a failure only by retry(). GUI thread.
class TagHistoryModel final : public TableModel<TagEvent> {
    Q_OBJECT

public:
    enum Column : int { WhenColumn, WhatColumn, DigestColumn, NoteColumn, ColumnCount };
    Q_ENUM(Column)

    enum Role : int {
        EventRole = modelrole::FirstOwnRole, //!< TagEvent
        AddressRole, //!< ImageAddress by digest; invalid where the image is gone
        CurrentRole, //!< bool
        RestorableRole, //!< bool: the tag can be put back to it
    };

    //! `control` outlives the model.
    explicit TagHistoryModel(ControlService& control, QObject* parent = nullptr);
    ~TagHistoryModel() override;
    Q_DISABLE_COPY_MOVE(TagHistoryModel)

    void setTag(const ImageAddress& tag); //!< of another tag: forgets the rows; sends nothing
    void clear();
    void fetchNow(); //!< when Idle
    void retry(); //!< when Failed
    void refresh(); //!< asks again; rows stay meanwhile

    [[nodiscard]] const ImageAddress& tag() const { return m_tag; }
    [[nodiscard]] FetchState state() const { return m_fetch.state(); }
    [[nodiscard]] const MaybeError& error() const { return m_fetch.error(); }
    [[nodiscard]] TagHistory::Source source() const;
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] FactList facts() const; //!< how the tag stands; empty while that is not known

Q_SIGNALS:
    void stateChanged();

protected:
    [[nodiscard]] QVariant cell(const TagEvent& event, int column, int role) const override;

private:
    void ask();
    void take();

    ControlService& m_control;
    ImageAddress m_tag;
    Fetch<TagHistory> m_fetch;
};

} // namespace portolan

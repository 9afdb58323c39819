// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/fetch.h"
#include "models/tablemodel.h"
#include "service/controlservice.h"

namespace portolan {

//! Who runs or builds from an image. Fetched when a view asks (fetchNow), once; after a failure only by
//! retry(). GUI thread.
class ImageUsesModel final : public TableModel<ImageUse> {
    Q_OBJECT

public:
    enum Column : int {
        ProjectColumn,
        KindColumn,
        NameColumn,
        ContainerColumn,
        ReferenceColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    //! `control` outlives the model.
    explicit ImageUsesModel(ControlService& control, QObject* parent = nullptr);
    ~ImageUsesModel() override;
    Q_DISABLE_COPY_MOVE(ImageUsesModel)

    void setImage(const ImageAddress& image); //!< another one: forgets the rows; sends nothing
    void fetchNow(); //!< when Idle
    void retry(); //!< when Failed

    [[nodiscard]] FetchState state() const { return m_fetch.state(); }
    [[nodiscard]] const MaybeError& error() const { return m_fetch.error(); }
    [[nodiscard]] QStringList unreadable() const; //!< what could not be looked at

Q_SIGNALS:
    void stateChanged();

protected:
    [[nodiscard]] QVariant cell(const ImageUse& use, int column, int role) const override;

private:
    void ask();
    void take();

    ControlService& m_control;
    ImageAddress m_image;
    Fetch<ImageUses> m_fetch;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/attachedmodel.h"
#include "models/configmodel.h"
#include "models/historymodel.h"
#include "models/imagedetailsloader.h"
#include "models/layerlistmodel.h"
#include "models/manifesttextmodel.h"
#include "models/overviewmodel.h"
#include "models/platformtreemodel.h"

#include <QObject>

namespace portolan {

//! All of the details pane for one selection: fetches the image and fills the tabs' models. Of an index,
//! overview, manifest text and attachments speak of the index until a platform is chosen; layers, config and
//! history are those of platform() (this machine's at first, else the first one). GUI thread.
class ImageInspector final : public QObject {
    Q_OBJECT

public:
    //! `service` outlives it.
    explicit ImageInspector(RegistryService& service, QObject* parent = nullptr);
    ~ImageInspector() override;
    Q_DISABLE_COPY_MOVE(ImageInspector)

    void select(const ImageAddress& image, const Digest& known = Digest());
    //! As select(), for the start of the program: shows what that digest was until the answer comes.
    void selectLastSeen(const ImageAddress& image, const Digest& seen);
    void clear();
    void retry(); //!< whatever failed: the selection or its platform
    void refresh();
    //! Shows one child (image or nested index) of the selected index in all tabs; a null digest: the index
    //! again.
    void choosePlatform(const Digest& child);

    [[nodiscard]] ImageDetailsLoader& selection() { return m_selection; } //!< what was selected
    [[nodiscard]] ImageDetailsLoader& platform()
    {
        return m_platform;
    } //!< the index's child shown; Idle for plain images
    [[nodiscard]] const ImageAddress& address() const { return m_selection.address(); }
    [[nodiscard]] Digest chosenPlatform() const { return m_chosen; } //!< null: the index itself
    //! The selection's state; for an index Loading or Failed also while its platform is so.
    [[nodiscard]] FetchState state() const;
    [[nodiscard]] MaybeError error() const;

    [[nodiscard]] OverviewModel& overview() { return m_overview; }
    [[nodiscard]] PlatformTreeModel& platforms() { return m_platforms; }
    [[nodiscard]] LayerListModel& layers() { return m_layers; }
    [[nodiscard]] ConfigModel& config() { return m_config; }
    [[nodiscard]] HistoryModel& history() { return m_history; }
    [[nodiscard]] ManifestTextModel& manifestText() { return m_manifestText; }
    [[nodiscard]] AttachedModel& attached() { return m_attached; }

Q_SIGNALS:
    void changed(); //!< the models show another image
    void stateChanged();

private:
    void selectionChanged();
    void showPreferred();
    [[nodiscard]] ImageAddress childAddress(const Digest& child) const;
    void fill();
    void fillContent();
    void fillPlatformSizes(); //!< of those whose manifests are known
    void fillSubject();
    void askEngines();

    RegistryService& m_service;
    ImageDetailsCache m_cache;
    ImageDetailsLoader m_selection;
    ImageDetailsLoader m_platform;
    OverviewModel m_overview;
    PlatformTreeModel m_platforms;
    LayerListModel m_layers;
    ConfigModel m_config;
    HistoryModel m_history;
    ManifestTextModel m_manifestText;
    AttachedModel m_attached;
    std::shared_ptr<const ImageDetails> m_content; //!< what layers, config and history show
    std::shared_ptr<const ImageDetails> m_subject; //!< what overview, manifest text and attachments show
    Digest m_chosen;
    RequestHandle m_engines;
};

} // namespace portolan

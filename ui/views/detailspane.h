// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/imageinspector.h"

#include <QWidget>

class QLabel;
class QTabWidget;
class QToolButton;

namespace portolan {

class Banner;
class ManifestTab;
class PlatformPicker;
class StatePane;
class TableTab;

//! The details of the selected image: its name, the platforms of an index, and a tab for each side of it.
//! Tabs that have nothing to say about this kind of content are not there.
class DetailsPane final : public QWidget {
    Q_OBJECT

public:
    //! Where tabs go that are about the tag and who uses it: before those on how the image was made.
    static constexpr int tagTabs = 3;

    //! `inspector` outlives the pane.
    explicit DetailsPane(ImageInspector& inspector, QWidget* parent = nullptr);

    //! What stands at the top; the inspector knows addresses, not how people write them.
    void setTitle(const QString& name, const QString& context);
    [[nodiscard]] QTabWidget* tabs() const { return m_tabs; }
    void showTab(QWidget* tab);
    //! A digest that is a layer of the image shown: goes to its row. False when there is none.
    bool showLayer(const Digest& digest);
    void setRelativeTimes(bool relative);
    //! What is wrong with the list the image was chosen from: the same is not said here once more.
    void setListError(const MaybeError& error);

Q_SIGNALS:
    void digestActivated(const portolan::Digest& digest);
    void imageActivated(const portolan::ImageAddress& address);
    void platformChosen(const portolan::Digest& digest);
    void remedyRequested(const portolan::Error& error);
    void copyReferenceRequested();

private:
    void buildTabs();
    void buildLayout();
    void updateState();
    void updateTabs();

    ImageInspector& m_inspector;
    QLabel* m_name;
    QLabel* m_context;
    QToolButton* m_copy;
    PlatformPicker* m_platforms;
    Banner* m_banner;
    QTabWidget* m_tabs;
    StatePane* m_pane;
    TableTab* m_layers = nullptr;
    TableTab* m_history = nullptr;
    ManifestTab* m_manifest = nullptr;
    QWidget* m_config = nullptr;
    QWidget* m_wanted = nullptr; //!< the tab the user chose, also while the image has nothing to show there
    MaybeError m_listError;
    bool m_updatingTabs = false;
};

} // namespace portolan

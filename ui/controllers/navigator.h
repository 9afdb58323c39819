// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "oci/digest.h"
#include "service/addresses.h"

#include <QModelIndex>
#include <QObject>
#include <QTimer>

namespace portolan {

class Browser;
class DetailsPane;
class RegistryPane;
class Selection;
class Session;
class WindowModels;

//! Keeps tree, middle pane and details on the same place, wherever the user came from: a click, the
//! breadcrumb, Find, a digest in a manifest, the command line. Remembers where one was. GUI thread.
class Navigator final : public QObject {
    Q_OBJECT

public:
    //! None of the parts is owned; all outlive it.
    Navigator(Session& session, WindowModels& models, Selection& selection, RegistryPane& tree,
        Browser& browser, DetailsPane& details, QObject* parent = nullptr);

    //! A registry (empty repository), a group, or a repository.
    void goTo(const RepositoryAddress& location);
    //! An image: its repository's tags, and the image in the details.
    void goToImage(const ImageAddress& image);
    //! Where the window was left, at the start of the program: at once, from what was seen there last. False
    //! when it was nowhere, or its registry is no longer in the list.
    [[nodiscard]] bool restorePlace();
    //! Writes down where the user is, for restorePlace(); happens by itself now and then.
    void keepPlace();
    //! Any reference as typed; the registry is added if it is new. Errors: Usage.
    [[nodiscard]] Result<void> openReference(const QString& text);
    //! A digest seen in the image shown: a layer, a platform, or another manifest of the repository.
    void followDigest(const Digest& digest);
    //! Asks again for what is shown.
    void refresh();
    void back();
    void forward();
    [[nodiscard]] bool canGoBack() const { return m_position > 0; }
    [[nodiscard]] bool canGoForward() const { return m_position + 1 < m_history.size(); }
    //! Known repositories, and tags of the repository shown, that contain the text.
    [[nodiscard]] QStringList suggestions(const QString& text, int limit) const;

Q_SIGNALS:
    void historyChanged();

private:
    void connectViews();
    void tagsStateChanged();
    void goUp(const RepositoryAddress& location);
    [[nodiscard]] QModelIndex nodeAt(const RepositoryAddress& location) const;
    void nodeChosen(const QModelIndex& sourceIndex);
    void tagChosen(const QModelIndex& sourceIndex);
    void show(const RepositoryAddress& location, bool isRepository);
    void showImage(const ImageAddress& image, const Digest& known);
    [[nodiscard]] QStringList place() const;
    void updateSelection();
    void updateTitle();
    void remember(const ImageAddress& place);
    void goToPlace(const ImageAddress& place);
    [[nodiscard]] QString registryName(const RegistryId& id) const;

    Session& m_session;
    WindowModels& m_models;
    Selection& m_selection;
    RegistryPane& m_tree;
    Browser& m_browser;
    DetailsPane& m_details;
    QList<ImageAddress> m_history;
    qsizetype m_position = -1;
    QTimer m_placeTimer;
    bool m_tagsFailed = false;
    bool m_refreshingImage = false; //!< once the tags are there again
    bool m_travelling = false; //!< back or forward: nothing is remembered
};

} // namespace portolan

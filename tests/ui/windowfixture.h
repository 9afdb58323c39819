// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "controllers/actions.h"
#include "controllers/windowmodels.h"
#include "credentials/memorystore.h"
#include "mainwindow.h"
#include "models/modelfixture.h"
#include "present/theme.h"
#include "service/session.h"
#include "settings/settings.h"
#include "support/fakeservice.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

namespace portolan {

//! A keychain that answers like a desktop without one, until told otherwise.
class MoodyKeychain final : public CredentialStore {
public:
    void read(const CredentialKey& key, CredentialDone done) override;
    void write(const CredentialKey& key, const Credential& credential, CredentialChangeDone done) override;
    void remove(const CredentialKey& key, CredentialChangeDone done) override;

    bool missing = false;
    MemoryStore store;
};

//! The whole window over a service that answers from memory. quay.io has the repositories podman/stable (an
//! index "v5", images, tags on one digest), podman/dev, and app; the Local library is empty.
class WindowFixture final {
public:
    //! `settingsFile`: to come back to the settings of an earlier window; empty: new ones.
    explicit WindowFixture(const QString& settingsFile = QString());
    ~WindowFixture();
    Q_DISABLE_COPY_MOVE(WindowFixture)

    void show(); //!< starts the session and shows the window
    void close(); //!< closes the window, which stores what it looked like

    template <typename Widget> [[nodiscard]] Widget* child(const char* name) const
    {
        return window->findChild<Widget*>(QString::fromLatin1(name));
    }
    //! The open dialog of that name, waited for.
    [[nodiscard]] QDialog* dialog(const char* name) const;
    [[nodiscard]] QTreeView* tree() const { return child<QTreeView>("registryTree"); }
    [[nodiscard]] QTableView* tags() const { return child<QTableView>("tagTable"); }

    //! Clicks a node of the registry tree by the texts on the way to it, opening what is above it.
    bool clickNode(const QStringList& path);
    bool clickTag(const QString& tag, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    //! Goes to quay.io/podman/stable and waits for its tags.
    bool openStable();

    QTemporaryDir folder;
    FakeService service;
    MoodyKeychain keychain;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Session> session;
    std::unique_ptr<WindowModels> models;
    std::unique_ptr<MainWindow> window;
    RepositoryAddress stable;

private:
    void fillService();
    [[nodiscard]] QModelIndex findNode(const QStringList& path) const;
};

//! A test whose every function begins with a window of its own. Those that begin further on call init() in
//! their own.
class WindowTest : public QObject {
    Q_OBJECT

protected Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }

protected:
    std::unique_ptr<WindowFixture> m_fixture;
};

//! Clicks into the middle of a widget.
void click(QWidget* widget);
//! Types a text into a named line of a dialog, replacing what was there.
void type(QWidget* parent, const char* lineName, const QString& text);
//! All texts of a model's first column, depth first.
[[nodiscard]] QString allText(const QAbstractItemModel* model);

} // namespace portolan

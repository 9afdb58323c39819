// SPDX-License-Identifier: Apache-2.0
#include "controllers/comparecontroller.h"

#include "controllers/actions.h"
#include "controllers/navigator.h"
#include "controllers/selection.h"
#include "dialogs/comparedialog.h"
#include "present/errortext.h"
#include "present/sentencetext.h"
#include "service/session.h"
#include "settings/settings.h"
#include "views/comparewindow.h"

#include <QAction>
#include <QScreen>

#include <memory>

namespace portolan {
namespace {

constexpr int maxSuggestions = 500;

//! Beside the main window where the screen has room, else a little off its corner: never right over it.
void placeBeside(QWidget* window, const QWidget* main)
{
    const QRect screen = main->screen()->availableGeometry();
    const QRect frame = main->frameGeometry();
    if (frame.right() + window->width() <= screen.right())
        window->move(frame.right() + 1, frame.top());
    else if (frame.left() - window->width() >= screen.left())
        window->move(frame.left() - window->width(), frame.top());
    else
        window->move(frame.topLeft() + QPoint(48, 48));
}

} // namespace

CompareController::CompareController(
    Session& session, Selection& selection, Navigator& navigator, Actions& actions, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_selection(selection)
    , m_navigator(navigator)
    , m_window(window)
{
    connect(actions.compare, &QAction::triggered, this, [this] {
        const QList<ImageAddress> images = m_selection.images();
        if (images.size() != 2)
            return askAndCompare();
        CompareRequest request;
        request.a =
            images.last(); // the current one is what the user looks at, the other one what it is held against
        request.b = images.first();
        compare(request);
    });
    connect(actions.compareWith, &QAction::triggered, this, &CompareController::askAndCompare);
}

CompareController::~CompareController()
{
    // They are windows of their own, but they ask through the session of this one.
    for (const QPointer<CompareWindow>& window : std::as_const(m_windows))
        const std::unique_ptr<CompareWindow> closed(window.data());
}

void CompareController::compare(const CompareRequest& request)
{
    auto* window = new CompareWindow(
        m_session.service(), [this](const ImageAddress& image) { return m_session.referenceText(image); });
    m_windows.removeAll(QPointer<CompareWindow>());
    m_windows.append(window);
    window->setOnlyDifferences(m_session.settings().viewPreferences().onlyDifferences);
    connect(window, &CompareWindow::remedyRequested, this, &CompareController::remedyRequested);
    connect(window, &CompareWindow::onlyDifferencesChanged, this, [this](bool only) {
        ViewPreferences preferences = m_session.settings().viewPreferences();
        preferences.onlyDifferences = only;
        m_session.settings().setViewPreferences(preferences);
    });
    window->compare(request);
    placeBeside(window, m_window);
    window->show();
}

void CompareController::askAndCompare()
{
    const QList<ImageAddress> images = m_selection.images();
    const QString first = images.isEmpty() ? QString() : m_session.referenceText(images.first());
    QString second;
    if (!images.isEmpty() && !images.first().isByDigest())
        second = m_session.referenceText(
            ImageAddress(images.first().registry, images.first().repository, QString()));
    auto* dialog =
        new CompareDialog(first, second, m_navigator.suggestions(QString(), maxSuggestions), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CompareDialog::compareRequested, this,
        [this, dialog](const QString& a, const QString& b, const QString& platform) {
            compareTyped(dialog, a, b, platform);
        });
    dialog->open();
}

void CompareController::compareTyped(
    CompareDialog* dialog, const QString& a, const QString& b, const QString& platform)
{
    CompareRequest request;
    if (!platform.isEmpty()) {
        const Result<Platform> wish = Platform::parse(platform);
        if (!wish)
            return dialog->showInputError(
                tr("The platform is written os/architecture, for example linux/arm64."));
        request.platform = *wish;
    }
    for (const auto& [text, address] : {std::pair(&a, &request.a), std::pair(&b, &request.b)}) {
        const Result<ImageAddress> opened = m_session.openReference(*text);
        if (!opened)
            return dialog->showInputError(
                QStringLiteral("%1: %2").arg(*text, sentenceText(opened.error().said())));
        *address = *opened;
        if (address->repository.isEmpty())
            return dialog->showInputError(tr("%1 names no image.").arg(*text));
        if (address->tagOrDigest.isEmpty())
            address->tagOrDigest = QStringLiteral("latest");
    }
    dialog->accept();
    compare(request);
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "applicationoptions.h"
#include "base/process.h"
#include "controllers/screenshot.h"
#include "controllers/windowmodels.h"
#include "credentials/authenvironment.h"
#include "credentials/keychainstore.h"
#include "mainwindow.h"
#include "present/messagebox.h"
#include "present/theme.h"
#include "service/librarylocation.h"
#include "service/session.h"
#include "service/threadedregistryservice.h"
#include "settings/settings.h"
#include "store/database.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QIcon>
#include <QLibraryInfo>
#include <QTextStream>
#include <QTranslator>

// The composition root: the only place that knows every concrete part.

namespace {

using namespace portolan;

const QString sampleLibrary = QStringLiteral(":/portolan/sample/sample-library.tar");

//! Where things are kept, made absolute while the working folder is what the user meant.
class Places final {
public:
    explicit Places(const ApplicationOptions& options)
        : settings(options.settingsFile.isEmpty() ? Settings::defaultPath()
                                                  : QFileInfo(options.settingsFile).absoluteFilePath())
        , library(options.dataFolder.isEmpty()
                  ? localLibraryFolder()
                  : QDir(options.dataFolder).absoluteFilePath(QStringLiteral("library")))
        , database(options.dataFolder.isEmpty()
                  ? Database::defaultPath()
                  : QDir(options.dataFolder).absoluteFilePath(QStringLiteral("portolan.db")))
    {
    }

    QString settings;
    QString library;
    QString database;
};

void installTranslations(QApplication& app)
{
    auto* qtTexts = new QTranslator(&app);
    if (qtTexts->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(qtTexts);
    auto* ownTexts = new QTranslator(&app);
    if (ownTexts->load(QLocale(), QStringLiteral("portolan"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QApplication::installTranslator(ownTexts);
}

void takeScreenshot(MainWindow& window, WindowModels& models, const QString& path)
{
    auto* screenshot = new Screenshot(window, models, window.selection(), path, &window);
    QObject::connect(screenshot, &Screenshot::finished, &window, [path](bool written) {
        if (written)
            QTextStream(stdout) << QFileInfo(path).absoluteFilePath() << Qt::endl;
        else
            QTextStream(stderr)
                << QCoreApplication::translate("main", "The picture could not be written: %1").arg(path)
                << Qt::endl;
        QCoreApplication::exit(written ? 0 : 1);
    });
    screenshot->start();
}

int run(const ApplicationOptions& options)
{
    const Places places(options);
    Settings settings(places.settings);
    applyAppearance(options.dark ? ColorScheme::Dark : settings.viewPreferences().colorScheme);
    ThreadedRegistryService service(places.database);
    KeychainStore keychain;
    Session session(service, keychain, settings, AuthEnvironment::ofProcess());
    WindowModels models(session);
    MainWindow window(session, models);
    window.show();

    // The window is painted before anything is read or written but the settings.
    QFutureWatcher<Result<void>> seeding;
    QObject::connect(&seeding, &QFutureWatcherBase::finished, &window, [&] {
        const Result<void> started = session.start(places.library, sampleLibrary);
        window.open(options.reference);
        if (!options.screenshotFile.isEmpty())
            takeScreenshot(window, models, options.screenshotFile);
        else if (!started)
            MessageBox::showError(&window,
                QCoreApplication::translate("main", "The Local library could not be opened"),
                started.error());
    });
    seeding.setFuture(seedLocalLibrary(places.library, sampleLibrary));
    return QApplication::exec();
}

} // namespace

int main(int argc, char* argv[])
{
    hardenProcess();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("portolan"));
    QApplication::setApplicationDisplayName(QStringLiteral("Portolan"));
    QApplication::setApplicationVersion(QStringLiteral(PORTOLAN_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.portolan.Portolan"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/portolan/portolan.svg")));
    installTranslations(app);
    return run(ApplicationOptions::parse(QApplication::arguments()));
}

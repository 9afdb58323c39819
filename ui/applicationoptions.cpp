// SPDX-License-Identifier: Apache-2.0
#include "applicationoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace portolan {

ApplicationOptions ApplicationOptions::parse(const QStringList& arguments)
{
    const auto translated = [](const char* text) {
        return QCoreApplication::translate("ApplicationOptions", text);
    };
    QCommandLineParser parser;
    parser.setApplicationDescription(translated(
        QT_TRANSLATE_NOOP("ApplicationOptions", "A native browser for container image registries.")));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
        translated(QT_TRANSLATE_NOOP("ApplicationOptions",
            "Open the window, wait until it has loaded, save a picture of it, print its path and quit.")),
        QStringLiteral("file"));
    const QCommandLineOption dark(QStringLiteral("style-dark"),
        translated(QT_TRANSLATE_NOOP("ApplicationOptions", "Use the dark palette.")));
    const QCommandLineOption settings(QStringLiteral("settings"),
        translated(QT_TRANSLATE_NOOP("ApplicationOptions", "Keep settings in this file.")),
        QStringLiteral("file"));
    const QCommandLineOption data(QStringLiteral("data"),
        translated(QT_TRANSLATE_NOOP(
            "ApplicationOptions", "Keep the Local library and the database in this folder.")),
        QStringLiteral("folder"));
    parser.addOptions({screenshot, dark, settings, data});
    parser.addPositionalArgument(QStringLiteral("reference"),
        translated(QT_TRANSLATE_NOOP("ApplicationOptions",
            "What to open: a registry, a repository, an image (quay.io/podman/stable:v5), or oci:FOLDER.")),
        QStringLiteral("[reference]"));
    parser.process(arguments);

    ApplicationOptions options;
    const QStringList references = parser.positionalArguments();
    if (references.size() > 1)
        parser.showHelp(2);
    if (!references.isEmpty())
        options.reference = references.first();
    options.screenshotFile = parser.value(screenshot);
    options.settingsFile = parser.value(settings);
    options.dataFolder = parser.value(data);
    options.dark = parser.isSet(dark);
    return options;
}

} // namespace portolan

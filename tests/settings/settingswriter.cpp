// SPDX-License-Identifier: Apache-2.0
#include "settings/settings.h"

#include <QCoreApplication>

#include <cstdio>

//! settingswriter FILE: appends registry after registry until it is killed. Prints how many there are after
//! every change that has been made.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    portolan::Settings settings(application.arguments().value(1));
    QList<portolan::RegistryProfile> profiles = settings.registries();
    while (true) {
        portolan::RegistryProfile profile;
        profile.host = QStringLiteral("host%1.example.com").arg(profiles.size());
        profile.id = profile.host;
        profile.name = QString(200, u'n');
        profiles << profile;
        settings.setRegistries(profiles);
        std::printf("%d\n", int(profiles.size()));
        std::fflush(stdout);
    }
}

// SPDX-License-Identifier: Apache-2.0
// Pulls one image and prints the seconds it took: pullbench HOST REPOSITORY TAG FOLDER
#include "transfer/layoutdestination.h"
#include "transfer/registryplane.h"
#include "transfer/transferhelp.h"

#include <QCoreApplication>

#include <cstdio>

using namespace portolan;

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    RegistryPlane source(arguments.at(1));
    const auto report = transfer(source.plane(), arguments.at(3),
        std::make_shared<LayoutDestination>(arguments.at(4), QStringLiteral("1")), quickOptions(), {}, {},
        arguments.at(2));
    if (!report)
        std::fprintf(stderr, "%s\n", qPrintable(report.error().toLogLine()));
    else
        std::printf("%.3f\n", static_cast<double>(report->milliseconds) / 1000);
    return report ? 0 : 1;
}

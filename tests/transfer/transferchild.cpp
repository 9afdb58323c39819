// SPDX-License-Identifier: Apache-2.0
// A transfer in a process of its own, to be killed or kept from writing:
//     transferchild LAYOUT REPOSITORY REF layout|oci-archive|docker-archive TARGET [LARGEST_FILE [die]]
// Prints "ok" or the error's kind and code. With `die` it is killed in the middle of writing a larger file,
// else the writing fails.
#include "registry/layout/layoutdataplane.h"
#include "transfer/localdestination.h"
#include "transfer/transferhelp.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>

using namespace portolan;

namespace {

DestinationSpec specOf(const QString& kind, const QString& path)
{
    DestinationSpec spec;
    spec.path = path;
    spec.name = QStringLiteral("example.com/app:1");
    spec.kind = kind == QStringLiteral("layout") ? DestinationSpec::Kind::OciLayout
        : kind == QStringLiteral("oci-archive")  ? DestinationSpec::Kind::OciArchive
                                                 : DestinationSpec::Kind::DockerArchive;
    return spec;
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 6)
        return 2;
    if (arguments.size() > 6) {
        const auto largest = static_cast<rlim_t>(arguments.at(6).toULongLong());
        const rlimit limit{largest, largest};
        const bool dies = arguments.value(7) == QStringLiteral("die");
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0
            || std::signal(SIGXFSZ, dies ? SIG_DFL : SIG_IGN) == SIG_ERR)
            return 2;
    }
    LayoutDataPlane plane(
        std::make_shared<LocalSource>(RegistryProfile::local(RegistryKind::Layout, arguments.at(1))));
    const auto destination = makeLocalDestination(specOf(arguments.at(4), arguments.at(5)), QString());
    if (!destination)
        return 2;
    const auto report =
        transfer(plane, arguments.at(3), *destination, quickOptions(), {}, {}, arguments.at(2));
    std::puts(qPrintable(outcome(report)));
    return report ? 0 : 1;
}

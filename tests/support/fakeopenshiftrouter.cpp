// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftrouter.h"

#include "support/fakehttpserver.h"

namespace portolan {
namespace {

QString verbOf(const FakeRequest& request, const FakeOpenShiftCall& call)
{
    if (request.method == "POST")
        return QStringLiteral("create");
    if (request.method == "PUT")
        return QStringLiteral("update");
    if (request.method == "PATCH")
        return QStringLiteral("patch");
    if (request.method == "DELETE")
        return call.name.isEmpty() ? QStringLiteral("deletecollection") : QStringLiteral("delete");
    const QString watch = call.query.value(QStringLiteral("watch"));
    if (watch == QLatin1StringView("true") || watch == QLatin1StringView("1"))
        return QStringLiteral("watch");
    return call.name.isEmpty() ? QStringLiteral("list") : QStringLiteral("get");
}

void routeResource(FakeOpenShiftRoute& route, QStringList rest)
{
    const QString namespaces = QStringLiteral("namespaces");
    if (rest.size() >= 3 && rest.first() == namespaces) {
        route.project = rest.at(1);
        rest = rest.mid(2);
    }
    route.type = FakeOpenShiftRoute::Type::Resource;
    route.resource = rest.value(0);
    route.name = rest.value(1);
    if (rest.size() > 2)
        route.resource += u'/' + rest.mid(2).join(u'/');
}

} // namespace

FakeOpenShiftRoute routeFakeRequest(const FakeRequest& request)
{
    const QStringList segments = fakePathSegments(request);
    FakeOpenShiftRoute route;
    const bool core = segments.value(0) == QLatin1StringView("api");
    if (!core && segments.value(0) != QLatin1StringView("apis"))
        return route;
    const qsizetype prefix = core ? 2 : 3;
    if (!core)
        route.group = segments.value(1);
    route.version = segments.value(prefix - 1);
    if (segments.size() > prefix)
        routeResource(route, segments.mid(prefix));
    else
        route.type = FakeOpenShiftRoute::Type::Discovery;
    return route;
}

FakeOpenShiftCall fakeCallOf(
    const FakeRequest& request, const FakeOpenShiftRoute& route, const FakeOpenShiftUser& user)
{
    FakeOpenShiftCall call;
    call.request = request;
    call.user = user;
    call.project = route.project;
    call.name = route.name;
    const FakeOpenShiftKind* const kind = findFakeOpenShiftKind(route.group, route.resource);
    if (kind != nullptr && kind->version == route.version) {
        call.kind = *kind;
    } else {
        call.kind.group = route.group;
        call.kind.resource = route.resource;
    }
    const auto items = fakeQueryItems(request.target.mid(request.path().size() + 1));
    for (const auto& [name, value] : items)
        call.query.insert(name, value);
    call.verb = verbOf(request, call);
    return call;
}

QString fakeBearerToken(const FakeRequest& request)
{
    const QByteArray value = request.header("Authorization");
    const QByteArray scheme = "bearer ";
    return value.toLower().startsWith(scheme) ? QString::fromUtf8(value.mid(scheme.size()).trimmed())
                                              : QString();
}

} // namespace portolan

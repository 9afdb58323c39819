// SPDX-License-Identifier: Apache-2.0
#include "present/remedy.h"

#include <QCoreApplication>

namespace portolan {

Remedy remedyFor(const Error& error)
{
    if (error.code() == u"CATALOG_REFUSED")
        return Remedy::AddRepository;
    if (error.code() == u"PLAIN_HTTP")
        return Remedy::EditRegistry;
    if (error.code() == u"PROXY_AUTH_REQUIRED")
        return Remedy::None;
    switch (error.kind()) {
    case ErrorKind::AuthRequired:
    case ErrorKind::Denied:
    case ErrorKind::RateLimited:
        return Remedy::LogIn;
    case ErrorKind::Tls:
        return error.tlsFailure() && !error.tlsFailure()->chain.isEmpty() ? Remedy::ShowCertificate
                                                                          : Remedy::EditRegistry;
    default:
        return Remedy::None;
    }
}

Remedy rowRemedyFor(const Error& error)
{
    const Remedy remedy = remedyFor(error);
    if (remedy == Remedy::AddRepository || remedy == Remedy::ShowCertificate)
        return remedy;
    return remedy == Remedy::LogIn && error.kind() == ErrorKind::AuthRequired ? remedy : Remedy::None;
}

QString remedyLabel(Remedy remedy)
{
    switch (remedy) {
    case Remedy::LogIn:
        return QCoreApplication::translate("Remedy", "Log in...");
    case Remedy::ShowCertificate:
        return QCoreApplication::translate("Remedy", "Look at the certificate...");
    case Remedy::AddRepository:
        return QCoreApplication::translate("Remedy", "Add repository...");
    case Remedy::EditRegistry:
        return QCoreApplication::translate("Remedy", "Registry properties...");
    case Remedy::None:
        break;
    }
    return {};
}

} // namespace portolan

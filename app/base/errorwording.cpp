// SPDX-License-Identifier: Apache-2.0
#include "base/errorwording.h"

#include "base/codewordings.h"

#include <QtGlobal>

namespace portolan {
namespace {

ErrorWording byKind(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
        return {QT_TRANSLATE_NOOP("ErrorWording", "The server could not be reached."),
            QT_TRANSLATE_NOOP("ErrorWording", "Check the host name, your network and VPN, and try again.")};
    case ErrorKind::Timeout:
        return {QT_TRANSLATE_NOOP("ErrorWording", "The server did not answer in time."),
            QT_TRANSLATE_NOOP("ErrorWording", "Try again; the server or the network may be busy.")};
    case ErrorKind::Tls:
        return {QT_TRANSLATE_NOOP("ErrorWording", "The server's certificate is not trusted."),
            QT_TRANSLATE_NOOP("ErrorWording", "Look at the certificate; add its authority if you know it.")};
    case ErrorKind::AuthRequired:
        return {QT_TRANSLATE_NOOP("ErrorWording", "The registry wants a login."),
            QT_TRANSLATE_NOOP("ErrorWording", "Log in to this registry.")};
    case ErrorKind::Denied:
        return {QT_TRANSLATE_NOOP("ErrorWording", "This login may not do that."),
            QT_TRANSLATE_NOOP("ErrorWording", "Log in with another account, or ask for the permission.")};
    case ErrorKind::NotFound:
        return {QT_TRANSLATE_NOOP("ErrorWording", "It does not exist, or this login may not see it."),
            QT_TRANSLATE_NOOP("ErrorWording", "Check the name; if it is private, log in.")};
    case ErrorKind::RateLimited:
        return {QT_TRANSLATE_NOOP("ErrorWording", "The registry asks for a pause: too many requests."),
            QT_TRANSLATE_NOOP(
                "ErrorWording", "Wait a little and try again. A login often has a higher limit.")};
    case ErrorKind::Protocol:
        return {QT_TRANSLATE_NOOP("ErrorWording", "The answer could not be understood."),
            QT_TRANSLATE_NOOP("ErrorWording",
                "Something that is no registry may stand in the way, such as a "
                "login page or a proxy.")};
    case ErrorKind::TooLarge:
        return {QT_TRANSLATE_NOOP("ErrorWording", "The answer is larger than Portolan accepts."), ""};
    case ErrorKind::Unsupported:
        return {QT_TRANSLATE_NOOP("ErrorWording", "This is not supported here."), ""};
    case ErrorKind::Storage:
        return {QT_TRANSLATE_NOOP("ErrorWording", "This computer could not store or read the data."),
            QT_TRANSLATE_NOOP("ErrorWording", "Check free space and permissions.")};
    case ErrorKind::Cancelled:
        return {QT_TRANSLATE_NOOP("ErrorWording", "Cancelled."), ""};
    case ErrorKind::Conflict:
        return {QT_TRANSLATE_NOOP("ErrorWording", "Something changed in the meantime, or is in the way."),
            QT_TRANSLATE_NOOP("ErrorWording", "Refresh and look again.")};
    case ErrorKind::Usage:
        return {QT_TRANSLATE_NOOP("ErrorWording", "This input cannot be understood."), ""};
    case ErrorKind::Internal:
        break;
    }
    return {QT_TRANSLATE_NOOP("ErrorWording", "A defect in Portolan."),
        QT_TRANSLATE_NOOP("ErrorWording", "Please report it with the details below.")};
}

} // namespace

ErrorWording errorWording(const Error& error)
{
    // Codes say more than kinds.
    for (const auto table : {codeWordings(), loginCodeWordings()}) {
        for (const CodeWording& entry : table) {
            if (error.code() == QLatin1StringView(entry.code))
                return {entry.meaning, entry.advice};
        }
    }
    return byKind(error.kind());
}

} // namespace portolan

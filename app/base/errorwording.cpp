// SPDX-License-Identifier: Apache-2.0
#include "base/errorwording.h"

#include <QtGlobal>

#include <array>

namespace portolan {
namespace {

class CodeWording final {
public:
    const char* code;
    const char* meaning;
    const char* advice;
};

// Codes say more than kinds; they are looked up first.
constexpr std::array codeWordings{
    CodeWording{"PROXY_AUTH_REQUIRED",
        QT_TRANSLATE_NOOP(
            "ErrorWording", "The proxy between this computer and the registry wants a login (407)."),
        QT_TRANSLATE_NOOP(
            "ErrorWording", "Set the proxy's user and password in the system's proxy settings.")},
    CodeWording{"NOT_A_REGISTRY",
        QT_TRANSLATE_NOOP("ErrorWording", "This server answers, but it is not a container registry."),
        QT_TRANSLATE_NOOP("ErrorWording", "Check the host name and port.")},
    CodeWording{"SERVER_ERROR", QT_TRANSLATE_NOOP("ErrorWording", "The server has a failure of its own."),
        QT_TRANSLATE_NOOP(
            "ErrorWording", "Try again later; if it stays, tell the registry's administrator.")},
    CodeWording{"MEDIA_TYPE_MISMATCH",
        QT_TRANSLATE_NOOP("ErrorWording", "The manifest contradicts itself about what it is."),
        QT_TRANSLATE_NOOP(
            "ErrorWording", "It is not used, since it would look different to different tools.")},
    CodeWording{"CATALOG_REFUSED",
        QT_TRANSLATE_NOOP("ErrorWording", "The registry does not list its repositories."),
        QT_TRANSLATE_NOOP(
            "ErrorWording", "Add the repositories you need by name with \"Add repository...\".")},
    CodeWording{"PLAIN_HTTP",
        QT_TRANSLATE_NOOP("ErrorWording", "The server speaks plain HTTP, without encryption."),
        QT_TRANSLATE_NOOP("ErrorWording",
            "If you trust the network, allow plain HTTP for this registry in its properties.")},
    CodeWording{"TLS_HANDSHAKE",
        QT_TRANSLATE_NOOP("ErrorWording", "No encrypted connection could be agreed upon with the server."),
        QT_TRANSLATE_NOOP("ErrorWording",
            "Check the port: the server may not speak HTTPS there, or only versions of TLS that this "
            "computer refuses.")},
    CodeWording{"LOGIN_REFUSED",
        QT_TRANSLATE_NOOP("ErrorWording", "The registry refused the user or the password."),
        QT_TRANSLATE_NOOP(
            "ErrorWording", "Check both and log in again. Repeated tries may lock the account.")},
    CodeWording{"DELETE_DISABLED",
        QT_TRANSLATE_NOOP("ErrorWording", "Deleting is switched off on this registry."),
        QT_TRANSLATE_NOOP(
            "ErrorWording", "Its administrator can allow it (REGISTRY_STORAGE_DELETE_ENABLED=true).")},
    CodeWording{"DIGEST_MISMATCH",
        QT_TRANSLATE_NOOP(
            "ErrorWording", "The content received is not the content asked for: its digest differs."),
        QT_TRANSLATE_NOOP("ErrorWording",
            "Nothing was kept. Try again; if it happens again, the registry, or "
            "something on the way, is damaged or hostile.")},
    CodeWording{"DISK_FULL", QT_TRANSLATE_NOOP("ErrorWording", "The disk is full."),
        QT_TRANSLATE_NOOP("ErrorWording", "Free some space and try again; what is complete is kept.")},
    CodeWording{"NO_SUCH_FILE", QT_TRANSLATE_NOOP("ErrorWording", "There is no such file or folder."),
        QT_TRANSLATE_NOOP("ErrorWording", "Check the path.")},
    CodeWording{"PERMISSION_DENIED",
        QT_TRANSLATE_NOOP("ErrorWording", "This user may not read or write there."),
        QT_TRANSLATE_NOOP("ErrorWording", "Check the permissions, or choose another place.")},
    CodeWording{"TAG_MOVED", QT_TRANSLATE_NOOP("ErrorWording", "A tag changed since the plan was made."),
        QT_TRANSLATE_NOOP("ErrorWording", "Nothing more was done. Look at the new plan.")},
    CodeWording{"REDIRECT_DOWNGRADE",
        QT_TRANSLATE_NOOP("ErrorWording", "The server redirects from HTTPS to plain HTTP."),
        QT_TRANSLATE_NOOP("ErrorWording", "Portolan does not follow it. Tell the registry's administrator.")},
    CodeWording{"BLOBS_GONE",
        QT_TRANSLATE_NOOP("ErrorWording", "The registry no longer has the layers of this image."),
        QT_TRANSLATE_NOOP(
            "ErrorWording", "It was collected as garbage; it can only be pushed again from a copy.")},
    CodeWording{"KEYCHAIN_MISSING",
        QT_TRANSLATE_NOOP("ErrorWording", "There is no keychain on this desktop session."),
        QT_TRANSLATE_NOOP("ErrorWording",
            "Start a keyring (GNOME Keyring or KWallet), or keep the login for this session only.")},
    CodeWording{"KEYCHAIN_LOCKED", QT_TRANSLATE_NOOP("ErrorWording", "The keychain is locked."),
        QT_TRANSLATE_NOOP("ErrorWording", "Unlock it and try again.")},
};

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
    for (const CodeWording& entry : codeWordings) {
        if (error.code() == QLatin1StringView(entry.code))
            return {entry.meaning, entry.advice};
    }
    return byKind(error.kind());
}

} // namespace portolan

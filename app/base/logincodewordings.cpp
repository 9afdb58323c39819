// SPDX-License-Identifier: Apache-2.0
#include "base/codewordings.h"

#include <QtGlobal>

#include <array>

namespace portolan {
namespace {

constexpr std::array wordings{
    CodeWording{"LOGIN_REFUSED",
        QT_TRANSLATE_NOOP("ErrorWording", "The registry refused the user or the password."),
        QT_TRANSLATE_NOOP(
            "ErrorWording", "Check both and log in again. Repeated tries may lock the account.")},
    CodeWording{"LOGIN_NOT_ASKED",
        QT_TRANSLATE_NOOP(
            "ErrorWording", "The login could not be tried: this registry lets everybody in without asking."),
        QT_TRANSLATE_NOOP("ErrorWording",
            "Nothing was kept. Use it without a login; where a repository is closed, its own error says "
            "so.")},
    CodeWording{"KEYCHAIN_MISSING",
        QT_TRANSLATE_NOOP("ErrorWording", "There is no keychain on this desktop session."),
        QT_TRANSLATE_NOOP("ErrorWording",
            "Start a keyring (GNOME Keyring or KWallet), or keep the login for this session only.")},
    CodeWording{"KEYCHAIN_LOCKED", QT_TRANSLATE_NOOP("ErrorWording", "The keychain is locked."),
        QT_TRANSLATE_NOOP("ErrorWording", "Unlock it and try again.")},
    CodeWording{"LOGIN_EXPIRED", QT_TRANSLATE_NOOP("ErrorWording", "The login has ended."),
        QT_TRANSLATE_NOOP("ErrorWording", "Log in again; nothing else is lost.")},
    CodeWording{"TOKEN_REFUSED",
        QT_TRANSLATE_NOOP(
            "ErrorWording", "The cluster does not accept this token: it was revoked, or it has ended."),
        QT_TRANSLATE_NOOP("ErrorWording", "Log in again, or paste a new token.")},
    CodeWording{"EXTERNAL_OIDC",
        QT_TRANSLATE_NOOP("ErrorWording",
            "The cluster leaves logging in to another service, so it takes no user and password."),
        QT_TRANSLATE_NOOP("ErrorWording", "Paste a token, or use a context of your kubeconfig.")},
    CodeWording{"NEGOTIATE_ONLY",
        QT_TRANSLATE_NOOP("ErrorWording",
            "The cluster takes Kerberos tickets, which Portolan cannot give, and no password."),
        QT_TRANSLATE_NOOP("ErrorWording", "Log in by the browser, or paste a token.")},
    CodeWording{"BROWSER_NEEDED",
        QT_TRANSLATE_NOOP("ErrorWording", "The cluster takes no password from programs."),
        QT_TRANSLATE_NOOP("ErrorWording", "Log in by the browser, or paste a token.")},
    CodeWording{"USER_WITH_COLON",
        QT_TRANSLATE_NOOP("ErrorWording", "A user name with a colon cannot be used with a password."),
        QT_TRANSLATE_NOOP("ErrorWording", "Log in by the browser, or paste a token.")},
    CodeWording{"OAUTH_ERROR", QT_TRANSLATE_NOOP("ErrorWording", "The cluster's login server refused."),
        QT_TRANSLATE_NOOP("ErrorWording", "Try again; the details say why.")},
    CodeWording{"BROWSER_TIMEOUT",
        QT_TRANSLATE_NOOP("ErrorWording", "The browser did not come back from logging in."),
        QT_TRANSLATE_NOOP("ErrorWording", "Try again, or paste a token.")},
    CodeWording{"BAD_SERVER",
        QT_TRANSLATE_NOOP("ErrorWording", "This is not the address of a cluster's API."),
        QT_TRANSLATE_NOOP("ErrorWording",
            "It begins with https:// and often ends with :6443; \"oc whoami --show-server\" tells it.")},
    CodeWording{"CLIENT_CERTIFICATE",
        QT_TRANSLATE_NOOP("ErrorWording", "The client certificate or its key cannot be used."),
        QT_TRANSLATE_NOOP(
            "ErrorWording", "Check the files the details name; a key with a passphrase cannot be read.")},
    CodeWording{"EXEC_NOT_CONFIRMED",
        QT_TRANSLATE_NOOP("ErrorWording",
            "The kubeconfig asks to run a command for the login, which you have not allowed yet."),
        QT_TRANSLATE_NOOP("ErrorWording", "Look at the command; allow it if you know it.")},
    CodeWording{"EXEC_MISSING",
        QT_TRANSLATE_NOOP(
            "ErrorWording", "The command that the kubeconfig names for the login is not there."),
        QT_TRANSLATE_NOOP("ErrorWording", "Install it as the details say, or log in another way.")},
    CodeWording{"EXEC_NEEDS_TERMINAL",
        QT_TRANSLATE_NOOP(
            "ErrorWording", "The command that the kubeconfig names for the login wants a terminal."),
        QT_TRANSLATE_NOOP("ErrorWording", "Log in another way, or paste a token.")},
    CodeWording{"EXEC_FAILED",
        QT_TRANSLATE_NOOP("ErrorWording", "The command that the kubeconfig names for the login failed."),
        QT_TRANSLATE_NOOP("ErrorWording", "Run it in a terminal to see why.")},
    CodeWording{"EXEC_TIMEOUT",
        QT_TRANSLATE_NOOP("ErrorWording", "The command that the kubeconfig names for the login did not end."),
        QT_TRANSLATE_NOOP("ErrorWording", "Run it in a terminal to see why.")},
    CodeWording{"KUBECONFIG_BROKEN",
        QT_TRANSLATE_NOOP("ErrorWording", "A kubeconfig file is not as it should be, and was left out."),
        QT_TRANSLATE_NOOP("ErrorWording", "Mend the file; the details say where.")},
    CodeWording{"KUBECONFIG_ENTRY",
        QT_TRANSLATE_NOOP("ErrorWording", "This entry of the kubeconfig cannot be used."),
        QT_TRANSLATE_NOOP("ErrorWording", "Mend it in the file; the others are not touched.")},
    CodeWording{"KUBECONFIG_FILE",
        QT_TRANSLATE_NOOP("ErrorWording", "A file that the kubeconfig needs cannot be read."),
        QT_TRANSLATE_NOOP("ErrorWording", "Check that it exists and that you may read it.")},
    CodeWording{"CONTEXT_MISSING",
        QT_TRANSLATE_NOOP("ErrorWording", "The kubeconfig no longer has this context."),
        QT_TRANSLATE_NOOP("ErrorWording", "Log in here, or add the cluster again from another context.")},
    CodeWording{"CONTEXT_MOVED",
        QT_TRANSLATE_NOOP("ErrorWording", "This context of the kubeconfig now means another server."),
        QT_TRANSLATE_NOOP("ErrorWording", "Its login was not sent. Add the cluster again to use it.")},
    CodeWording{"AUTH_FILE_BROKEN",
        QT_TRANSLATE_NOOP("ErrorWording", "The file where Podman keeps its logins is not as it should be."),
        QT_TRANSLATE_NOOP("ErrorWording", "It was left alone. Mend or remove it, then try again.")},
    CodeWording{"NO_PASSWORD",
        QT_TRANSLATE_NOOP("ErrorWording", "Such a file holds a user and a password, and this login is none."),
        QT_TRANSLATE_NOOP(
            "ErrorWording", "Log in with a user and a password, or with a robot or service account.")},
    CodeWording{"NO_LOGINS", QT_TRANSLATE_NOOP("ErrorWording", "There is no login for a registry in it."),
        QT_TRANSLATE_NOOP(
            "ErrorWording", "Take the file that \"Copy pull secret\" or \"oc get secret -o yaml\" gives.")},
    CodeWording{"NOT_A_PULL_SECRET", QT_TRANSLATE_NOOP("ErrorWording", "This is no pull secret."),
        QT_TRANSLATE_NOOP(
            "ErrorWording", "A pull secret is JSON that begins with {\"auths\": or a Secret in YAML.")},
    CodeWording{"NO_LOGIN", QT_TRANSLATE_NOOP("ErrorWording", "There is no login to make this of."),
        QT_TRANSLATE_NOOP(
            "ErrorWording", "Log in to the registry first, or choose one you are logged in to.")},
    CodeWording{"NO_CERTIFICATE", QT_TRANSLATE_NOOP("ErrorWording", "There is no certificate in this file."),
        QT_TRANSLATE_NOOP("ErrorWording", "Choose a file in PEM format: it has a line BEGIN CERTIFICATE.")},
    CodeWording{"NO_OAUTH_TOKEN",
        QT_TRANSLATE_NOOP("ErrorWording",
            "This token was not made by the cluster's login server, so it cannot be ended there."),
        QT_TRANSLATE_NOOP("ErrorWording", "It is forgotten here; where it came from it may be good still.")},
    CodeWording{"NO_REGISTRY_TOKEN",
        QT_TRANSLATE_NOOP("ErrorWording",
            "This login works for the cluster, but it has no token, and the cluster's registry takes nothing "
            "else."),
        QT_TRANSLATE_NOOP("ErrorWording", "Log in to the cluster by the browser, or paste a token.")},
    CodeWording{"HELPER_MISSING",
        QT_TRANSLATE_NOOP("ErrorWording", "The credential helper named in a login file is not installed."),
        QT_TRANSLATE_NOOP("ErrorWording", "Install it, or log in here.")},
    CodeWording{"HELPER_FAILED",
        QT_TRANSLATE_NOOP("ErrorWording", "A credential helper did not give its login."),
        QT_TRANSLATE_NOOP("ErrorWording", "Run it in a terminal to see why, or log in here.")},
    CodeWording{"HELPER_TIMEOUT",
        QT_TRANSLATE_NOOP("ErrorWording", "A credential helper did not answer in time."),
        QT_TRANSLATE_NOOP("ErrorWording", "Run it in a terminal to see why, or log in here.")},
    CodeWording{"KEYCHAIN_FAILED", QT_TRANSLATE_NOOP("ErrorWording", "The keychain refused."),
        QT_TRANSLATE_NOOP("ErrorWording", "Look whether it works in its own program, and try again.")},
    CodeWording{"KEYCHAIN_DAMAGED",
        QT_TRANSLATE_NOOP("ErrorWording", "The entry in the keychain is no login of Portolan any more."),
        QT_TRANSLATE_NOOP("ErrorWording", "Log in again; it is replaced.")},
    CodeWording{"INSECURE_REALM",
        QT_TRANSLATE_NOOP("ErrorWording", "The registry sends logins to a server without encryption."),
        QT_TRANSLATE_NOOP("ErrorWording", "Nothing was sent. Tell the registry's administrator.")},
    CodeWording{"OAUTH_TOKEN_NEEDED",
        QT_TRANSLATE_NOOP("ErrorWording",
            "Quay takes this only with an OAuth application token; a password or robot does not do."),
        QT_TRANSLATE_NOOP("ErrorWording",
            "Make one on Quay under the organisation's Applications, and log in as $oauthtoken with it.")},
    CodeWording{"INSUFFICIENT_SCOPE",
        QT_TRANSLATE_NOOP("ErrorWording", "The OAuth application token may not do that."),
        QT_TRANSLATE_NOOP("ErrorWording",
            "Make one with the scope this needs: reading, writing or administering repositories.")},
    CodeWording{"FRESH_LOGIN_REQUIRED",
        QT_TRANSLATE_NOOP(
            "ErrorWording", "Quay wants you to have logged in on its web page a moment ago for this."),
        QT_TRANSLATE_NOOP("ErrorWording", "Do it there, or use an OAuth application token.")},
};

} // namespace

std::span<const CodeWording> loginCodeWordings()
{
    return wordings;
}

} // namespace portolan

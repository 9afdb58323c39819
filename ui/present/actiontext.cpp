// SPDX-License-Identifier: Apache-2.0
#include "present/actiontext.h"

#include <QCoreApplication>

namespace portolan {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ActionText", text);
}

ActionText make(const char* label, const char* title, const char* perform, const char* toolTip,
    const char* icon, bool dangerous = false)
{
    ActionText text;
    text.label = tr(label);
    text.title = tr(title);
    text.perform = tr(perform);
    text.toolTip = tr(toolTip);
    text.icon = QString::fromLatin1(icon);
    text.dangerous = dangerous;
    return text;
}

ActionText tagText(ActionKind kind)
{
    switch (kind) {
    case ActionKind::RollBackTag:
        return make(QT_TRANSLATE_NOOP("ActionText", "Roll back..."),
            QT_TRANSLATE_NOOP("ActionText", "Roll back the tag"),
            QT_TRANSLATE_NOOP("ActionText", "&Roll back"),
            QT_TRANSLATE_NOOP("ActionText", "Point the tag to an image it pointed to before"), "undo");
    case ActionKind::AliasTag:
        return make(QT_TRANSLATE_NOOP("ActionText", "Alias..."),
            QT_TRANSLATE_NOOP("ActionText", "Make a tag follow this one"),
            QT_TRANSLATE_NOOP("ActionText", "&Make alias"),
            QT_TRANSLATE_NOOP("ActionText", "Make another tag point to whatever this one points to"), "tag");
    case ActionKind::SetTagExpiry:
        return make(QT_TRANSLATE_NOOP("ActionText", "Expiry..."),
            QT_TRANSLATE_NOOP("ActionText", "When the tag expires"), QT_TRANSLATE_NOOP("ActionText", "&Set"),
            QT_TRANSLATE_NOOP("ActionText", "Let the registry remove the tag at a time, or not"), "history");
    case ActionKind::SetTagImmutable:
        return make(QT_TRANSLATE_NOOP("ActionText", "Protect..."),
            QT_TRANSLATE_NOOP("ActionText", "Protect the tag"), QT_TRANSLATE_NOOP("ActionText", "&Set"),
            QT_TRANSLATE_NOOP("ActionText", "Forbid that the tag is moved or removed"), "lock");
    default:
        return make(QT_TRANSLATE_NOOP("ActionText", "Tag as..."),
            QT_TRANSLATE_NOOP("ActionText", "Give the image another tag"),
            QT_TRANSLATE_NOOP("ActionText", "&Tag"),
            QT_TRANSLATE_NOOP("ActionText", "Point a tag, here or elsewhere in the registry, to this image"),
            "tag");
    }
}

ActionText operatorText(ActionKind kind)
{
    switch (kind) {
    case ActionKind::ScaleRegistry:
        return make(QT_TRANSLATE_NOOP("ActionText", "Scale..."),
            QT_TRANSLATE_NOOP("ActionText", "Scale the registry"), QT_TRANSLATE_NOOP("ActionText", "&Scale"),
            QT_TRANSLATE_NOOP("ActionText", "How many registry pods run"), "platform");
    case ActionKind::SetRegistryReadOnly:
        return make(QT_TRANSLATE_NOOP("ActionText", "Read only..."),
            QT_TRANSLATE_NOOP("ActionText", "Make the registry read only, or writable"),
            QT_TRANSLATE_NOOP("ActionText", "&Set"),
            QT_TRANSLATE_NOOP("ActionText", "Whether images can be pushed"), "lock");
    case ActionKind::SetRegistryState:
        return make(QT_TRANSLATE_NOOP("ActionText", "Management state..."),
            QT_TRANSLATE_NOOP("ActionText", "Who manages the registry"),
            QT_TRANSLATE_NOOP("ActionText", "&Set"),
            QT_TRANSLATE_NOOP("ActionText", "Managed, unmanaged or removed"), "settings", true);
    default:
        return make(QT_TRANSLATE_NOOP("ActionText", "Enable the route..."),
            QT_TRANSLATE_NOOP("ActionText", "Make the registry reachable from outside"),
            QT_TRANSLATE_NOOP("ActionText", "&Enable"),
            QT_TRANSLATE_NOOP("ActionText", "Give the registry its default public host name"), "open");
    }
}

} // namespace

ActionText actionText(ActionKind kind)
{
    switch (kind) {
    case ActionKind::ImportImages:
        return make(QT_TRANSLATE_NOOP("ActionText", "Import..."),
            QT_TRANSLATE_NOOP("ActionText", "Import images"), QT_TRANSLATE_NOOP("ActionText", "&Import"),
            QT_TRANSLATE_NOOP("ActionText", "Let tags follow images of another registry"), "pull");
    case ActionKind::CreateRepository:
        return make(QT_TRANSLATE_NOOP("ActionText", "New repository..."),
            QT_TRANSLATE_NOOP("ActionText", "New repository"), QT_TRANSLATE_NOOP("ActionText", "&Create"),
            QT_TRANSLATE_NOOP("ActionText", "Make an empty repository"), "repository");
    case ActionKind::DeleteRepository:
        return make(QT_TRANSLATE_NOOP("ActionText", "Delete repository..."),
            QT_TRANSLATE_NOOP("ActionText", "Delete the whole repository"),
            QT_TRANSLATE_NOOP("ActionText", "&Delete"),
            QT_TRANSLATE_NOOP("ActionText", "Remove the repository with all its tags and their history"),
            "delete", true);
    case ActionKind::CreatePullSecret:
        return make(QT_TRANSLATE_NOOP("ActionText", "New pull secret..."),
            QT_TRANSLATE_NOOP("ActionText", "New pull secret from a login"),
            QT_TRANSLATE_NOOP("ActionText", "&Create"),
            QT_TRANSLATE_NOOP("ActionText", "Put a login of this computer into the project"), "key");
    case ActionKind::LinkPullSecret:
        return make(QT_TRANSLATE_NOOP("ActionText", "Link..."),
            QT_TRANSLATE_NOOP("ActionText", "Link a pull secret to a service account"),
            QT_TRANSLATE_NOOP("ActionText", "&Link"),
            QT_TRANSLATE_NOOP("ActionText", "Let pods of a service account pull with the secret"), "key");
    case ActionKind::SyncMirrorNow:
        return make(QT_TRANSLATE_NOOP("ActionText", "Synchronise now..."),
            QT_TRANSLATE_NOOP("ActionText", "Synchronise the mirror"),
            QT_TRANSLATE_NOOP("ActionText", "&Synchronise"),
            QT_TRANSLATE_NOOP("ActionText", "Fetch what is new at the source"), "refresh");
    case ActionKind::ScanImage:
        return make(QT_TRANSLATE_NOOP("ActionText", "Scan..."),
            QT_TRANSLATE_NOOP("ActionText", "Scan the image"), QT_TRANSLATE_NOOP("ActionText", "&Scan"),
            QT_TRANSLATE_NOOP("ActionText", "Ask the registry's scanner to look at the image anew"),
            "refresh");
    case ActionKind::ScaleRegistry:
    case ActionKind::SetRegistryReadOnly:
    case ActionKind::SetRegistryState:
    case ActionKind::EnableRegistryRoute:
        return operatorText(kind);
    default:
        return tagText(kind);
    }
}

} // namespace portolan

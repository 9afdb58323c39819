// SPDX-License-Identifier: Apache-2.0
#include "proxies/registryproxy.h"

#include "models/registrytreemodel.h"
#include "present/errortext.h"
#include "present/icons.h"
#include "present/remedy.h"
#include "present/sentencetext.h"
#include "present/theme.h"
#include "present/valuetext.h"

#include <QCoreApplication>

namespace portolan {
namespace {

bool isRegistry(const QModelIndex& index)
{
    return !index.parent().isValid();
}

RegistryProfile profileOf(const QModelIndex& index)
{
    return index.data(RegistryTreeModel::ProfileRole).value<RegistryProfile>();
}

} // namespace

RegistryProxy::RegistryProxy(RegistryTreeModel* source, QObject* parent)
    : PrettyProxy(source, parent)
    , m_serverIcon(themedIcon(QStringLiteral("registry")))
    , m_libraryIcon(themedIcon(QStringLiteral("library")))
    , m_archiveIcon(themedIcon(QStringLiteral("archive")))
    , m_groupIcon(themedIcon(QStringLiteral("folder")))
    , m_repositoryIcon(themedIcon(QStringLiteral("repository")))
    , m_problemIcon(themedIcon(QStringLiteral("warning")))
{
}

QVariant RegistryProxy::data(const QModelIndex& index, int role) const
{
    switch (role) {
    case Qt::DecorationRole:
        return icon(index);
    case ToneRole:
        return PrettyProxy::data(index, RegistryTreeModel::StaleRole).toBool()
            ? QVariant(static_cast<int>(Tone::Muted))
            : QVariant();
    case StatusTextRole:
        return isRegistry(index) ? QVariant(statusText(index)) : QVariant();
    case StatusToneRole: {
        const MaybeError error = failure(index);
        const bool ordinary = !error || error->code() == u"CATALOG_REFUSED" || wantsLogin(*error);
        return static_cast<int>(ordinary ? Tone::Muted : Tone::Danger);
    }
    case StatusActionRole:
        return isRegistry(index) ? QVariant(statusAction(index)) : QVariant();
    case Qt::AccessibleTextRole:
        return isRegistry(index)
            ? QVariant(QStringLiteral("%1, %2").arg(displayText(index), statusText(index)))
            : QVariant(displayText(index));
    default:
        return PrettyProxy::data(index, role);
    }
}

MaybeError RegistryProxy::failure(const QModelIndex& index) const
{
    if (PrettyProxy::data(index, modelrole::FetchStateRole).value<FetchState>() != FetchState::Failed)
        return {};
    const QVariant error = PrettyProxy::data(index, modelrole::ErrorRole);
    return error.isValid() ? error.value<MaybeError>() : MaybeError();
}

QString RegistryProxy::statusAction(const QModelIndex& index) const
{
    if (const MaybeError error = failure(index)) {
        switch (rowRemedyFor(*error)) {
        case Remedy::AddRepository:
            return tr("Add...");
        case Remedy::LogIn:
            return tr("Log in...");
        case Remedy::ShowCertificate:
            return tr("Look...");
        default:
            return tr("Retry");
        }
    }
    return PrettyProxy::data(index, RegistryTreeModel::MoreRole).toBool() ? tr("Load more") : QString();
}

QString RegistryProxy::displayText(const QModelIndex& index) const
{
    if (isRegistry(index) && profileOf(index).embedded)
        return tr("Local library");
    const int news = PrettyProxy::data(index, RegistryTreeModel::NewsRole).toInt();
    const QString name = PrettyProxy::displayText(index);
    //: a repository or project with tags that got new images
    return news > 0 ? tr("%1 (%2 new)").arg(name, numberText(news)) : name;
}

QString RegistryProxy::groupToolTip(const QModelIndex& index) const
{
    QStringList lines{PrettyProxy::data(index, RegistryTreeModel::RepositoryRole).toString()};
    const QString title = PrettyProxy::data(index, RegistryTreeModel::TitleRole).toString();
    const QString problem =
        sentenceText(PrettyProxy::data(index, RegistryTreeModel::ProblemRole).value<Sentence>());
    if (!title.isEmpty())
        lines << title;
    if (!problem.isEmpty())
        lines << tr("Not listed: %1").arg(problem);
    return lines.join(u'\n');
}

QString RegistryProxy::toolTip(const QModelIndex& index) const
{
    if (!isRegistry(index))
        return groupToolTip(index);
    const RegistryProfile profile = profileOf(index);
    QStringList lines{profile.isLocal() ? profile.path : profile.host};
    const QString error = PrettyProxy::toolTip(index);
    if (!error.isEmpty())
        lines << error;
    return lines.join(u'\n');
}

QIcon RegistryProxy::icon(const QModelIndex& index) const
{
    if (isRegistry(index)) {
        switch (profileOf(index).kind) {
        case RegistryKind::Distribution:
        case RegistryKind::OpenShift:
        case RegistryKind::Quay:
        case RegistryKind::RedHat:
        case RegistryKind::DockerHub:
        case RegistryKind::Harbor:
        case RegistryKind::Engine:
            return m_serverIcon;
        case RegistryKind::Layout:
            return m_libraryIcon;
        case RegistryKind::OciArchive:
        case RegistryKind::DockerArchive:
            return m_archiveIcon;
        }
    }
    if (!PrettyProxy::data(index, RegistryTreeModel::ProblemRole).value<Sentence>().isEmpty())
        return m_problemIcon;
    const auto kind =
        PrettyProxy::data(index, RegistryTreeModel::NodeKindRole).value<RegistryTreeModel::NodeKind>();
    return kind == RegistryTreeModel::NodeKind::Group ? m_groupIcon : m_repositoryIcon;
}

QString RegistryProxy::statusText(const QModelIndex& index) const
{
    const RegistryProfile profile = profileOf(index);
    if (const MaybeError error = failure(index))
        return errorText(*error).brief; // the page beside the tree says it whole
    const auto state = PrettyProxy::data(index, modelrole::FetchStateRole).value<FetchState>();
    QStringList parts;
    if (!profile.isLocal()) {
        const QVariant login = PrettyProxy::data(index, RegistryTreeModel::LoginStateRole);
        if (login.isValid())
            parts << loginText(login.value<LoginState>());
    }
    const int loaded = PrettyProxy::data(index, RegistryTreeModel::LoadedCountRole).toInt();
    if (state == FetchState::Loading)
        parts << tr("loading...");
    else if (loaded > 0 || state == FetchState::Ready)
        parts << (loaded == 1 ? tr("1 repository") : tr("%n repositories", nullptr, loaded));
    else if (profile.isLocal())
        parts << (profile.embedded ? tr("on this computer") : profile.path);
    //: between the parts of "alice (keychain) - 12 repositories"
    return parts.join(tr(" \u00b7 "));
}

bool wantsLogin(const Error& error)
{
    return error.kind() == ErrorKind::AuthRequired && remedyFor(error) == Remedy::LogIn
        && error.code() != u"LOGIN_REFUSED";
}

QString loginText(const LoginState& state)
{
    switch (state.stage) {
    case LoginState::Stage::Resolving:
        return QCoreApplication::translate("RegistryProxy", "looking for a login...");
    case LoginState::Stage::WaitingForKeychain:
        return QCoreApplication::translate("RegistryProxy", "waiting for the keyring...");
    case LoginState::Stage::Anonymous:
        return QCoreApplication::translate("RegistryProxy", "anonymous");
    case LoginState::Stage::LoggedIn:
        break;
    }
    return state.account.isEmpty() ? QCoreApplication::translate("RegistryProxy", "logged in")
                                   : state.account;
}

} // namespace portolan

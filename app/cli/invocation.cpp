// SPDX-License-Identifier: Apache-2.0
#include "cli/invocation.h"

#include <algorithm>
#include <array>

namespace portolan {
namespace {

constexpr auto commonOptions =
    "json plain-http ca= insecure user= password-stdin quiet help context= server=";

constexpr std::array commands{
    CommandHelp{"ls", "HOST[/PREFIX]", "List the repositories of a registry or a local source", 0, 1, "",
        "With --json: one line for each repository, {\"name\"}.\n\n"
        "Example: portolan-cli ls quay.io/podman\n"},
    CommandHelp{"tags", "REPO", "List the tags of a repository, in version order within each page", 1, 1,
        "long history",
        "  --long          adds digest, creation time, size and platforms, as the listing says them or else "
        "by\n"
        "                  up to three requests a tag\n"
        "  --history       adds what each tag pointed to, newest first, as \"history\" shows it\n\n"
        "With --json: one line for each tag, {\"name\"}, with --long also {\"digest\", \"mediaType\", "
        "\"created\",\n"
        "\"size\", \"platforms\", \"artifactType\", \"error\"} and what the listing says: \"pushed\", "
        "\"expires\",\n"
        "\"source\", \"scheduled\", \"insecure\", \"importMode\", \"referencePolicy\", \"generation\", "
        "\"problem\",\n"
        "\"immutable\", \"missing\".\n\n"
        "Example: portolan-cli tags --long quay.io/podman/stable\n"},
    CommandHelp{"inspect", "REF", "Show a manifest, its config and layers", 1, 1, "platform= raw",
        "  --platform P    of an index: the image for OS/ARCH[/VARIANT]\n"
        "  --raw           prints the manifest's bytes unchanged\n\n"
        "With --json: {\"reference\", \"digest\", \"mediaType\", \"size\", \"artifactType\", "
        "\"annotations\",\n"
        "\"subject\", \"manifests\", \"layers\", \"config\"}; what does not apply is absent.\n\n"
        "Example: portolan-cli inspect --platform linux/arm64 quay.io/podman/stable:v5\n"},
    CommandHelp{"diff", "A B", "Show what differs between two images", 2, 2, "platform= all",
        "  --platform P    compares the images for OS/ARCH[/VARIANT] of two indexes\n"
        "  --all           also prints what is the same\n\n"
        "Exit status: 0 same, 1 different, 2 trouble.\n"
        "With --json: {\"same\", \"sameness\", \"a\", \"b\", \"sharedSize\", \"config\", \"layers\", "
        "\"history\",\n"
        "\"platforms\", \"annotations\"}; rows have \"difference\": \"same\", \"changed\", \"onlyA\", "
        "\"onlyB\".\n\n"
        "Example: portolan-cli diff registry.example.com/app:1.0 registry.example.com/app:1.1\n"},
    CommandHelp{"pull", "REF --to DEST", "Copy an image to a local destination", 1, 1,
        "to= platform= all-platforms attachments replace",
        "  --to DEST       library, oci:DIR[:NAME], oci-archive:FILE[:NAME] or docker-archive:FILE[:NAME]\n"
        "  --platform P    only the image for OS/ARCH[/VARIANT] (docker-archive: this machine's by default)\n"
        "  --all-platforms the index with all its images (the default elsewhere)\n"
        "  --attachments   signatures and other referrers too\n"
        "  --replace       replaces an existing archive file\n\n"
        "With --json: {\"digest\", \"digestPreserved\", \"bytesMoved\", \"bytesSkipped\", \"milliseconds\", "
        "\"where\",\n"
        "\"notes\"}.\n\n"
        "Example: portolan-cli pull quay.io/podman/stable:v5 --to oci-archive:podman.tar:v5\n"},
    CommandHelp{"copy", "SRC DST", "Copy an image from any source to any destination", 2, 2,
        "platform= all-platforms attachments replace",
        "DST is a registry reference, or a destination as for pull. Blobs that are there are not sent "
        "again.\n"
        "Options and JSON as for pull.\n\n"
        "Example: portolan-cli copy quay.io/team/app:1 registry.example.com/team/app:1\n"},
    CommandHelp{"rm", "REF", "Show what deleting would do, and with --yes do it", 1, 100,
        "dry-run yes image throwaway",
        "  --dry-run       prints the plan (the default)\n"
        "  --yes           acts; prints how to undo it\n"
        "  --image         deletes the image with all its tags, not only the tag named\n"
        "  --throwaway     where the server cannot delete one tag alone: puts a throw-away manifest on the "
        "tag\n"
        "                  and deletes that\n\n"
        "Several references must be of one repository.\n"
        "With --json: {\"plan\": {...}, \"report\": {...}}.\n\n"
        "Example: portolan-cli rm --yes registry.example.com/app:old\n"},
    CommandHelp{"undo", "[ID]", "List what can be undone, or put a deletion back", 0, 1, "",
        "With --json: one line for each entry, {\"id\", \"when\", \"registry\", \"repository\", \"tags\", "
        "\"manifests\",\n"
        "\"undone\"}, or {\"tagsRestored\", \"manifestsRestored\", \"tagsTaken\"}.\n\n"
        "Example: portolan-cli undo 7\n"},
    CommandHelp{"history", "REF", "Show what a tag pointed to, newest first", 1, 1, "",
        "Where the registry keeps no history: what was seen on this computer.\n"
        "With --json: one line for each, {\"when\", \"digest\", \"what\", \"restorable\", \"reference\", "
        "\"note\", \"generation\"}.\n\n"
        "Example: portolan-cli history --context prod shop/app:live\n"},
    CommandHelp{"rollback", "REF DIGEST", "Point a tag to what it pointed to before", 2, 2, "yes",
        "Prints the plan; acts only with --yes. \"history\" lists the digests.\n"
        "With --json: {\"plan\", \"report\"}.\n\n"
        "Example: portolan-cli rollback --context prod shop/app:live sha256:... --yes\n"},
    CommandHelp{"tag", "SRC DST", "Point a tag to an image of the same registry, by its own API", 2, 2,
        "yes alias",
        "  --alias         the new tag follows SRC from then on\n"
        "  --yes           acts; without it the plan is printed\n\n"
        "Example: portolan-cli tag --context prod shop/app:test shop/app:live --yes\n"},
    CommandHelp{"import", "REPO FROM [TAG...]", "Let an image stream follow images of another registry", 2,
        100, "yes scheduled insecure-source one-platform local",
        "  --scheduled       looks for changes at the source regularly\n"
        "  --insecure-source the cluster may fetch without checking certificates\n"
        "  --one-platform    keeps one platform of an index, not the index\n"
        "  --local           pods pull through the cluster's registry\n"
        "  --yes             acts; without it every tag is tried out\n\n"
        "Example: portolan-cli import --context prod shop/base quay.io/team/base 1.0 1.1 --yes\n"},
    CommandHelp{"scale", "REPLICAS", "Set how many pods the integrated registry has, and wait for them", 1, 1,
        "yes", "Example: portolan-cli scale 2 --context prod --yes\n"},
    CommandHelp{"expire", "REF", "Set or clear when a tag expires", 1, 1, "yes at= never",
        "  --at TIME       such as 2027-01-31T12:00:00Z\n"
        "  --never         the tag does not expire\n\n"
        "Example: portolan-cli expire quay.io/team/app:nightly --at 2027-01-31T12:00:00Z --yes\n"},
    CommandHelp{"search", "HOST WORD...", "Search the repositories of a registry", 2, 100, "all",
        "  --all           every page, not only the first\n\n"
        "With --json: one line for each, {\"name\", \"description\", \"stars\", \"pulls\", "
        "\"lastModified\"}.\n\n"
        "Example: portolan-cli search registry.redhat.io postgresql\n"},
    CommandHelp{"scan", "REF", "Show what the registry's scanner found in an image", 1, 1, "",
        "With --json: one line for each platform, {\"digest\", \"platform\", \"status\", "
        "\"vulnerabilities\"}.\n\n"
        "Example: portolan-cli scan quay.io/team/app:1\n"},
    CommandHelp{"rescan", "REF", "Ask the registry's scanner to look at an image again", 1, 1, "yes",
        "Example: portolan-cli rescan harbor.example.com/team/app:1 --yes\n"},
    CommandHelp{"uses", "REF", "Show who runs or builds from an image, on a cluster", 1, 1, "",
        "With --json: one line for each, {\"project\", \"kind\", \"name\", \"container\", \"reference\", "
        "\"byDigest\"}.\n\n"
        "Example: portolan-cli uses --context prod shop/app:live\n"},
    CommandHelp{"show", "PLACE [PANEL]", "Show what a registry says of itself, a namespace or a repository",
        1, 2, "",
        "Without PANEL: the facts, and which panels there are, such as operator, pull-secrets, mirrors, "
        "robots.\n"
        "PLACE may be \"\" for a whole cluster.\n"
        "With --json: {\"panels\", \"registryHost\", \"notes\", \"loginEnds\", \"title\", \"description\", "
        "\"facts\"}, of\n"
        "a panel "
        "{\"facts\", \"tables\", \"warnings\"}.\n\n"
        "Example: portolan-cli show --context prod \"\" operator\n"},
    CommandHelp{"explain", "REF", "Show what pulling an image would do on this machine", 1, 1, "platform=",
        "Short names, mirrors and blocks of registries.conf, which login counts and where it lies, the "
        "platform\n"
        "that would be taken, hosts that blobs come from, bytes still needed. Changes nothing.\n"
        "With --json: {\"reference\", \"digest\", \"sources\", \"redirectHosts\", \"bytesTotal\", "
        "\"bytesNeeded\"}.\n\n"
        "Example: portolan-cli explain fedora\n"},
    CommandHelp{"watch", "[PLACE]", "Print new images as they come, until interrupted", 0, 1, "",
        "With --json: one line for each change, {\"what\", \"repository\", \"tag\", \"digest\"}.\n\n"
        "Example: portolan-cli watch --context prod shop\n"},
    CommandHelp{"login", "HOST -u USER --password-stdin", "Test a login and keep it in the OS keychain", 1, 1,
        "share-with-podman",
        "  --share-with-podman  also writes the login into the file that \"podman login\" would write, as\n"
        "                       plain as that keeps it; without -u the login found for HOST\n\n"
        "Example: portolan-cli login registry.example.com -u jane --password-stdin < password.txt\n"},
    CommandHelp{"logout", "HOST [-u USER]", "Remove a login from the OS keychain", 1, 1, "",
        "Example: portolan-cli logout registry.example.com\n"},
};

const CommandHelp* findCommand(const QString& name)
{
    const auto found = std::find_if(commands.begin(), commands.end(),
        [&](const CommandHelp& command) { return name == QLatin1StringView(command.name); });
    return found == commands.end() ? nullptr : &*found;
}

//! Nothing: no such option. Else whether it takes a value.
std::optional<bool> takesValue(const CommandHelp* command, const QString& option)
{
    const QString known = QString::fromLatin1(commonOptions) + u' '
        + (command ? QString::fromLatin1(command->options) : QString());
    for (const QString& candidate : known.split(u' ', Qt::SkipEmptyParts)) {
        const bool withValue = candidate.endsWith(u'=');
        if ((withValue ? candidate.chopped(1) : candidate) == option)
            return withValue;
    }
    return std::nullopt;
}

//! Reads options and positionals after the command was found.
class ArgumentReader final {
public:
    ArgumentReader(const QStringList& arguments, Invocation& invocation)
        : m_arguments(arguments)
        , m_invocation(invocation)
    {
    }

    Result<void> read()
    {
        while (m_next < m_arguments.size()) {
            const QString argument = m_arguments.at(m_next++);
            auto step = m_onlyPositionals ? takePositional(argument) : take(argument);
            if (!step)
                return step;
        }
        return {};
    }

private:
    Result<void> take(const QString& argument)
    {
        if (argument == QLatin1String("--")) {
            m_onlyPositionals = true;
            return {};
        }
        if (argument == QLatin1String("-h"))
            return takeOption(QStringLiteral("help"), std::nullopt);
        if (argument == QLatin1String("-u"))
            return takeOption(QStringLiteral("user"), std::nullopt);
        if (argument == QLatin1String("-q"))
            return takeOption(QStringLiteral("quiet"), std::nullopt);
        if (argument == QLatin1String("--version")) {
            m_invocation.wantsVersion = true;
            return {};
        }
        if (!argument.startsWith(QLatin1String("--")) || argument.size() < 3)
            return takePositional(argument);
        const qsizetype equals = argument.indexOf(u'=');
        if (equals < 0)
            return takeOption(argument.mid(2), std::nullopt);
        return takeOption(argument.mid(2, equals - 2), argument.mid(equals + 1));
    }

    Result<void> takePositional(const QString& argument)
    {
        if (m_invocation.command.isEmpty()) {
            if (!findCommand(argument))
                return Error::usage(QStringLiteral("there is no command \"%1\"").arg(argument));
            m_invocation.command = argument;
            return {};
        }
        m_invocation.positionals << argument;
        return {};
    }

    Result<void> takeOption(const QString& name, std::optional<QString> value)
    {
        if (name == QLatin1String("password") || name == QLatin1String("p"))
            return Error::usage(
                QStringLiteral("a password on the command line can be seen by others: use --password-stdin"));
        const auto wantsValue = takesValue(findCommand(m_invocation.command), name);
        if (!wantsValue)
            return Error::usage(QStringLiteral("there is no option \"--%1\" here").arg(name));
        if (*wantsValue && !value) {
            if (m_next >= m_arguments.size())
                return Error::usage(QStringLiteral("\"--%1\" needs a value").arg(name));
            value = m_arguments.at(m_next++);
        }
        if (!*wantsValue && value)
            return Error::usage(QStringLiteral("\"--%1\" takes no value").arg(name));
        if (name == QLatin1String("help"))
            m_invocation.wantsHelp = true;
        m_invocation.options.insert(name, value.value_or(QString()));
        return {};
    }

    const QStringList& m_arguments;
    Invocation& m_invocation;
    qsizetype m_next = 0;
    bool m_onlyPositionals = false;
};

Result<void> checkCount(const Invocation& invocation)
{
    const CommandHelp* command = findCommand(invocation.command);
    if (!command)
        return Error::usage(QStringLiteral("no command was given"));
    const qsizetype given = invocation.positionals.size();
    if (given < command->fewest)
        return Error::usage(QStringLiteral("something is missing: portolan-cli %1 %2")
                                .arg(invocation.command, QString::fromLatin1(command->arguments)));
    if (given > command->most)
        return Error::usage(
            QStringLiteral("\"%1\" is too much here").arg(invocation.positionals.at(command->most)));
    return {};
}

QString commonHelp()
{
    return QStringLiteral(
        "Options for every command:\n"
        "  --json            machine-readable output on stdout\n"
        "  --plain-http      allows HTTP without encryption for the registries named\n"
        "  --ca FILE         also trusts the authorities in this PEM file\n"
        "  --insecure        trusts whatever certificate a server shows first, for this run\n"
        "  --context NAME    names are PROJECT/STREAM[:TAG] of the cluster of this kubeconfig context\n"
        "  --server URL      the same for the cluster with this API server\n"
        "  --user, -u USER   logs in as USER; the password comes from stdin\n"
        "  --password-stdin  reads the password's line from stdin; for a cluster it is a token\n"
        "  --quiet, -q       no progress\n"
        "  --help, -h        this text\n\n"
        "Exit status: 0 done, 1 failed, 2 wrong usage, 130 interrupted.\n");
}

} // namespace

Result<Invocation> Invocation::parse(const QStringList& arguments)
{
    Invocation invocation;
    auto read = ArgumentReader(arguments, invocation).read();
    if (!read)
        return read.error();
    if (invocation.wantsHelp || invocation.wantsVersion)
        return invocation;
    auto counted = checkCount(invocation);
    if (!counted)
        return counted.error();
    if (invocation.has(QStringLiteral("user")) && !invocation.has(QStringLiteral("password-stdin"))
        && invocation.command != QLatin1String("logout"))
        return Error::usage(QStringLiteral("--user needs --password-stdin"));
    if (invocation.command == QLatin1String("pull") && !invocation.has(QStringLiteral("to")))
        return Error::usage(QStringLiteral("pull needs --to DEST"));
    return invocation;
}

QString Invocation::help(const QString& command)
{
    if (const CommandHelp* found = findCommand(command)) {
        return QStringLiteral("Usage: portolan-cli %1 %2\n\n%3.\n\n%4\n%5")
            .arg(command, QString::fromLatin1(found->arguments), QString::fromLatin1(found->summary),
                QString::fromLatin1(found->details), commonHelp());
    }
    QString text =
        QStringLiteral("Usage: portolan-cli COMMAND ...\n\nBrowses, compares, copies and deletes container "
                       "images in registries and on disk.\n\nCommands:\n");
    for (const CommandHelp& each : commands)
        text += QStringLiteral("  %1 %2\n")
                    .arg(QLatin1StringView(each.name), -9)
                    .arg(QLatin1StringView(each.summary));
    return text
        + QStringLiteral(
            "\nReferences are [transport:]name: none or docker:// for a registry, oci:DIR[:NAME],\n"
            "oci-archive:FILE[:NAME], docker-archive:FILE[:NAME].\n"
            "portolan-cli COMMAND --help tells more, with an example.\n\n")
        + commonHelp();
}

} // namespace portolan

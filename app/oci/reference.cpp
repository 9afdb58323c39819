// SPDX-License-Identifier: Apache-2.0
#include "oci/reference.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxRepositoryLength = 255;
constexpr qsizetype maxTagLength = 128;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}
bool isLower(QChar c)
{
    return c >= u'a' && c <= u'z';
}
bool isUpper(QChar c)
{
    return c >= u'A' && c <= u'Z';
}
bool isLowerAlphaNumeric(QChar c)
{
    return isLower(c) || isDigit(c);
}
bool isAlphaNumeric(QChar c)
{
    return isLowerAlphaNumeric(c) || isUpper(c);
}
bool isHex(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isSeparator(QStringView run)
{
    return run == "."_L1 || run == "_"_L1 || run == "__"_L1
        || std::all_of(run.begin(), run.end(), [](QChar c) { return c == u'-'; });
}

//! `[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*`
bool isPathComponent(QStringView text)
{
    if (text.isEmpty() || !isLowerAlphaNumeric(text.front()) || !isLowerAlphaNumeric(text.back()))
        return false;
    qsizetype at = 0;
    while (at < text.size()) {
        while (at < text.size() && isLowerAlphaNumeric(text[at]))
            ++at;
        const qsizetype start = at;
        while (at < text.size() && !isLowerAlphaNumeric(text[at]))
            ++at;
        if (at > start && !isSeparator(text.mid(start, at - start)))
            return false;
    }
    return true;
}

bool isHostLabel(QStringView text)
{
    return !text.isEmpty() && isAlphaNumeric(text.front()) && isAlphaNumeric(text.back())
        && std::all_of(text.begin(), text.end(), [](QChar c) { return isAlphaNumeric(c) || c == u'-'; });
}

bool isPort(QStringView text)
{
    if (text.isEmpty() || text.size() > 5 || !std::all_of(text.begin(), text.end(), isDigit))
        return false;
    const int port = text.toInt();
    return port > 0 && port <= 65535;
}

//! Docker's rule: without a dot, a colon or the name localhost, the first component is part of the
//! repository.
bool looksLikeHost(QStringView component)
{
    return component.contains(u'.') || component.contains(u':') || component == "localhost"_L1;
}

QString normalisedHost(QStringView host)
{
    return host == "index.docker.io"_L1 ? u"docker.io"_s : host.toString();
}

Error repositoryError(QStringView repository)
{
    if (repository.isEmpty())
        return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "there is no repository name")));
    if (repository.size() > maxRepositoryLength)
        return Error::usage(
            Sentence(QT_TRANSLATE_NOOP("Core", "the repository name is longer than %1 characters"),
                {QString::number(maxRepositoryLength)}));
    if (std::any_of(repository.begin(), repository.end(), isUpper))
        return Error::usage(Sentence(
            QT_TRANSLATE_NOOP("Core", "repository names are lower case: \"%1\""), {repository.toString()}));
    if (repository.startsWith(u'/') || repository.endsWith(u'/') || repository.contains(u"//"))
        return Error::usage(
            Sentence(QT_TRANSLATE_NOOP("Core", "a component of the repository name is empty: \"%1\""),
                {repository.toString()}));
    return Error::usage(
        Sentence(QT_TRANSLATE_NOOP("Core", "not a repository name: \"%1\""), {repository.toString()}));
}

Error hostError(QStringView host)
{
    return Error::usage(host.isEmpty()
            ? Sentence(QT_TRANSLATE_NOOP("Core", "there is no host name"))
            : Sentence(QT_TRANSLATE_NOOP("Core", "not a host name: \"%1\""), {host.left(255).toString()}));
}

QStringView withoutPrefix(QStringView text, QLatin1StringView prefix)
{
    return text.startsWith(prefix) ? text.mid(prefix.size()) : text;
}

//! Cuts `@digest` off the text.
Result<std::optional<Digest>> takeDigest(QStringView& text)
{
    const qsizetype at = text.indexOf(u'@');
    if (at < 0)
        return std::optional<Digest>();
    const auto digest = Digest::parse(text.mid(at + 1));
    if (!digest)
        return Error::usage(digest.error().said());
    text = text.left(at);
    return std::optional<Digest>(*digest);
}

} // namespace

Reference::Reference(QString registryHost, QString repositoryName, std::optional<QString> tagName,
    std::optional<Digest> contentDigest)
    : m_host(std::move(registryHost))
    , m_repository(std::move(repositoryName))
    , m_tag(std::move(tagName))
    , m_digest(std::move(contentDigest))
{
}

Result<Reference> Reference::parse(QStringView text)
{
    QStringView rest = withoutPrefix(text.trimmed(), "docker://"_L1);
    if (rest.isEmpty())
        return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "the reference is empty")));
    if (rest.size() == 64 && std::all_of(rest.begin(), rest.end(), isHex))
        return Error::usage(Sentence(QT_TRANSLATE_NOOP(
            "Core", "64 hexadecimal digits are not a name; write repository@sha256:... instead")));
    auto digest = takeDigest(rest);
    if (!digest)
        return digest.error();

    QString host = u"docker.io"_s;
    const qsizetype slash = rest.indexOf(u'/');
    if (slash >= 0 && looksLikeHost(rest.left(slash))) {
        host = normalisedHost(rest.left(slash));
        rest = rest.mid(slash + 1);
    }
    if (!isValidHost(host))
        return hostError(host);

    std::optional<QString> tag;
    if (const qsizetype colon = rest.indexOf(u':'); colon >= 0) {
        const QStringView written = rest.mid(colon + 1);
        if (!isValidTag(written))
            return Error::usage(
                Sentence(QT_TRANSLATE_NOOP("Core", "not a tag: \"%1\""), {written.left(160).toString()}));
        tag = written.toString();
        rest = rest.left(colon);
    }
    if (!isValidRepository(rest))
        return repositoryError(rest);
    QString repository = rest.toString();
    if (host == "docker.io"_L1 && !repository.contains(u'/'))
        repository.prepend("library/"_L1);
    if (!isValidRepository(repository))
        return repositoryError(repository);
    return Reference(std::move(host), std::move(repository), std::move(tag), *std::move(digest));
}

Result<Reference> Reference::parseLocation(QStringView text)
{
    QStringView rest = withoutPrefix(withoutPrefix(text.trimmed(), "docker://"_L1), "https://"_L1);
    if (rest.startsWith("http://"_L1))
        return Error::usage(Sentence(
            QT_TRANSLATE_NOOP("Core", "write the host alone; plain HTTP is a property of the registry")));
    if (rest.contains(u'@'))
        return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "a digest does not belong here")));
    const qsizetype slash = rest.indexOf(u'/');
    const QStringView host = slash < 0 ? rest : rest.left(slash);
    QStringView path = slash < 0 ? QStringView() : rest.mid(slash + 1);
    if (path.endsWith(u'/'))
        path.chop(1);
    if (!isValidHost(host))
        return hostError(host);
    if (path.contains(u':'))
        return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "a tag does not belong here")));
    if (!path.isEmpty() && !isValidRepository(path))
        return repositoryError(path);
    return Reference(normalisedHost(host), path.toString());
}

bool Reference::isValidRepository(QStringView name)
{
    if (name.isEmpty() || name.size() > maxRepositoryLength)
        return false;
    qsizetype start = 0;
    while (true) {
        const qsizetype slash = name.indexOf(u'/', start);
        if (!isPathComponent(slash < 0 ? name.mid(start) : name.mid(start, slash - start)))
            return false;
        if (slash < 0)
            return true;
        start = slash + 1;
    }
}

bool Reference::isValidTag(QStringView tag)
{
    const auto isWord = [](QChar c) { return isAlphaNumeric(c) || c == u'_'; };
    return !tag.isEmpty() && tag.size() <= maxTagLength && isWord(tag.front())
        && std::all_of(
            tag.begin(), tag.end(), [isWord](QChar c) { return isWord(c) || c == u'.' || c == u'-'; });
}

bool Reference::isValidHost(QStringView host)
{
    if (host.isEmpty() || host.size() > maxRepositoryLength)
        return false;
    QStringView name = host;
    if (host.startsWith(u'[')) {
        const qsizetype close = host.indexOf(u']');
        const QStringView address = host.mid(1, std::max(close - 1, qsizetype(0)));
        const QStringView after = close < 0 ? QStringView() : host.mid(close + 1);
        return close > 0 && address.count(u':') >= 2
            && std::all_of(address.begin(), address.end(), [](QChar c) { return isHex(c) || c == u':'; })
            && (after.isEmpty() || (after.startsWith(u':') && isPort(after.mid(1))));
    }
    if (const qsizetype colon = host.indexOf(u':'); colon >= 0) {
        if (!isPort(host.mid(colon + 1)))
            return false;
        name = host.left(colon);
    }
    qsizetype start = 0;
    while (true) {
        const qsizetype dot = name.indexOf(u'.', start);
        if (!isHostLabel(dot < 0 ? name.mid(start) : name.mid(start, dot - start)))
            return false;
        if (dot < 0)
            return true;
        start = dot + 1;
    }
}

QString Reference::tagOrDigest() const
{
    if (m_digest)
        return m_digest->toString();
    return m_tag.value_or(u"latest"_s);
}

Reference Reference::withTag(const QString& tag) const
{
    return {m_host, m_repository, tag};
}

Reference Reference::withDigest(const Digest& digest) const
{
    return {m_host, m_repository, std::nullopt, digest};
}

QString Reference::name() const
{
    return m_repository.isEmpty() ? m_host : m_host + u'/' + m_repository;
}

QString Reference::toString() const
{
    QString text = name();
    if (m_tag)
        text += u':' + *m_tag;
    if (m_digest)
        text += u'@' + m_digest->toString();
    return text;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/tagsource.h"

#include "oci/reference.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

//! As the tools tell a host from a first part of a name.
bool looksLikeHost(const QString& text)
{
    return text.contains(u'.') || text.contains(u':') || text == u"localhost"_s;
}

Result<TagSource> external(const QString& pullSpec)
{
    const auto reference = Reference::parse(pullSpec);
    if (!reference)
        return reference.error();
    TagSource source;
    source.kind = TagSource::Kind::External;
    source.pullSpec = pullSpec.startsWith(u"docker://"_s) ? pullSpec.mid(9) : pullSpec;
    return source;
}

Result<TagSource> inCluster(const QString& name, const QString& tagOrDigest, const QString& ownProject)
{
    auto place = StreamPlace::parseStream(name.contains(u'/') ? name : ownProject + u'/' + name);
    if (!place)
        return place.error();
    TagSource source;
    source.place = *place;
    const auto digest = Digest::parse(tagOrDigest);
    source.kind = digest ? TagSource::Kind::Image : TagSource::Kind::Tag;
    (digest ? source.digest : source.tag) = tagOrDigest;
    if (!digest && !Reference::isValidTag(tagOrDigest))
        return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "\"%1\" cannot be a tag"), {tagOrDigest}));
    return source;
}

} // namespace

Result<TagSource> TagSource::of(const ActionWish& wish)
{
    const QString text = wish.source.trimmed();
    auto own = StreamPlace::parseStream(wish.repository.isEmpty() ? wish.targetRepository : wish.repository);
    if (text.isEmpty()) {
        if (!own)
            return own.error();
        if (!wish.digest.isNull())
            return inCluster(own->text(), wish.digest.toString(), own->project);
        if (wish.tags.size() == 1)
            return inCluster(own->text(), wish.tags.first(), own->project);
        return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "It is not said which image to take")));
    }
    const QString first = text.section(u'/', 0, 0);
    const bool isPath = text.contains(u'/');
    if (text.startsWith(u"docker://"_s) || (isPath && looksLikeHost(first)) || text.count(u'/') > 1)
        return external(text);
    if (!own)
        return own.error();
    const qsizetype at = text.indexOf(u'@');
    if (at > 0)
        return inCluster(text.left(at).section(u':', 0, 0), text.mid(at + 1), own->project);
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon > 0)
        return inCluster(text.left(colon), text.mid(colon + 1), own->project);
    if (isPath)
        return Error::usage(
            Sentence(QT_TRANSLATE_NOOP("Core", "It is not said which tag of \"%1\" to take"), {text}));
    return inCluster(own->text(), text, own->project);
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/mirrorrules.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

//! How much of the name a source covers; 0: it is about others. What is exact counts before a wildcard.
qsizetype covered(const QString& source, const Reference& reference)
{
    if (source.startsWith(u"*."_s))
        return reference.host().endsWith(source.mid(1)) ? 1 : 0;
    const QString name = reference.name();
    if (name == source || name.startsWith(source + u'/'))
        return source.size() + 1;
    return 0;
}

//! What comes behind the part a source covers, with tag and digest.
QString remainder(const QString& source, const Reference& reference)
{
    const qsizetype from = source.startsWith(u"*."_s) ? reference.host().size() : source.size();
    return reference.toString().mid(from);
}

} // namespace

QList<MirrorSetRule> MirrorSetRule::parse(const JsonReader& object, For what)
{
    QList<MirrorSetRule> rules;
    const JsonReader spec = object["spec"_L1];
    std::vector<JsonReader> list =
        spec[what == For::Digests ? "imageDigestMirrors"_L1 : "imageTagMirrors"_L1].items();
    if (what == For::Digests && list.empty())
        list = spec["repositoryDigestMirrors"_L1].items();
    for (const JsonReader& json : list) {
        MirrorSetRule rule;
        rule.what = what;
        rule.set = object["metadata"_L1]["name"_L1].text();
        rule.source = json["source"_L1].text();
        rule.mirrors = json["mirrors"_L1].strings();
        rule.neverContactSource = json["mirrorSourcePolicy"_L1].text() == u"NeverContactSource"_s;
        if (!rule.source.isEmpty())
            rules << rule;
    }
    return rules;
}

MirrorMatch mirrorsFor(const Reference& reference, const QList<MirrorSetRule>& rules)
{
    const MirrorSetRule::For wanted =
        reference.digest() ? MirrorSetRule::For::Digests : MirrorSetRule::For::Tags;
    qsizetype best = 0;
    MirrorMatch match;
    for (const MirrorSetRule& rule : rules) {
        const qsizetype covers = rule.what == wanted ? covered(rule.source, reference) : 0;
        if (covers > best) {
            best = covers;
            match.source = rule.source;
        }
    }
    for (const MirrorSetRule& rule : rules) {
        if (best == 0 || rule.what != wanted || rule.source != match.source)
            continue;
        match.sets << rule.set;
        for (const QString& mirror : rule.mirrors)
            match.places << mirror + remainder(rule.source, reference);
        match.sourceTried = match.sourceTried && !rule.neverContactSource;
    }
    if (match.sourceTried)
        match.places << reference.toString();
    match.places.removeDuplicates();
    match.sets.removeDuplicates();
    return match;
}

} // namespace portolan

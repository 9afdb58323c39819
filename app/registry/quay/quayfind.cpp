// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quayfind.h"

#include "base/jsonreader.h"
#include "oci/reference.h"
#include "registry/quay/quaytime.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 lastPage = 10;

SearchHit hitOf(const JsonReader& json)
{
    SearchHit hit;
    const QString nameSpace = json["namespace"_L1]["name"_L1].text();
    const QString name = json["name"_L1].text();
    const QString full = nameSpace.isEmpty() ? name : nameSpace + u'/' + name;
    hit.repository = Reference::isValidRepository(full) ? full : QString();
    hit.description = json["description"_L1].text().section(u'\n', 0, 0, QString::SectionSkipEmpty).trimmed();
    hit.stars = json["stars"_L1].integer().value_or(-1);
    hit.lastModified = quayTime(json["last_modified"_L1]);
    return hit;
}

} // namespace

Result<SearchPage> QuayFind::parse(QByteArrayView body)
{
    const auto json = JsonReader::parse(body);
    if (!json)
        return json.error();
    const JsonReader list = (*json)["results"_L1];
    if (!list.isArray())
        return Error::protocol(u"the answer has no list of results"_s);
    SearchPage page;
    for (const JsonReader& item : list.items()) {
        const QString kind = item["kind"_L1].text();
        SearchHit hit = hitOf(item);
        if (!hit.repository.isEmpty() && (kind.isEmpty() || kind == "repository"_L1))
            page.hits << std::move(hit);
    }
    const qint64 number = (*json)["page"_L1].integer().value_or(1);
    const bool more = (*json)["has_additional"_L1].boolean().value_or(false);
    if (more && number >= 1 && number < lastPage)
        page.next = QString::number(number + 1);
    return page;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quayrepositorypage.h"

#include "base/jsonreader.h"
#include "oci/reference.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

Result<QuayRepositoryPage> QuayRepositoryPage::parse(QByteArrayView body)
{
    const auto json = JsonReader::parse(body, JsonLimits(qsizetype(16) * 1024 * 1024, 64));
    if (!json)
        return json.error();
    const JsonReader list = (*json)["repositories"_L1];
    if (!list.isArray())
        return Error::protocol(u"the answer has no list of repositories"_s);
    QuayRepositoryPage page;
    page.next = (*json)["next_page"_L1].text();
    for (const JsonReader& item : list.items()) {
        QuayRepository repository = QuayRepository::fromJson(item);
        const bool isImage = repository.kind.isEmpty() || repository.kind == "image"_L1;
        const bool goes = repository.state == "MARKED_FOR_DELETION"_L1;
        if (isImage && !goes && Reference::isValidRepository(repository.fullName()))
            page.repositories << std::move(repository);
    }
    return page;
}

} // namespace portolan

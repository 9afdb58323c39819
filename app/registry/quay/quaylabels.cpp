// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaylabels.h"

#include "base/jsonreader.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

Result<QuayLabels> QuayLabels::parse(QByteArrayView body)
{
    const auto json = JsonReader::parse(body);
    if (!json)
        return json.error();
    const JsonReader list = (*json)["labels"_L1];
    if (!list.isArray())
        return Error::protocol(u"the answer has no list of labels"_s);
    QuayLabels out;
    for (const JsonReader& item : list.items()) {
        QuayLabel label;
        label.id = item["id"_L1].text();
        label.key = item["key"_L1].text();
        label.value = item["value"_L1].text();
        label.mediaType = item["media_type"_L1].text();
        label.fromManifest = item["source_type"_L1].text() == "manifest"_L1;
        if (!label.key.isEmpty())
            out.labels << label;
    }
    return out;
}

QString QuayLabels::value(const QString& key) const
{
    for (const QuayLabel& label : labels) {
        if (label.key == key)
            return label.value;
    }
    return {};
}

} // namespace portolan

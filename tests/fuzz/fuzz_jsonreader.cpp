// SPDX-License-Identifier: Apache-2.0
#include "base/jsonreader.h"
#include "fuzz/fuzzentry.h"

#include <QStringList>

using namespace portolan;

namespace {

//! Asks every place every question.
qsizetype visit(const JsonReader& json)
{
    qsizetype places = 1;
    fuzz::require(json.text() == json.string().value_or(QString()), "a text is the string");
    static_cast<void>(json.integer());
    static_cast<void>(json.number());
    static_cast<void>(json.boolean());
    static_cast<void>(json.strings());
    for (const JsonReader& item : json.items())
        places += visit(item);
    for (const auto& [key, value] : json.members()) {
        fuzz::require(json.member(key).isPresent(), "a member is found by its key");
        places += visit(value);
    }
    return places;
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const auto json = JsonReader::parse(fuzz::bytes(data, size));
    if (!json)
        return 0;
    const auto again = JsonReader::parse(json->toJson(2).toUtf8());
    fuzz::require(again.has_value(), "what is written is JSON");
    fuzz::require(visit(*again) == visit(*json), "what is written is the same document");
    return 0;
}

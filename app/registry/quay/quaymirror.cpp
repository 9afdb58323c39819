// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaymirror.h"

#include "base/jsonreader.h"
#include "registry/quay/quaytime.h"

#include <array>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

using Sync = QuayMirror::Sync;

Sync syncOf(const JsonReader& json)
{
    static constexpr std::array names{std::pair("NEVER_RUN"_L1, Sync::NeverRun),
        std::pair("SYNC_NOW"_L1, Sync::Requested), std::pair("SYNCING"_L1, Sync::Running),
        std::pair("SUCCESS"_L1, Sync::Succeeded), std::pair("FAIL"_L1, Sync::Failed),
        std::pair("CANCEL"_L1, Sync::Cancelled)};
    const QString text = json.text();
    for (const auto& [name, sync] : names) {
        if (text == name)
            return sync;
    }
    return Sync::Unknown;
}

//! A list, or one string of patterns separated by commas.
QStringList patternsOf(const JsonReader& json)
{
    QStringList out;
    const QStringList raw = json.isString() ? QStringList{json.text()} : json.strings();
    for (const QString& text : raw) {
        for (const QString& one : text.split(u',', Qt::SkipEmptyParts))
            out << one.trimmed();
    }
    return out;
}

} // namespace

Result<QuayMirror> QuayMirror::parse(QByteArrayView body)
{
    const auto json = JsonReader::parse(body);
    if (!json)
        return json.error();
    const JsonReader& all = *json;
    if (!all.isObject())
        return Error::protocol(u"the answer is no mirror configuration"_s);
    QuayMirror out;
    out.isEnabled = all["is_enabled"_L1].boolean();
    out.origin = all["external_reference"_L1].text();
    out.user = all["external_registry_username"_L1].text();
    const JsonReader config = all["external_registry_config"_L1];
    out.verifiesTls = config["verify_tls"_L1].boolean();
    out.takesUnsigned = config["unsigned_images"_L1].boolean();
    const QString httpsProxy = config["proxy"_L1]["https_proxy"_L1].text();
    out.proxy = httpsProxy.isEmpty() ? config["proxy"_L1]["http_proxy"_L1].text() : httpsProxy;
    out.intervalSeconds = all["sync_interval"_L1].integer().value_or(-1);
    out.nextSync = quayTime(all["sync_start_date"_L1]);
    out.syncEnds = quayTime(all["sync_expiration_date"_L1]);
    out.retriesLeft = all["sync_retries_remaining"_L1].integer().value_or(-1);
    out.sync = syncOf(all["sync_status"_L1]);
    const JsonReader status = all["sync_status"_L1];
    out.syncText = status.isString() ? status.text() : status.toJson();
    out.tagPatterns = patternsOf(all["root_rule"_L1]["rule_value"_L1]);
    out.robot = all["robot_username"_L1].text();
    out.architectures = patternsOf(all["architecture_filter"_L1]);
    return out;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "oci/descriptor.h"

#include "base/jsonreader.h"
#include "oci/digesthasher.h"

#include <QByteArray>

#include <algorithm>
#include <limits>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

//! The decoded bytes when they are the content described, else nothing: then it is fetched like any other.
QByteArray verifiedData(const QString& base64, const Descriptor& descriptor)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).size() != descriptor.size)
        return {};
    auto hasher = DigestHasher::create(descriptor.digest.algorithm());
    if (!hasher)
        return {};
    hasher->update(*decoded);
    return hasher->finish() == descriptor.digest ? *decoded : QByteArray();
}

} // namespace

Descriptor::Descriptor(QString type, Digest contentDigest, qint64 sizeInBytes)
    : mediaType(std::move(type))
    , digest(std::move(contentDigest))
    , size(sizeInBytes)
{
}

Result<Descriptor> Descriptor::fromJson(const JsonReader& json)
{
    if (!json.isObject())
        return Error::protocol(u"a descriptor is not a JSON object"_s);
    auto digest = Digest::parse(json["digest"_L1].text());
    if (!digest)
        return digest.error();
    const std::optional<qint64> size = json["size"_L1].integer();
    if (!size || *size < 0)
        return Error::protocol(u"the descriptor of %1 has no valid size"_s.arg(digest->toString()));

    Descriptor descriptor(json["mediaType"_L1].text(), *std::move(digest), *size);
    descriptor.artifactType = json["artifactType"_L1].text();
    if (const JsonReader platform = json["platform"_L1]; platform.isObject())
        descriptor.platform = Platform::fromJson(platform);
    descriptor.annotations = annotationsFromJson(json["annotations"_L1]);
    descriptor.urls = json["urls"_L1].strings();
    if (const auto data = json["data"_L1].string(); data && !data->isEmpty())
        descriptor.data = verifiedData(*data, descriptor);
    return descriptor;
}

bool Descriptor::isAttestation() const
{
    return annotations.value(u"vnd.docker.reference.type"_s) == "attestation-manifest"_L1;
}

Digest Descriptor::attestationSubject() const
{
    if (!isAttestation())
        return {};
    return Digest::parse(annotations.value(u"vnd.docker.reference.digest"_s)).value_or(Digest());
}

Annotations annotationsFromJson(const JsonReader& json)
{
    Annotations out;
    for (const auto& [key, value] : json.members()) {
        if (const auto text = value.string())
            out.insert(key, *text);
    }
    return out;
}

qint64 sumOfSizes(qint64 a, qint64 b)
{
    const qint64 left = std::max(a, qint64(0));
    const qint64 right = std::max(b, qint64(0));
    return left > std::numeric_limits<qint64>::max() - right ? std::numeric_limits<qint64>::max()
                                                             : left + right;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "oci/platform.h"

#include "base/jsonreader.h"

#include <QSysInfo>

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

//! What people and kernels call an architecture, as Go and the image specification call it.
QString specArchitecture(const QString& name)
{
    if (name == "x86_64"_L1 || name == "x86-64"_L1)
        return u"amd64"_s;
    if (name == "aarch64"_L1)
        return u"arm64"_s;
    if (name == "i386"_L1 || name == "i686"_L1)
        return u"386"_s;
    if (name == "power64"_L1)
        return QSysInfo::ByteOrder == QSysInfo::LittleEndian ? u"ppc64le"_s : u"ppc64"_s;
    return name;
}

//! arm64 has one variant that is taken for granted.
QString effectiveVariant(const Platform& platform)
{
    return platform.architecture == "arm64"_L1 && platform.variant.isEmpty() ? u"v8"_s : platform.variant;
}

bool isWord(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-' || c == u'.';
    });
}

} // namespace

Platform::Platform(QString osName, QString architectureName, QString variantName)
    : os(std::move(osName))
    , architecture(std::move(architectureName))
    , variant(std::move(variantName))
{
}

Result<Platform> Platform::parse(QStringView text)
{
    const QString lower = text.trimmed().toString().toLower();
    const QStringList parts = lower.split(u'/');
    if (parts.size() < 2 || parts.size() > 3 || !std::all_of(parts.begin(), parts.end(), isWord))
        return Error::usage(
            Sentence(QT_TRANSLATE_NOOP(
                         "Core", "not a platform: \"%1\"; write os/architecture or os/architecture/variant"),
                {text.left(80).toString()}));
    return Platform(parts.at(0), specArchitecture(parts.at(1)), parts.value(2));
}

Platform Platform::fromJson(const JsonReader& json)
{
    Platform platform(json["os"_L1].text(), json["architecture"_L1].text(), json["variant"_L1].text());
    platform.osVersion = json["os.version"_L1].text();
    platform.osFeatures = json["os.features"_L1].strings();
    return platform;
}

Platform Platform::host()
{
    // Container engines run linux images on every desktop, in a virtual machine where need be.
    const QString architecture = specArchitecture(QSysInfo::currentCpuArchitecture());
    QString variant;
    if (architecture == "arm64"_L1)
        variant = u"v8"_s;
    else if (architecture == "arm"_L1)
        variant = u"v7"_s;
    return {u"linux"_s, architecture, variant};
}

bool Platform::isUnknown() const
{
    return os == "unknown"_L1 && architecture == "unknown"_L1;
}

QString Platform::toString() const
{
    QStringList parts;
    for (const QString& part : {os, architecture, variant}) {
        if (!part.isEmpty())
            parts << part;
    }
    const QString text = parts.join(u'/');
    return osVersion.isEmpty() ? text : text + " ("_L1 + osVersion + u')';
}

bool Platform::matches(const Platform& wish) const
{
    return os == wish.os && architecture == wish.architecture
        && (wish.variant.isEmpty() || effectiveVariant(*this) == effectiveVariant(wish))
        && (wish.osVersion.isEmpty() || osVersion == wish.osVersion);
}

} // namespace portolan

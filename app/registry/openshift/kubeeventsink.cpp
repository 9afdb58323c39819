// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/kubeeventsink.h"

#include "http/httprequest.h"
#include "registry/openshift/kubestatus.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestLine = qsizetype(32) * 1024 * 1024;

} // namespace

Result<void> KubeEventSink::begin(const HttpResponse& head)
{
    Q_UNUSED(head)
    m_rest.clear();
    m_onEvent(KubeEvent());
    return {};
}

Result<void> KubeEventSink::write(QByteArray piece)
{
    qsizetype from = 0;
    for (;;) {
        const qsizetype end = piece.indexOf('\n', from);
        if (end < 0)
            break;
        const QByteArrayView part = QByteArrayView(piece).sliced(from, end - from);
        Result<void> taken;
        if (m_rest.isEmpty()) {
            taken = takeLine(part);
        } else {
            m_rest += part;
            taken = takeLine(m_rest);
            m_rest.clear();
        }
        if (!taken)
            return taken;
        from = end + 1;
    }
    m_rest += QByteArrayView(piece).sliced(from);
    if (m_rest.size() > longestLine)
        return Error::tooLarge(Sentence(
            QT_TRANSLATE_NOOP("Core", "an event is longer than %1 bytes"), {QString::number(longestLine)}));
    return {};
}

Result<void> KubeEventSink::takeLine(QByteArrayView line)
{
    if (line.trimmed().isEmpty())
        return {};
    const auto json = JsonReader::parse(line, JsonLimits(longestLine, 64));
    if (!json)
        return json.error();
    const QString type = (*json)["type"_L1].text();
    const JsonReader object = (*json)["object"_L1];
    if (type == "ERROR"_L1) {
        const auto status = KubeStatus::fromJson(object);
        return status ? status->toError() : Error::protocol(u"the watch failed without saying why"_s);
    }
    const QString version = object["metadata"_L1]["resourceVersion"_L1].text();
    if (version.isEmpty())
        return Error::protocol(u"an event without a resourceVersion"_s);
    if (type == "BOOKMARK"_L1)
        m_onEvent(KubeEvent(KubeEvent::Type::Bookmark, JsonReader(), version));
    else if (type == "ADDED"_L1)
        m_onEvent(KubeEvent(KubeEvent::Type::Added, object, version));
    else if (type == "MODIFIED"_L1)
        m_onEvent(KubeEvent(KubeEvent::Type::Modified, object, version));
    else if (type == "DELETED"_L1)
        m_onEvent(KubeEvent(KubeEvent::Type::Deleted, object, version));
    else
        return Error::protocol(u"an event of the unknown type %1"_s.arg(type));
    return {};
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "models/manifesttextmodel.h"

#include "models/poolwork.h"

namespace portolan {
namespace {

constexpr qsizetype formatAtOnce = qsizetype(64) * 1024;

} // namespace

ManifestTextModel::ManifestTextModel(QObject* parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcher<ManifestText>::finished, this, [this] {
        if (m_watcher.future().resultCount() == 0)
            return; // setBytes() took the future away
        m_content = m_watcher.result();
        m_ready = true;
        Q_EMIT changed();
    });
}

ManifestTextModel::~ManifestTextModel() = default;

void ManifestTextModel::setBytes(const QByteArray& json, const Digest& digest)
{
    m_bytes = json;
    m_digest = digest;
    m_limitation = Sentence();
    m_watcher.setFuture(QFuture<ManifestText>());
    m_ready = json.size() <= formatAtOnce;
    m_content = m_ready ? ManifestText::format(json) : ManifestText();
    if (!m_ready)
        m_watcher.setFuture(runInPool<ManifestText>([json] { return ManifestText::format(json); }));
    Q_EMIT changed();
}

void ManifestTextModel::setUnread(const Digest& digest, const Sentence& why)
{
    m_bytes.clear();
    m_digest = digest;
    m_limitation = why;
    m_watcher.setFuture(QFuture<ManifestText>());
    m_ready = true;
    m_content = ManifestText();
    Q_EMIT changed();
}

void ManifestTextModel::clear()
{
    setBytes(QByteArray(), Digest());
}

} // namespace portolan

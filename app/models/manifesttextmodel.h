// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"
#include "models/manifesttext.h"

#include <QFutureWatcher>
#include <QObject>

namespace portolan {

//! The text of the Manifest tab. Large manifests are formatted on a pool thread; changed() says when text()
//! is there.
class ManifestTextModel final : public QObject {
    Q_OBJECT

public:
    explicit ManifestTextModel(QObject* parent = nullptr);
    ~ManifestTextModel() override;
    Q_DISABLE_COPY_MOVE(ManifestTextModel)

    void setBytes(const QByteArray& json, const Digest& digest);
    //! An image whose manifest could not be read, and why.
    void setUnread(const Digest& digest, const Sentence& why);
    void clear();

    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] const ManifestText& content() const { return m_content; }
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; } //!< exactly as received
    [[nodiscard]] const Digest& digest() const { return m_digest; }
    //! Why there are no bytes though there is an image; empty: nothing is missing.
    [[nodiscard]] const Sentence& limitation() const { return m_limitation; }

Q_SIGNALS:
    void changed();

private:
    QByteArray m_bytes;
    Digest m_digest;
    Sentence m_limitation;
    ManifestText m_content;
    bool m_ready = true;
    QFutureWatcher<ManifestText> m_watcher;
};

} // namespace portolan

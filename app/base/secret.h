// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

namespace portolan {

//! A password, token or key. It has no QDebug operator and turns into text only by reveal(). Copies share one
//! buffer, which is overwritten with zeros when the last of them goes.
class Secret final {
public:
    Secret() = default;
    //! Takes the bytes and wipes the caller's array where that is the only owner.
    explicit Secret(QByteArray&& bytes);
    //! Encodes as UTF-8. The QString stays the caller's; it cannot be wiped here.
    explicit Secret(const QString& text);

    [[nodiscard]] bool isEmpty() const { return !m_bytes || m_bytes->isEmpty(); }
    //! The bytes themselves, valid while this Secret lives. Call where they are sent or stored, nowhere else.
    [[nodiscard]] QByteArrayView reveal() const
    {
        return m_bytes ? QByteArrayView(*m_bytes) : QByteArrayView();
    }

    friend bool operator==(const Secret& a, const Secret& b) { return a.reveal() == b.reveal(); }

private:
    std::shared_ptr<const QByteArray> m_bytes;
};

} // namespace portolan

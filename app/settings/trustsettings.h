// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <type_traits>

namespace portolan {

//! What the user chose to believe, per host[:port]. A value.
class TrustSettings final {
public:
    TrustSettings() = default;

    QHash<QString, QList<QByteArray>> authorities; //!< PEM, one certificate each; host "" is all hosts
    QHash<QString, QList<QByteArray>> pins; //!< raw SHA-256 of a certificate's DER
};
static_assert(!std::is_aggregate_v<TrustSettings>);

//! The certificates of PEM text, one by one, in one spelling. Everything else in it, a private key above all,
//! is left out.
[[nodiscard]] QList<QByteArray> certificatesOfPem(const QByteArray& pem);

} // namespace portolan

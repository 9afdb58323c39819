// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <type_traits>

namespace portolan {

//! The parts of a Kubernetes Secret that can hold registry logins, as written. A value.
class SecretManifest final {
public:
    SecretManifest() = default;

    QString encodedConfig; //!< data[".dockerconfigjson"], base64
    QString encodedLegacy; //!< data[".dockercfg"], base64
    QString plainConfig; //!< stringData[".dockerconfigjson"]
    QString plainLegacy; //!< stringData[".dockercfg"]
};
static_assert(!std::is_aggregate_v<SecretManifest>);

//! The Secrets in YAML text: documents of kind Secret, and the items of List and SecretList; others are
//! skipped. Errors: Protocol when it is not YAML, without any of the text.
[[nodiscard]] Result<QList<SecretManifest>> parseSecretManifestsYaml(QByteArrayView text);

} // namespace portolan

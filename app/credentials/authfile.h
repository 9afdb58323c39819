// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "base/result.h"

#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <type_traits>

namespace portolan {

//! One login of a file with the key it is under, as written there: "quay.io", "quay.io/team",
//! "https://host/v1/".
class AuthEntry final {
public:
    AuthEntry(QString keyText, Credential login) : key(std::move(keyText)), credential(std::move(login)) {}

    QString key;
    Credential credential;
};
static_assert(!std::is_aggregate_v<AuthEntry>);

//! What one login file says about a repository. A value.
class AuthLookup final {
public:
    AuthLookup() = default;

    QString hostHelper; //!< `credHelpers`: asked first, and where it is set the file says nothing else about
                        //!< this host
    QString storeHelper; //!< `credsStore`: asked next
    QStringList helperKeys; //!< what to ask a helper for, in order
    std::optional<AuthEntry> entry; //!< from `auths`
};

//! A login file of another tool, parsed and never written: containers auth.json, Docker config.json, and the
//! legacy .dockercfg (protocols/auth.md section 5). A pure value.
class AuthFile final {
public:
    enum class Format {
        Config, //!< {"auths":{...},"credHelpers":{...},"credsStore":"..."}
        Legacy, //!< the `auths` map is the top level, keys are URLs
    };

    AuthFile() = default;
    //! `source` becomes each login's source: the file's path. Entries that cannot be understood are left out.
    //! Errors: Protocol, TooLarge; never with any of the bytes.
    [[nodiscard]] static Result<AuthFile> parse(QByteArrayView bytes, Format format, const QString& source);

    //! What it says about `host[:port]`, more precisely about `repository` on it where that is not empty.
    //! Keys with a namespace count before the host alone, the longest first; they never match anything
    //! outside of them.
    [[nodiscard]] AuthLookup find(const QString& host, const QString& repository) const;
    //! All logins in it, by key. Markers without a login ("host": {}) are not among them.
    [[nodiscard]] const QList<AuthEntry>& entries() const { return m_entries; }

private:
    [[nodiscard]] const AuthEntry* entryFor(const QString& host, const QString& repository) const;
    [[nodiscard]] QString hostOfKey(const QString& key) const;

    Format m_format = Format::Config;
    QList<AuthEntry> m_entries;
    QStringList m_markers; //!< keys of `auths` without a login
    QHash<QString, QString> m_hostHelpers; //!< by key as written
    QString m_storeHelper;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quayplane.h"

#include "support/fakequay.h"

namespace portolan {

inline const QString app = QStringLiteral("alice/app");
inline const QString latest = QStringLiteral("latest");
inline const QString secretToken = QStringLiteral("oauth-application-token-1");

[[nodiscard]] inline QString digestOf(const char* digit)
{
    return QStringLiteral("sha256:") + QString::fromLatin1(digit).repeated(64);
}

[[nodiscard]] inline Digest digestValue(const QString& text)
{
    return *Digest::parse(text);
}

[[nodiscard]] inline Credential oauth()
{
    return Credential(QStringLiteral("$oauthtoken"), Secret(secretToken));
}

[[nodiscard]] inline Credential robot()
{
    return Credential(QStringLiteral("alice+bot"), Secret(QStringLiteral("robot-password")));
}

//! A Quay with alice's repository: latest was moved from a to b a day ago, old was deleted an hour ago.
class Filled final {
public:
    explicit Filled(const RegistryProcess* data = nullptr) : quay(data), now(quay.now())
    {
        const QString old = QStringLiteral("old");
        quay.addOrganization(QStringLiteral("team"), {QStringLiteral("alice")});
        const QStringList scopes =
            QStringLiteral("repo:read repo:write repo:admin user:read user:admin org:admin").split(u' ');
        quay.accounts().addToken(secretToken, QStringLiteral("alice"), scopes);
        quay.accounts().addPassword(QStringLiteral("alice+bot"), QStringLiteral("robot-password"));
        quay.repository(app).description = QStringLiteral("# App\n\nSome *Markdown*.");
        quay.addTag(app, latest, digestOf("a"), now - 200'000, 1000);
        quay.addTag(app, latest, digestOf("b"), now - 86'400, 2000);
        quay.addTag(app, old, digestOf("c"), now - 90'000, 3000);
        quay.repository(app).remove(old, now - 3600);
    }
    [[nodiscard]] FakeQuayTag* alive(const QString& tag)
    {
        return quay.repository(app).alive(tag, quay.now());
    }

    FakeQuay quay;
    qint64 now;
};

} // namespace portolan

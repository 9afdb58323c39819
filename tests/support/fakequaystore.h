// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace portolan {

//! One entry of a repository's tag history: a name pointed to a manifest from `start` until `end`.
class FakeQuayTag final {
public:
    [[nodiscard]] bool isAlive(qint64 now) const { return !end || *end > now; }
    [[nodiscard]] QJsonObject toJson() const;

    QString name;
    QString digest;
    qint64 start = 0; //!< seconds
    std::optional<qint64> end; //!< past: ended; to come: set to expire
    qint64 size = 0;
    bool isList = false;
    bool reversion = false;
    bool immutable = false;
};

//! A manifest the fake holds itself, beside those of the registry behind it.
class FakeQuayManifest final {
public:
    QByteArray bytes;
    QString mediaType;
};

//! A repository of a FakeQuay with the rules of its tags (protocols/quay.md section 5).
class FakeQuayRepository final {
public:
    [[nodiscard]] QString fullName() const { return nameSpace + u'/' + name; }
    [[nodiscard]] QJsonObject row(bool lastModifiedToo, bool popularityToo, bool forUser) const;
    [[nodiscard]] QJsonObject detail(qint64 today, bool withStatistics) const;

    [[nodiscard]] FakeQuayTag* alive(const QString& tag, qint64 now);
    [[nodiscard]] bool isDigestAlive(const QString& digest, qint64 now) const;
    [[nodiscard]] bool knows(const QString& digest) const;
    //! Newest first.
    [[nodiscard]] QList<FakeQuayTag> entries(const std::function<bool(const FakeQuayTag&)>& wanted) const;
    void point(const QString& tag, const QString& digest, qint64 now, bool reversion);
    //! False: there is no such tag.
    bool remove(const QString& tag, qint64 now);
    //! False: not in the history, or out of the time machine.
    bool restore(const QString& tag, const QString& digest, qint64 now);

    QString nameSpace;
    QString name;
    std::optional<QString> description;
    QString state = QStringLiteral("NORMAL");
    bool isPublic = false;
    bool isStarred = false;
    bool isOrganization = false;
    bool canWrite = true; //!< whoever may read
    bool canAdmin = true;
    qint64 lastModified = 0;
    double popularity = 0;
    qint64 quotaBytes = 0;
    qint64 timeMachine = 1'209'600; //!< seconds
    QList<FakeQuayTag> history;
    QMap<QString, FakeQuayManifest> manifests; //!< by digest
    QMap<QString, QJsonObject> scans; //!< by digest; queued where there is none
    QMap<QString, QJsonArray> labels; //!< by digest
    std::optional<QJsonObject> mirror;
    int syncsAskedFor = 0;
};

} // namespace portolan

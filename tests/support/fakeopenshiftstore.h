// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace portolan {

//! The objects of a FakeOpenShift: by resource, project and name, with one resourceVersion for all, and the
//! history of their changes. Objects are kept without kind and apiVersion.
class FakeOpenShiftStore final {
public:
    //! An object in one of its states. Shared by the current state, the history and open lists.
    class Entry final {
    public:
        explicit Entry(QJsonObject object) : m_object(std::move(object)) {}

        [[nodiscard]] const QJsonObject& object() const { return m_object; }
        //! Compact JSON, made once.
        [[nodiscard]] const QByteArray& json() const;
        [[nodiscard]] QString name() const;
        [[nodiscard]] QString project() const;

    private:
        QJsonObject m_object;
        mutable QByteArray m_json;
    };
    using EntryPtr = std::shared_ptr<const Entry>;

    struct Event {
        qint64 version = 0;
        QString resource;
        QString key; //!< "project/name"
        EntryPtr before; //!< null: it was added
        EntryPtr now; //!< null: it was deleted

        [[nodiscard]] QByteArray type() const;
        //! What a watcher is shown: the last state, for a deletion with the version of the deletion.
        [[nodiscard]] EntryPtr shown() const;
    };
    using Listener = std::function<void(const Event&)>;

    //! Null when there is none.
    [[nodiscard]] EntryPtr find(const QString& resource, const QString& project, const QString& name) const;
    //! By key; of one project, or of all when it is empty; as it was at `version` where that is not negative.
    [[nodiscard]] std::vector<EntryPtr> list(
        const QString& resource, const QString& project = QString(), qint64 version = -1) const;
    //! Adds or replaces; fills in uid, creationTimestamp and the next resourceVersion. Replacing keeps uid
    //! and creation. An object equal to the stored one changes nothing, as in a real server.
    EntryPtr put(const QString& resource, QJsonObject object);
    bool remove(const QString& resource, const QString& project, const QString& name);
    //! Rewrites all objects of a resource without event or new version: for what the server works out anew
    //! with each answer.
    void amend(const QString& resource, const std::function<void(QJsonObject&)>& change);

    [[nodiscard]] qint64 version() const { return m_version; }
    //! Versions below are too old for watches and continue tokens.
    [[nodiscard]] qint64 oldest() const { return m_oldest; }
    void advanceTo(qint64 version);
    void pruneHistory();
    [[nodiscard]] std::vector<Event> eventsSince(qint64 version, const QString& resource) const;
    void setListener(Listener listener) { m_listener = std::move(listener); }

private:
    using Objects = std::map<QString, EntryPtr>;
    void note(Event event);

    std::map<QString, Objects> m_objects;
    std::deque<Event> m_history;
    Listener m_listener;
    qint64 m_version = 600;
    qint64 m_oldest = 600;
};

//! "2026-11-23T11:40:04Z", now.
[[nodiscard]] QString fakeOpenShiftNow();
//! RFC 7386.
[[nodiscard]] QJsonObject mergeFakePatch(QJsonObject target, const QJsonObject& patch);
//! A member of a member: at({"metadata","name"}).
[[nodiscard]] QJsonValue fakeMember(const QJsonObject& object, const QStringList& path);
void setFakeMember(QJsonObject& object, const QStringList& path, const QJsonValue& value);

} // namespace portolan

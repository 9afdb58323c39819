// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

namespace portolan {

//! An ImageStream taken apart, for changing it as the image API does. A value.
class FakeOpenShiftStream final {
public:
    FakeOpenShiftStream(const QString& project, const QString& name);
    explicit FakeOpenShiftStream(const QJsonObject& object);

    [[nodiscard]] QJsonObject toJson() const;

    [[nodiscard]] QString project() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString resourceVersion() const; //!< empty: not stored yet
    [[nodiscard]] qint64 generation() const;
    void setGeneration(qint64 generation);
    void annotate(const QString& key, const QString& value);

    //! Items of a tag's history, newest first.
    [[nodiscard]] QList<QJsonObject> items(const QString& tag) const;
    //! The current item; empty when there is none.
    [[nodiscard]] QJsonObject head(const QString& tag) const { return items(tag).value(0); }
    //! Enters an item at the head; an item of the same image there already is brought up to date instead.
    void addItem(const QString& tag, const QJsonObject& item);
    void replaceHead(const QString& tag, const QJsonObject& item);
    //! Sets the ImportSuccess condition, or removes it when it is empty.
    void setCondition(const QString& tag, const QJsonObject& condition);
    //! Any item of that image; `digest` may be a prefix. Empty when there is none.
    [[nodiscard]] QJsonObject findImage(const QString& digest) const;
    //! All images of all tags, each once.
    [[nodiscard]] QStringList images() const;
    //! False when it was in neither.
    bool removeTag(const QString& tag);

    QMap<QString, QJsonObject> specTags; //!< by name
    QMap<QString, QJsonObject> statusTags;

private:
    void setItems(const QString& tag, const QList<QJsonObject>& items);

    QJsonObject m_object; //!< without the two lists of tags
};

//! An item of a history.
[[nodiscard]] QJsonObject fakeTagItem(const QString& reference, const QString& image, qint64 generation);
//! {"type":"ImportSuccess","status":"False",...}
[[nodiscard]] QJsonObject fakeImportCondition(
    const QString& reason, const QString& message, qint64 generation);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>
#include <QStringListModel>

#include <functional>

class QCompleter;

namespace portolan {

//! Find, Ctrl+K: takes any reference. While typing it lists matching repositories and references that are
//! known; Enter opens what was chosen or typed.
class FindBox final : public QLineEdit {
    Q_OBJECT

public:
    //! Gives at most `limit` suggestions for a text.
    using Suggest = std::function<QStringList(const QString& text, int limit)>;

    explicit FindBox(QWidget* parent = nullptr);

    void setSuggest(Suggest suggest) { m_suggest = std::move(suggest); }

Q_SIGNALS:
    void referenceEntered(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void updateSuggestions(const QString& text);
    void submit(const QString& text);

    Suggest m_suggest;
    QStringListModel m_suggestions;
    QCompleter* m_completer;
};

} // namespace portolan

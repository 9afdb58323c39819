// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/manifesttextmodel.h"

#include <QPlainTextEdit>

namespace portolan {

class JsonHighlighter;

//! A manifest's formatted text. Digests in it can be followed by click, or by Enter with the caret on one.
//! Text beyond maxCharacters is shown only when asked for, since laying it out takes long.
class JsonView final : public QPlainTextEdit {
    Q_OBJECT

public:
    static constexpr qsizetype maxCharacters = 100000;

    //! `model` outlives the view.
    explicit JsonView(ManifestTextModel& model, QWidget* parent = nullptr);

    void showAll();
    [[nodiscard]] bool isCut() const { return m_cut; }

Q_SIGNALS:
    void digestActivated(const portolan::Digest& digest);
    void textShown();

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showText();
    [[nodiscard]] const DigestLink* linkAt(const QPoint& position) const;

    ManifestTextModel& m_model;
    JsonHighlighter* m_highlighter;
    bool m_cut = false;
};

} // namespace portolan

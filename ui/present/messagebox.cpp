// SPDX-License-Identifier: Apache-2.0
#include "present/messagebox.h"

#include "present/errortext.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace portolan {
namespace {

// Only ever touched on the GUI thread.
class Preloaded final {
public:
    std::optional<bool> answer;
    QString lastText;
};

Preloaded& preloaded()
{
    static Preloaded state;
    return state;
}

QMessageBox* newBox(QMessageBox::Icon icon, QWidget* parent, const QString& title, const QString& text)
{
    auto* box = new QMessageBox(icon, title, text, QMessageBox::NoButton, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    preloaded().lastText = text;
    return box;
}

//! As plain as the text above it: the box's own format is for that one only.
void setInformative(QMessageBox* box, const QString& text)
{
    box->setInformativeText(text);
    if (auto* label = box->findChild<QLabel*>(QStringLiteral("qt_msgbox_informativelabel")))
        label->setTextFormat(Qt::PlainText);
}

} // namespace

void MessageBox::ask(QWidget* parent, const Question& question, const Answered& answered)
{
    if (const std::optional<bool> answer = takeAnswer()) {
        preloaded().lastText = question.text;
        answered(*answer);
        return;
    }
    auto* box = newBox(question.dangerous ? QMessageBox::Warning : QMessageBox::Question, parent,
        question.title, question.text);
    setInformative(box, question.informative);
    QPushButton* confirm = box->addButton(question.confirm, QMessageBox::AcceptRole);
    QPushButton* cancel = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(question.dangerous ? cancel : confirm);
    box->setEscapeButton(cancel);
    QObject::connect(box, &QMessageBox::finished, box,
        [box, confirm, answered] { answered(box->clickedButton() == confirm); });
    box->open();
}

void MessageBox::inform(
    QWidget* parent, const QString& title, const QString& text, const QString& informative)
{
    auto* box = newBox(QMessageBox::Information, parent, title, text);
    setInformative(box, informative);
    box->addButton(QMessageBox::Ok);
    box->open();
}

void MessageBox::showError(QWidget* parent, const QString& title, const Error& error)
{
    const ErrorText text = errorText(error);
    auto* box = newBox(QMessageBox::Warning, parent, title, text.sentence());
    setInformative(box, text.advice);
    box->setDetailedText(text.details);
    box->addButton(QMessageBox::Ok);
    box->open();
}

void MessageBox::setNextAnswer(bool confirmed)
{
    preloaded().answer = confirmed;
}

QString MessageBox::lastText()
{
    return preloaded().lastText;
}

std::optional<bool> MessageBox::takeAnswer()
{
    return std::exchange(preloaded().answer, std::nullopt);
}

} // namespace portolan

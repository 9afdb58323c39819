// SPDX-License-Identifier: Apache-2.0
#include "present/filechooser.h"

#include <QFileDialog>

#include <utility>

namespace portolan {
namespace {

QString& nextPath()
{
    static QString path; // only ever touched on the GUI thread
    return path;
}

bool answeredByTest(const FileChooser::Chosen& chosen)
{
    const QString path = std::exchange(nextPath(), QString());
    if (path.isEmpty())
        return false;
    chosen(path);
    return true;
}

void open(QFileDialog* dialog, const FileChooser::Chosen& chosen)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, [chosen](const QString& path) {
        if (!path.isEmpty())
            chosen(path);
    });
    dialog->open();
}

} // namespace

void FileChooser::openFile(QWidget* parent, const QString& title, const QString& filter, const Chosen& chosen)
{
    if (answeredByTest(chosen))
        return;
    auto* dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setFileMode(QFileDialog::ExistingFile);
    open(dialog, chosen);
}

void FileChooser::openFolder(QWidget* parent, const QString& title, const Chosen& chosen)
{
    if (answeredByTest(chosen))
        return;
    auto* dialog = new QFileDialog(parent, title);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    open(dialog, chosen);
}

void FileChooser::saveFile(QWidget* parent, const QString& title, const QString& suggested,
    const QString& filter, const Chosen& chosen)
{
    if (answeredByTest(chosen))
        return;
    auto* dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggested);
    open(dialog, chosen);
}

void FileChooser::setNextPath(const QString& path)
{
    nextPath() = path;
}

} // namespace portolan

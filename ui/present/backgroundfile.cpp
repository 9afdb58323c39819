// SPDX-License-Identifier: Apache-2.0
#include "present/backgroundfile.h"

#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

namespace portolan {
namespace {

Result<QByteArray> readFile(const QString& path, qint64 maxBytes)
{
    QFile file(path);
    if (!QFileInfo::exists(path))
        return Error::notFound(QStringLiteral("no such file")).at(QString(), path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::storage(file.errorString()).at(QString(), path);
    QByteArray bytes = file.read(maxBytes + 1);
    if (bytes.size() > maxBytes)
        return Error::tooLarge(QStringLiteral("the file is larger than %1 bytes").arg(maxBytes))
            .at(QString(), path);
    return bytes;
}

//! Carries the answer to the context's thread; lives there.
class Answer final : public QObject {
public:
    Answer(QObject* context, std::function<void(Result<QByteArray>)> done)
        : QObject(context)
        , m_done(std::move(done))
    {
    }

    void give(const Result<QByteArray>& result)
    {
        m_done(result);
        deleteLater();
    }

private:
    std::function<void(Result<QByteArray>)> m_done;
};

} // namespace

void readInBackground(
    const QString& path, qint64 maxBytes, QObject* context, std::function<void(Result<QByteArray>)> done)
{
    // The receiver is only looked at on its own thread; the application lives longer than its pool's work.
    const QPointer<Answer> answer(new Answer(context, std::move(done)));
    QThreadPool::globalInstance()->start([path, maxBytes, answer] {
        Result<QByteArray> result = readFile(path, maxBytes);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [answer, result = std::move(result)] {
                if (answer)
                    answer->give(result);
            },
            Qt::QueuedConnection);
    });
}

} // namespace portolan

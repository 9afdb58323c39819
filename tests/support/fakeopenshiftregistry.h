// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeanswer.h"
#include "support/fakeopenshiftimage.h"

#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <memory>
#include <vector>

namespace portolan {

class FakeOpenShift;

//! The integrated registry of a FakeOpenShift: a host of its own in front of a real docker-registry, which
//! keeps the bytes. It asks the cluster who may do what, lets names be `project/stream` alone, makes streams,
//! Images and history of what is pushed, and answers as OpenShift's own registry does: token endpoint,
//! challenges, unsorted tags, deletes without effect, signatures, no referrers.
//! While it lives the cluster's public registry host is this one.
class FakeOpenShiftRegistry final : public QObject {
    Q_OBJECT

public:
    //! `storage` is the docker-registry, one without authentication ("http://127.0.0.1:5000").
    FakeOpenShiftRegistry(FakeOpenShift& cluster, const QUrl& storage, QObject* parent = nullptr);
    FakeOpenShiftRegistry(
        FakeOpenShift& cluster, const QUrl& storage, const QSslConfiguration& tls, QObject* parent = nullptr);
    ~FakeOpenShiftRegistry() override;
    Q_DISABLE_COPY_MOVE(FakeOpenShiftRegistry)

    [[nodiscard]] QString host() const; //!< "127.0.0.1:12345"
    [[nodiscard]] QUrl url(const QString& path = QString()) const;

    //! Reads `project/stream:tag` from the docker-registry, where a test has pushed it, and enters it in the
    //! cluster as if it had been pushed through here. Runs the event loop meanwhile. Answers the digest;
    //! empty when it is not there.
    [[nodiscard]] QString adopt(const QString& project, const QString& stream, const QString& tag);

    [[nodiscard]] const std::vector<FakeRequest>& requests() const;
    [[nodiscard]] int count(const QByteArray& line) const;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace portolan

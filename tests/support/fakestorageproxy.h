// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeanswer.h"
#include "support/fakeopenshiftimage.h"

#include <QNetworkAccessManager>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace portolan {

//! The docker-registry behind a FakeOpenShiftRegistry, asked by the event loop. What is under way when it is
//! destroyed is never answered.
class FakeStorageProxy final {
public:
    using Answered = std::function<void(int status, const FakeAnswer&)>;
    using Described = std::function<void(const std::optional<FakeOpenShiftImage>&)>;

    explicit FakeStorageProxy(const QUrl& storage) : m_storage(storage) {}

    [[nodiscard]] QString host() const; //!< "127.0.0.1:5000"
    //! Passes a request on, without its credentials; locations in the answer are moved to `frontHost`.
    void forward(const FakeRequest& request, const QString& frontHost, Answered done);
    //! Reads manifest and config of an image, and of its children; nothing when it is not there.
    void describe(const QString& repository, const QString& reference, Described done);

private:
    struct Description;
    void get(const QString& path, std::function<void(std::optional<QByteArray>)> done);
    void describeNextChild(const std::shared_ptr<Description>& description);

    QUrl m_storage;
    QNetworkAccessManager m_network;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transfer/destination.h"
#include "transfer/scriptedplane.h"
#include "transfer/transferhelp.h"

#include <QTemporaryDir>

#include <memory>

namespace portolan {

//! A source with one image, "1", and a layout folder to bring it to. What a test of transfers stands on.
class TransferBench {
protected:
    TransferBench() = default;
    ~TransferBench() = default;
    Q_DISABLE_COPY_MOVE(TransferBench)

    //! Before each test function.
    void setUp();
    [[nodiscard]] std::shared_ptr<Destination> layout(const QString& name = QStringLiteral("1")) const;
    //! Where the target keeps a blob, finished or not.
    [[nodiscard]] QString fileOf(const QString& digest) const;
    [[nodiscard]] QString partialOf(const QString& digest) const;
    //! The names in the target's index.json.
    [[nodiscard]] QStringList names() const;
    void verifyImage(const FixtureDescriptor& image) const;

    static constexpr qint64 layerBytes = 600'000; // some pieces

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ImageFixture> m_fixture;
    std::unique_ptr<ScriptedPlane> m_source;
    FixtureDescriptor m_image; //!< "1": three layers
    QStringList m_blobs; //!< of m_image: config, layers
    QString m_target;
};

} // namespace portolan

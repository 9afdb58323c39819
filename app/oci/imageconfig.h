// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"
#include "oci/platform.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QList>
#include <QMap>
#include <QStringList>

namespace portolan {

class JsonReader;

//! One step of an image's making (image-spec config.md "history"). `emptyLayer`: it made no layer.
class HistoryEntry final {
public:
    HistoryEntry() = default;

    QDateTime created; //!< UTC, invalid when absent
    QString createdBy;
    QString author;
    QString comment;
    bool emptyLayer = false;

    friend bool operator==(const HistoryEntry&, const HistoryEntry&) = default;
};

//! An image's configuration. Any field of the JSON may be absent or null. A value.
class ImageConfig final {
public:
    ImageConfig() = default;

    //! Errors: Protocol (not JSON, not an object), TooLarge.
    [[nodiscard]] static Result<ImageConfig> parse(QByteArrayView body);

    Platform platform;
    QDateTime created; //!< UTC, invalid when absent
    QString author;
    QString user;
    QStringList env; //!< NAME=value, in order
    QStringList entrypoint;
    QStringList cmd;
    QString workingDir;
    QStringList exposedPorts; //!< sorted
    QStringList volumes; //!< sorted
    QMap<QString, QString> labels;
    QString stopSignal;
    QStringList healthcheck; //!< docker's Healthcheck.Test
    QStringList shell;
    QList<Digest> diffIds; //!< uncompressed layers, base first
    QList<HistoryEntry> history;
};

} // namespace portolan

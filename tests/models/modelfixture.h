// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/imagedetails.h"
#include "service/addresses.h"

#include <QAbstractItemModel>

namespace portolan {

//! The digest of a short text: any digest, but the same each time.
[[nodiscard]] Digest digestOf(const QString& text);

//! What a view would show: one line for each row, columns joined by " | ", children indented by two blanks.
[[nodiscard]] QStringList printed(
    const QAbstractItemModel& model, int columns = 1, int role = Qt::DisplayRole);

//! A manifest of layers with those sizes, and its config with one history step for each and a metadata step
//! between.
[[nodiscard]] ImageDetails imageDetails(
    const QString& repository, const QString& tag, const QList<int>& layerSizes);

//! An index over images by platform; "attestation" makes one about the child before.
[[nodiscard]] ImageDetails indexDetails(
    const QString& repository, const QString& tag, const QList<std::pair<QString, Digest>>& children);

//! A summary of an image: created `day` days into 2024.
[[nodiscard]] TagSummary summaryOf(const Digest& digest, qint64 size, int day);

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/jsonapi.h"
#include "registry/redhat/pyxisimage.h"
#include "registry/redhat/pyxisrepository.h"
#include "registry/redhat/pyxistaghistory.h"
#include "registry/vulnerabilityreport.h"

#include <QSet>

namespace portolan {

//! Some items of a list of the catalog. A value.
template <typename T> class PyxisItems final {
public:
    PyxisItems() = default;

    QList<T> items;
    bool hasMore = false;
    qint64 total = -1; //!< -1: not said
};

//! The Ecosystem Catalog of Red Hat, Pyxis (protocols/redhat-catalog.md section 2), read without a login.
//! Pages count from zero. Worker thread; outlives its tasks.
class PyxisClient final {
public:
    //! The client is not owned and outlives this. `base`: https://catalog.redhat.com/api/containers/v1
    PyxisClient(HttpClient& client, QUrl base);

    [[nodiscard]] static QUrl publicUrl();

    enum class Detail {
        Names, //!< only what a listing needs: a twentieth of the bytes
        Rows, //!< what a row of hits shows
    };
    //! `filter` in the catalog's language (pyxisfilter.h).
    [[nodiscard]] QCoro::Task<Result<PyxisItems<PyxisRepository>>> repositories(
        QString filter, qint64 page, Detail detail, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<PyxisRepository>> repository(
        QString registry, QString name, std::stop_token stop);
    //! A repository's images, newest first.
    [[nodiscard]] QCoro::Task<Result<PyxisItems<PyxisImage>>> images(
        QString registry, QString name, qint64 page, std::stop_token stop);
    //! The images a tag has now, in all architectures.
    [[nodiscard]] QCoro::Task<Result<QList<PyxisImage>>> imagesOfTag(
        QString registry, QString name, QString tag, std::stop_token stop);
    //! The image of a manifest digest, or all of an index's.
    [[nodiscard]] QCoro::Task<Result<QList<PyxisImage>>> imagesOfDigest(Digest digest, std::stop_token stop);
    //! All of an image's, by Pyxis' own id.
    [[nodiscard]] QCoro::Task<Result<QList<Vulnerability>>> vulnerabilities(
        QString imageId, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<PyxisTagHistory>> tagHistory(
        QString registry, QString name, QString tag, std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<JsonAnswer>> ask(QByteArray path, ApiQuery query, std::stop_token stop);

    JsonApi m_api;
    QSet<QString> m_pathless; //!< repositories whose images the path form does not find
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/openshift/imagestream.h"
#include "registry/registrychange.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>

#include <vector>

namespace portolan {

//! What every tag of many image streams points to, as little of it as tells a change: a few dozen bytes a
//! tag. Each change is the difference between what was told before and what is so now, so whatever a watch
//! missed comes out of the next list. Worker thread.
class StreamHeads final {
public:
    //! `quiet`: a stream seen for the first time is no news; it is entered, and nothing is said of it.
    [[nodiscard]] QList<RegistryChange> take(const ImageStream& stream, bool quiet = false);
    [[nodiscard]] QList<RegistryChange> remove(const QString& repository);

    //! A list of `scope` (a project, "project/stream", or empty: all) begins: what is not taken until it ends
    //! is gone.
    void beginList();
    [[nodiscard]] QList<RegistryChange> endList(const QString& scope);
    //! What is known of a scope.
    [[nodiscard]] StreamHeads of(const QString& scope) const;

    [[nodiscard]] bool contains(const QString& repository) const { return m_streams.contains(repository); }
    [[nodiscard]] qsizetype size() const { return m_streams.size(); }

private:
    class Head final {
    public:
        QByteArray tag; //!< UTF-8
        quint64 print = 0; //!< of the image; another generation alone brings none
    };
    class Stream final {
    public:
        std::vector<Head> heads; //!< by tag
        quint64 rest = 0; //!< of all else that is shown of it
    };

    [[nodiscard]] static bool isIn(const QString& repository, const QString& scope);
    [[nodiscard]] static Stream summary(const ImageStream& stream);

    QHash<QString, Stream> m_streams; //!< by "project/stream"
    QSet<QString> m_listed;
};

} // namespace portolan

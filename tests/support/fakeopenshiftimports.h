// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeopenshiftcall.h"
#include "support/fakeopenshiftimages.h"

namespace portolan {

//! Imports of a FakeOpenShift: the registries outside as a test describes them, imagestreamimports, and what
//! the import controller does about spec tags that name images outside.
class FakeOpenShiftImports final {
public:
    FakeOpenShiftImports(FakeOpenShiftStore& store, FakeOpenShiftImages& images);

    void addExternal(const QString& pullSpec, const FakeOpenShiftImage& image);
    void addFailure(const QString& pullSpec, const FakeOpenShiftStatus& status);
    void setLimit(int tags) { m_limit = tags; }

    //! POST of an ImageStreamImport.
    [[nodiscard]] FakeAnswer answer(const FakeOpenShiftCall& call);
    //! Imports the tags of a stream whose spec is newer than their status.
    void importPending(const QString& project, const QString& stream);
    //! Imports one tag as if the controller had just done so; `failure` instead of the outcome. `policy` is
    //! merged over the spec tag.
    void importTag(const QString& project, const QString& stream, const QString& tag, const QString& from,
        const QJsonObject& policy, const std::optional<FakeOpenShiftStatus>& failure);
    //! Sets the spec tag of an import and its outcome: an item, or a condition where `failure` is given.
    void enter(FakeOpenShiftStream& stream, const QJsonObject& specTag, const FakeOpenShiftImage& image,
        const std::optional<FakeOpenShiftStatus>& failure);

private:
    //! One image to import.
    struct Job {
        QString from;
        QString to;
        QJsonObject importPolicy;
        QJsonObject referencePolicy;
    };

    [[nodiscard]] FakeOpenShiftOutcome<FakeOpenShiftImage> find(const Job& job) const;
    [[nodiscard]] static Job jobOf(const QJsonObject& spec);
    [[nodiscard]] QList<Job> repositoryJobs(const QJsonObject& spec, QStringList& additionalTags) const;
    [[nodiscard]] std::optional<FakeOpenShiftStatus> policyComplaint(const FakeOpenShiftCall& call,
        const QString& name, const QList<Job>& jobs, bool repositoryIsLast) const;
    //! The result of a job; enters it in the stream where there is one.
    [[nodiscard]] QJsonObject run(const Job& job, FakeOpenShiftStream* stream, bool ofRepository);

    [[nodiscard]] QJsonObject repositoryResult(const QJsonObject& spec, const QList<Job>& jobs,
        const QStringList& additional, FakeOpenShiftStream* target);
    //! Imports, and gives the ImageStreamImport that tells what came of it.
    [[nodiscard]] QJsonObject perform(const FakeOpenShiftCall& call, const QJsonObject& body,
        const QList<Job>& jobs, FakeOpenShiftStream stream);

    FakeOpenShiftStore& m_store;
    FakeOpenShiftImages& m_images;
    QMap<QString, FakeOpenShiftImage> m_external;
    QMap<QString, FakeOpenShiftStatus> m_failures;
    int m_limit = 50;
};

} // namespace portolan

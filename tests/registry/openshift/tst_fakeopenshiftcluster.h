// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeopenshift.h"
#include "support/fakeopenshiftstore.h"
#include "support/rawhttpclient.h"

#include <QJsonDocument>
#include <QObject>

#include <memory>

namespace portolan {

//! What the captures do not show of the fake cluster, after the protocol notes.
class FakeOpenShiftClusterTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void pagesAreOfOneState();
    void watchesTellAndBreak();
    void tooOldVersionsAreTold();
    void faultsAreForOneTime();
    void rightsAreAsked();
    void carelessRequestsAreNoted();
    void tagsAreWrittenAsTheServerDoes();
    void sourcesElsewhereNeedARight();
    void outsideTagsAreImportedByTheController();
    void importsKeepToTheirLimits();
    void layersTellWhatIsMissing();
    void operatorRollsOut();
    void operatorSticksWithOneVolume();
    void secretsAndAccountsAreChecked();
    void passwordsBuyTokens();
    void browsersAreSentBack();
    void registryStandsBeforeStorage();

private:
    RawHttpResponse ask(const QByteArray& line, const QByteArray& body = {},
        const QByteArray& type = "application/json", const QByteArray& token = "admin");
    RawHttpResponse put(const QByteArray& tag, const QByteArray& rest);
    [[nodiscard]] QString push(int seed, const QString& tag = QStringLiteral("prod"));
    [[nodiscard]] QStringList history(const QString& tag = QStringLiteral("prod")) const;

    std::unique_ptr<FakeOpenShift> m_fake;
};

//! The body of an answer.
inline QJsonObject json(const RawHttpResponse& response)
{
    return QJsonDocument::fromJson(response.body()).object();
}

//! A member of it: "metadata/name".
inline QJsonValue at(const RawHttpResponse& response, const char* path)
{
    return fakeMember(json(response), QString::fromLatin1(path).split(u'/'));
}

//! Where the image API has the objects of the project these tests use.
inline QByteArray imageApi()
{
    return "/apis/image.openshift.io/v1/namespaces/team/";
}

} // namespace portolan

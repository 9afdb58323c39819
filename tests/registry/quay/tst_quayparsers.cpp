// SPDX-License-Identifier: Apache-2.0
#include "capture.h"

#include "base/jsonreader.h"
#include "registry/quay/quaycapabilities.h"
#include "registry/quay/quaydiscovery.h"
#include "registry/quay/quayerror.h"
#include "registry/quay/quayfind.h"
#include "registry/quay/quayinfo.h"
#include "registry/quay/quaylabels.h"
#include "registry/quay/quaymanifest.h"
#include "registry/quay/quaymirror.h"
#include "registry/quay/quayorganization.h"
#include "registry/quay/quaypanels.h"
#include "registry/quay/quayquota.h"
#include "registry/quay/quayrepositorypage.h"
#include "registry/quay/quayrobots.h"
#include "registry/quay/quaysecurity.h"
#include "registry/quay/quaytaghistory.h"
#include "registry/quay/quaytargets.h"
#include "registry/quay/quaytime.h"
#include "registry/quay/quayuser.h"

#include <QTest>

using namespace portolan;

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray captured(const QString& name)
{
    return Capture::load(name + u".http"_s).body;
}

Error errorOf(const QString& name, HttpMethod method)
{
    const Capture capture = Capture::load(name + u".http"_s);
    HttpResponse response(capture.status, QUrl(u"https://quay.io/api/v1/x"_s));
    response.body = capture.body;
    return quayError(response, method);
}

Error errorOf(int status, const QByteArray& body, HttpMethod method = HttpMethod::Get)
{
    HttpResponse response(status, QUrl(u"https://quay.io/api/v1/x"_s));
    response.body = body;
    return quayError(response, method);
}

QDateTime at(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

QuayTag entry(const char* digit, qint64 start, qint64 end = 0, bool reversion = false)
{
    QuayTag tag;
    tag.name = u"latest"_s;
    tag.digest = *Digest::parse(u"sha256:"_s + QString::fromLatin1(digit).repeated(64));
    tag.start = at(start);
    tag.end = end > 0 ? at(end) : QDateTime();
    tag.isReversion = reversion;
    return tag;
}

const Fact* factOf(const FactList& facts, const char* label)
{
    for (const Fact& fact : facts) {
        if (qstrcmp(fact.label, label) == 0)
            return &fact;
    }
    return nullptr;
}

} // namespace

class TestQuayParsers final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timesComeInThreeForms_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("epoch") << QByteArray("1795431674") << qint64(1'795'431'674);
        QTest::newRow("mail") << QByteArray("\"Mon, 23 Nov 2026 11:01:14 -0000\"") << qint64(1'795'431'674);
        QTest::newRow("iso") << QByteArray("\"2026-11-23T11:01:14Z\"") << qint64(1'795'431'674);
        QTest::newRow("iso, no zone") << QByteArray("\"2026-11-23T11:01:14\"") << qint64(1'795'431'674);
        QTest::newRow("iso, parts") << QByteArray("\"2026-11-23T11:01:14.5+00:00\"") << qint64(1'795'431'674);
        QTest::newRow("null") << QByteArray("null") << qint64(-1);
        QTest::newRow("zero") << QByteArray("0") << qint64(-1);
        QTest::newRow("huge") << QByteArray("99999999999999999") << qint64(-1);
        QTest::newRow("words") << QByteArray("\"soon\"") << qint64(-1);
        QTest::newRow("object") << QByteArray("{}") << qint64(-1);
    }
    void timesComeInThreeForms()
    {
        QFETCH(QByteArray, json);
        QFETCH(qint64, seconds);
        const auto parsed = JsonReader::parse("{\"t\":" + json + "}");
        QVERIFY(parsed);
        const QDateTime time = quayTime((*parsed)["t"_L1]);
        QCOMPARE(time.isValid() ? time.toSecsSinceEpoch() : qint64(-1), seconds);
        QVERIFY(!time.isValid() || time.timeSpec() == Qt::UTC);
    }

    void repositoriesOfANamespace()
    {
        const auto page = QuayRepositoryPage::parse(captured(u"21-repos-namespace"_s));
        QVERIFY(page);
        QCOMPARE(page->repositories.size(), 13);
        const QuayRepository& first = page->repositories.first();
        QCOMPARE(first.fullName(), u"devtable/simple"_s);
        QCOMPARE(first.description, u"Simple repository."_s);
        QCOMPARE(first.isPublic, std::optional(false));
        QCOMPARE(first.isStarred, std::optional(true));
        QCOMPARE(first.lastModified, at(1'795'431'672));
        QCOMPARE(first.quotaBytes, 92);
        QVERIFY(first.takesChanges() && !first.isMirror());
        QVERIFY(page->next.isEmpty());
    }
    void oddRepositoriesAreSkipped()
    {
        const auto page = QuayRepositoryPage::parse(
            R"({"repositories":[{"namespace":"a","name":"chart","kind":"application"},
                {"namespace":"a","name":"gone","state":"MARKED_FOR_DELETION"}, null, 7,
                {"namespace":"a","name":"../b"},{"namespace":"a","name":"nested/deep"}],"next_page":"x=="})");
        QVERIFY(page);
        QCOMPARE(page->repositories.size(), 1);
        QCOMPARE(page->repositories.first().fullName(), u"a/nested/deep"_s);
        QCOMPARE(page->next, u"x=="_s);
    }
    void oneRepository()
    {
        const auto repository = QuayRepository::parse(captured(u"24-repo"_s));
        QVERIFY(repository);
        QCOMPARE(repository->timeMachineSeconds, 1'209'600);
        QCOMPARE(repository->canWrite, std::optional(true));
        QCOMPARE(repository->canAdmin, std::optional(true));
        QCOMPARE(repository->recentActions, 0);
        const auto rows = QuayRepositoryPage::parse(captured(u"21-repos-namespace"_s));
        QVERIFY(rows);
        const RepositoryInfo info = quayRepositoryInfo(
            *repository, rows->repositories.first(), QuayProxyCache(), QUrl(u"https://quay.io/r"_s));
        QCOMPARE(info.description, u"Simple repository."_s);
        QCOMPARE(factOf(info.facts, "Visibility")->value.value<Sentence>().english(), u"Private"_s);
        QCOMPARE(factOf(info.facts, "State")->value.value<Sentence>().english(), u"Normal"_s);
        QCOMPARE(factOf(info.facts, "Last change")->value.toDateTime(), at(1'795'431'672));
        QVERIFY(factOf(info.facts, "Popularity"));
        QVERIFY(factOf(info.facts, "Stored")->isBytes);
        QCOMPARE(factOf(info.facts, "Deleted tags can be restored for")->value.toString(), u"14 d"_s);
    }

    void tagsAreRecords()
    {
        const auto page = QuayTagPage::parse(captured(u"30-tags-active"_s));
        QVERIFY(page);
        QCOMPARE(page->tags.size(), 3);
        QVERIFY(!page->hasMore);
        const TagRecord record = page->tags.first().toRecord();
        QCOMPARE(record.tag, u"prod"_s);
        QCOMPARE(record.size, 207);
        QCOMPARE(record.pushed, at(1'795'431'674));
        QVERIFY(record.digest.toString().startsWith(u"sha256:8bd9994c"_s));
        QVERIFY(!record.immutable && !record.expires.isValid());
    }
    void tagsOfListsHaveNoSize()
    {
        const auto page =
            QuayTagPage::parse(R"({"tags":[{"name":"multi","manifest_digest":"sha256:)" + QByteArray(64, 'a')
                + R"(","is_manifest_list":true,"size":0,"immutable":true,"start_ts":5,"is_sparse":true,
                "child_manifest_count":3,"present_child_count":2,"expiration":"2030-01-01T00:00:00Z"},
                {"name":"bad name"},{"name":"nodigest"},[]],"has_additional":true,"page":2})");
        QVERIFY(page);
        QCOMPARE(page->tags.size(), 1);
        QVERIFY(page->hasMore);
        QCOMPARE(page->page, 2);
        const TagRecord record = page->tags.first().toRecord();
        QCOMPARE(record.size, -1);
        QVERIFY(record.immutable);
        QCOMPARE(record.expires.date().year(), 2030);
        QVERIFY(record.problem.contains(u"2 of 3"_s));
    }

    void historyOfARolledBackTag()
    {
        const auto page = QuayTagPage::parse(captured(u"37-history-after-restore"_s));
        QVERIFY(page);
        constexpr qint64 twoWeeks = 1'209'600;
        const QDateTime now = at(1'795'436'200);
        const TagHistory history = quayTagHistory(*page, twoWeeks, now);
        QCOMPARE(history.events.size(), 3);
        QCOMPARE(history.events.at(0).kind, TagEvent::Kind::RolledBack);
        QVERIFY(history.events.at(0).current && !history.events.at(0).restorable);
        const TagEvent& replaced = history.events.at(1);
        QCOMPARE(replaced.kind, TagEvent::Kind::Pointed);
        QVERIFY(replaced.restorable && !replaced.current);
        QCOMPARE(replaced.restorableUntil, at(1'795'436'109 + twoWeeks));
        // The oldest entry is what the tag points to now: nothing to bring back.
        QVERIFY(!history.events.at(2).restorable && !history.events.at(2).missing);
    }
    void historyOfADeletedTag()
    {
        QuayTagPage page;
        page.tags << entry("b", 200, 300) << entry("a", 100, 200);
        const TagHistory history = quayTagHistory(page, 1000, at(1250));
        QCOMPARE(history.events.size(), 3);
        QCOMPARE(history.events.at(0).kind, TagEvent::Kind::Removed);
        QCOMPARE(history.events.at(0).when, at(300));
        QVERIFY(history.events.at(0).restorable);
        QCOMPARE(history.events.at(0).restorableUntil, at(1300));
        QVERIFY(history.events.at(2).missing); // left the time machine at 1200
        QVERIFY(!history.events.at(2).restorable);
        QVERIFY(quayTagHistory(page, -1, at(999'999)).events.at(0).restorable); // the window is not known
    }
    void historyOfAnExpiringTag()
    {
        QuayTagPage page;
        page.hasMore = true;
        page.tags << entry("a", 100, 5000);
        const TagHistory history = quayTagHistory(page, 1000, at(400));
        QCOMPARE(history.events.size(), 1);
        QVERIFY(history.events.first().current);
        QVERIFY(!history.events.first().note.isEmpty());
        QVERIFY(!history.complete);
    }

    void manifestWithLayers()
    {
        const auto manifest = QuayManifest::parse(captured(u"50-manifest-rest"_s));
        QVERIFY(manifest);
        QVERIFY(!manifest->isList);
        QCOMPARE(manifest->compressedSize, 92);
        QCOMPARE(manifest->layers.size(), 4);
        QCOMPARE(manifest->layers.first().compressedSize, 23);
        QVERIFY(manifest->layers.first().blob.toString().startsWith(u"sha256:73638091"_s));
        QVERIFY(manifest->bytes.contains("schemaVersion"));
    }
    void labels()
    {
        QVERIFY(QuayLabels::parse(captured(u"52-labels"_s))->labels.isEmpty());
        const auto some = QuayLabels::parse(
            R"({"labels":[{"id":"1","key":"quay.expires-after","value":"2w","source_type":"manifest"},{"key":""}]})");
        QVERIFY(some);
        QCOMPARE(some->labels.size(), 1);
        QVERIFY(some->labels.first().fromManifest);
        QCOMPARE(some->value(u"quay.expires-after"_s), u"2w"_s);
    }

    void scanStates_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<int>("meant");
        using Status = VulnerabilityReport::Status;
        const auto row = [](const char* name, Status status) {
            QTest::newRow(name) << QByteArray(name) << static_cast<int>(status);
        };
        row("scanned", Status::Scanned);
        row("queued", Status::Queued);
        row("failed", Status::Failed);
        row("unsupported", Status::Unsupported);
        row("manifest_layer_too_large", Status::TooLarge);
        row("something_new", Status::NotAvailable);
    }
    void scanStates()
    {
        QFETCH(QByteArray, status);
        QFETCH(int, meant);
        const auto report = QuaySecurity::parse(R"({"status":")" + status + R"(","data":null})");
        QVERIFY(report);
        QCOMPARE(static_cast<int>(report->status), meant);
        QCOMPARE(report->note.isEmpty(), status == "scanned");
    }
    void scanResults()
    {
        QVERIFY(
            QuaySecurity::parse(captured(u"53-security"_s))->status == VulnerabilityReport::Status::Queued);
        const auto report = QuaySecurity::parse(R"({"status":"scanned","data":{"Layer":{"Features":[
            {"Name":"openssl","Version":"3.0","BaseScores":[7.5],"Vulnerabilities":[
              {"Severity":"Low","Name":"CVE-2024-1","FixedBy":"3.1","Link":"https:\/\/a/1  http:\/\/b/2 javascript:x"},
              {"Severity":"High","Name":"CVE-2025-2","FixedBy":"","Metadata":{"NVD":{"CVSSv3":{"Score":8.1}}}},
              {"Severity":"High","Name":"CVE-2025-2"}]},
            {"Name":"zlib","Version":"1","BaseScores":[9.8],"Vulnerabilities":[
              {"Severity":"Critical","Name":"CVE-2023-3","Description":"d"}]},
            {"Name":"clean","Version":"1","Vulnerabilities":null}, 5]}}})");
        QVERIFY(report);
        QCOMPARE(report->vulnerabilities.size(), 3);
        QCOMPARE(report->vulnerabilities.at(0).id, u"CVE-2023-3"_s);
        QCOMPARE(report->vulnerabilities.at(0).score, 9.8);
        QCOMPARE(report->vulnerabilities.at(1).score, 8.1);
        const Vulnerability& low = report->vulnerabilities.at(2);
        QCOMPARE(low.severity, Severity::Low);
        QCOMPARE(low.package, u"openssl"_s);
        QCOMPARE(low.fixedIn, u"3.1"_s);
        QCOMPARE(low.links, QList<QUrl>({QUrl(u"https://a/1"_s), QUrl(u"http://b/2"_s)}));
        QCOMPARE(low.score, -1.0); // the package's score is another's
        QCOMPARE(report->count(Severity::High), 1);
    }

    void searchResults()
    {
        const auto page = QuayFind::parse(captured(u"54-find"_s));
        QVERIFY(page);
        QCOMPARE(page->hits.size(), 1);
        QCOMPARE(page->hits.first().repository, u"devtable/simple"_s);
        QCOMPARE(page->hits.first().description, u"Simple repository."_s);
        QVERIFY(page->next.isEmpty());
        QCOMPARE(QuayFind::parse(R"({"results":[],"has_additional":true,"page":3})")->next, u"4"_s);
        QVERIFY(QuayFind::parse(R"({"results":[],"has_additional":true,"page":10})")->next.isEmpty());
    }

    void peopleAndOrganisations()
    {
        const auto user = QuayUser::parse(
            R"({"username":"alice","organizations":[{"name":"team","can_create_repo":true},{"name":""},"x"]})");
        QVERIFY(user);
        QCOMPARE(user->namespaces(), QStringList({u"alice"_s, u"team"_s}));
        const auto organization = QuayOrganization::parse(captured(u"56-organization"_s));
        QVERIFY(organization);
        QCOMPARE(organization->name, u"buynlarge"_s);
        QCOMPARE(organization->isMember, std::optional(false));
        QCOMPARE(organization->quotaBytes, -1);
    }
    void robotsWithoutTheirTokens()
    {
        const auto robots = QuayRobots::parse(
            R"({"robots":[{"name":"team+bot","token":"SECRET","description":"ci","created":"Mon, 23 Nov 2026 11:01:14 -0000",
                "last_accessed":null,"teams":[{"name":"devs"}],"repositories":["app"]}]})");
        QVERIFY(robots);
        const Panel panel = QuayPanels::robots(*robots);
        const QVariantList row = panel.tables.first().rows.first();
        QCOMPARE(row.at(0).toString(), u"team+bot"_s);
        QCOMPARE(row.at(4).toStringList(), QStringList{u"devs"_s});
        QCOMPARE(row.size(), panel.tables.first().columns.size());
    }
    void proxyCaches()
    {
        const auto none =
            QuayProxyCache::parse(R"({"upstream_registry":"","expiration_s":"","insecure":""})");
        QVERIFY(none && !none->isThere());
        QVERIFY(quayProxyCacheFacts(*none).isEmpty());
        const auto cache = QuayProxyCache::parse(
            R"({"upstream_registry":"docker.io/library","expiration_s":86400,"insecure":true})");
        QVERIFY(cache && cache->isThere());
        const FactList facts = quayProxyCacheFacts(*cache);
        QCOMPARE(factOf(facts, "Proxy cache of")->value.toString(), u"docker.io/library"_s);
        QCOMPARE(factOf(facts, "Certificate of the origin")->tone, FactTone::Warning);
        QVERIFY(!QuayProxyCache::parse("<html>"));
    }
    void quotas()
    {
        const auto quota = QuayQuota::parse(
            R"([{"id":1,"limit_bytes":1000,"default_config":true,"limits":[{"type":"Warning","limit_percent":80},{"type":"Reject","limit_percent":100}]}])");
        QVERIFY(quota);
        const Panel panel = QuayPanels::quota(*quota, 1200);
        QCOMPARE(factOf(panel.facts, "Quota")->value.toLongLong(), 1000);
        QCOMPARE(factOf(panel.facts, "Used")->value.toString(), u"120.0 %"_s);
        QCOMPARE(panel.tables.first().rows.size(), 2);
        QCOMPARE(panel.warnings.size(), 1);
        QCOMPARE(QuayPanels::quota(*QuayQuota::parse("[]"), -1).facts.size(), 1);
    }
    void mirrors()
    {
        const auto mirror = QuayMirror::parse(
            R"({"is_enabled":true,"external_reference":"quay.io/a/b","external_registry_config":{"verify_tls":false,"proxy":{"https_proxy":null}},
                "sync_interval":86400,"sync_start_date":"2026-11-24T00:00:00Z","sync_retries_remaining":0,"sync_status":"FAIL",
                "root_rule":{"rule_kind":"tag_glob_csv","rule_value":["v1*","latest"]},"robot_username":"a+sync","architecture_filter":null})");
        QVERIFY(mirror);
        QCOMPARE(mirror->sync, QuayMirror::Sync::Failed);
        const Panel panel = QuayPanels::mirror(*mirror, u"a/b"_s, Ability::Yes, QString());
        QCOMPARE(factOf(panel.facts, "Last sync")->tone, FactTone::Bad);
        QCOMPARE(factOf(panel.facts, "Tags")->value.toStringList(), QStringList({u"v1*"_s, u"latest"_s}));
        QCOMPARE(panel.warnings.size(), 2);
        QCOMPARE(panel.actions.first().wish.kind, ActionKind::SyncMirrorNow);
    }
    void whatTheServerCan()
    {
        const auto capabilities = QuayCapabilities::parse(captured(u"61-capabilities"_s));
        QVERIFY(capabilities);
        QCOMPARE(capabilities->sparseManifests, std::optional(false));
        QCOMPARE(capabilities->mirrorArchitectures.size(), 4);
        const auto discovery = QuayDiscovery::parse(
            R"({"paths":{"/api/v1/repository":{},"/api/v1/repository/{repository}/manifest/{m}/security":{}}})");
        QVERIFY(discovery);
        QCOMPARE(discovery->has(u"/manifest/{}/security"), Ability::Yes);
        QCOMPARE(discovery->has(u"/quota"), Ability::No);
        QCOMPARE(QuayDiscovery().has(u"/quota"), Ability::Unknown);
    }

    void errorsHaveCodesAndKinds()
    {
        const Error scope = errorOf(u"57-robots"_s, HttpMethod::Get);
        QCOMPARE(scope.kind(), ErrorKind::Denied);
        QCOMPARE(scope.code(), u"INSUFFICIENT_SCOPE"_s);
        QCOMPARE(scope.httpStatus(), 403);
        QCOMPARE(scope.host(), u"quay.io"_s);
        QCOMPARE(errorOf(u"25-repo-missing"_s, HttpMethod::Get).kind(), ErrorKind::NotFound);
        QCOMPARE(errorOf(u"26-repo-private-anonymous"_s, HttpMethod::Get).kind(), ErrorKind::AuthRequired);
        QCOMPARE(errorOf(u"46-write-with-basic"_s, HttpMethod::Delete).code(), u"OAUTH_TOKEN_NEEDED"_s);
        QCOMPARE(errorOf(u"20-repos-no-selector"_s, HttpMethod::Get).code(), u"INVALID_REQUEST"_s);
        QCOMPARE(errorOf(u"41-expiry-past"_s, HttpMethod::Put).kind(), ErrorKind::Protocol);
    }
    void errorsOfRareKinds_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("kind");
        QTest::newRow("immutable") << 409 << QByteArray("tag_immutable") << int(ErrorKind::Denied);
        QTest::newRow("licence") << 402 << QByteArray("exceeds_license") << int(ErrorKind::Denied);
        QTest::newRow("fresh") << 401 << QByteArray("fresh_login_required") << int(ErrorKind::Denied);
        QTest::newRow("down") << 520 << QByteArray("downstream_issue") << int(ErrorKind::Network);
        QTest::newRow("slow") << 520 << QByteArray("external_service_timeout") << int(ErrorKind::Network);
        QTest::newRow("expired") << 401 << QByteArray("expired_token") << int(ErrorKind::AuthRequired);
    }
    void errorsOfRareKinds()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(int, kind);
        const Error error = errorOf(status,
            R"({"detail":"why","error_type":")" + type + R"(","status":)" + QByteArray::number(status) + '}');
        QCOMPARE(int(error.kind()), kind);
        QCOMPARE(error.code(), QString::fromLatin1(type).toUpper());
        QVERIFY(error.detail().contains(u"why"_s));
    }
    void readOnlyIsNoOutage()
    {
        const QByteArray body = R"({"message":"Repository is in read only mode."})";
        QCOMPARE(errorOf(503, body, HttpMethod::Put).code(), u"REPOSITORY_READ_ONLY"_s);
        QCOMPARE(errorOf(503, body, HttpMethod::Get).kind(), ErrorKind::Network);
    }

    void namesAreEncodedInTargets()
    {
        QCOMPARE(QuayTargets::tag(u"a/b/c"_s, u"v1.0"_s), u"/api/v1/repository/a/b/c/tag/v1.0"_s);
        QVERIFY(QuayTargets::find(u"a&b c"_s, 2).contains(u"query=a%26b%20c&page=2"_s));
        QVERIFY(QuayTargets::ofNamespace(u"a"_s, u"x+/=="_s).endsWith(u"next_page=x%2B%2F%3D%3D"_s));
        QVERIFY(QuayTargets::organizationRobots(u"o"_s).contains(u"token=false"_s));
        QVERIFY(!QuayTargets::repository(u"a/b"_s, true).contains(u"includeTags=true"_s));
    }

    void garbageIsAnErrorEverywhere_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("html") << QByteArray("<html>no</html>");
        QTest::newRow("cut") << QByteArray(R"({"repositories":[{"namespace":"a")");
        QTest::newRow("string") << QByteArray("\"Updated\"");
        QTest::newRow("deep") << QByteArray(500, '[') + QByteArray(500, ']');
    }
    void garbageIsAnErrorEverywhere()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!QuayRepositoryPage::parse(body));
        QVERIFY(!QuayRepository::parse(body));
        QVERIFY(!QuayTagPage::parse(body));
        QVERIFY(!QuayManifest::parse(body));
        QVERIFY(!QuayLabels::parse(body));
        QVERIFY(!QuaySecurity::parse(body));
        QVERIFY(!QuayFind::parse(body));
        QVERIFY(!QuayUser::parse(body));
        QVERIFY(!QuayOrganization::parse(body));
        QVERIFY(!QuayRobots::parse(body));
        QVERIFY(!QuayMirror::parse(body));
        QVERIFY(!QuayQuota::parse(body));
        QVERIFY(!QuayCapabilities::parse(body));
        QVERIFY(!QuayDiscovery::parse(body));
    }
};

QTEST_GUILESS_MAIN(TestQuayParsers)
#include "tst_quayparsers.moc"

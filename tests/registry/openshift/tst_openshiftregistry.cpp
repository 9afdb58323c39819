// SPDX-License-Identifier: Apache-2.0
#include "cluster.h"

#include "credentials/pullsecret.h"
#include "support/fakeregistry.h"
#include "support/messagelog.h"

#include <QJsonObject>
#include <QTest>

using namespace portolan;

namespace {

const QString token = QStringLiteral("sha256~alice");
const QString alice = QStringLiteral("alice");
const QString team = QStringLiteral("team-a");
const QString app = QStringLiteral("app");
const QString prod = QStringLiteral("prod");
const QString repository = QStringLiteral("team-a/app");

} // namespace

class TestOpenShiftRegistry final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fake = std::make_unique<FakeOpenShift>();
        m_fake->addUser(alice, token);
        FakeOpenShiftProject project;
        project.displayName = QStringLiteral("Team A");
        project.description = QStringLiteral("The first team");
        m_fake->addProject(team, project);
        m_fake->grantRole(alice, QStringLiteral("registry-editor"), team);
    }

    void cleanup()
    {
        QCOMPARE(m_fake->problems(), QString());
        m_fake.reset();
    }

    void listsTheClusterInOneGo()
    {
        m_fake->grantRole(alice, QStringLiteral("cluster-reader"));
        FakeOpenShiftProject ending;
        ending.phase = QStringLiteral("Terminating");
        m_fake->addProject(QStringLiteral("ending"), ending);
        for (int i = 0; i < 700; ++i)
            m_fake->addStream(team, QStringLiteral("s%1").arg(i, 4, 10, QLatin1Char('0')));
        Cluster cluster(*m_fake, token);
        const auto first = await(cluster.registry.fetchRepositories(PageCursor(), cluster.stop));
        QVERIFY(first);
        QCOMPARE(first->repositories.size(), 500);
        QVERIFY(!first->next.isEmpty());
        const auto group = std::find_if(first->groups.cbegin(), first->groups.cend(),
            [](const RepositoryGroup& known) { return known.name == team; });
        QVERIFY(group != first->groups.cend());
        QCOMPARE(group->title, QStringLiteral("Team A"));
        QCOMPARE(group->description, QStringLiteral("The first team"));
        const auto closing = std::find_if(first->groups.cbegin(), first->groups.cend(),
            [](const RepositoryGroup& known) { return known.name == QStringLiteral("ending"); });
        QVERIFY(closing != first->groups.cend() && !closing->problem.isEmpty());

        // The place where the list was is forgotten: it begins again and passes over what was shown.
        m_fake->pruneHistory();
        const auto second = await(cluster.registry.fetchRepositories(first->next, cluster.stop));
        QVERIFY(second);
        QStringList all = first->repositories + second->repositories;
        PageCursor next = second->next;
        while (!next.isEmpty()) {
            const auto page = await(cluster.registry.fetchRepositories(next, cluster.stop));
            QVERIFY(page);
            all += page->repositories;
            next = page->next;
        }
        QCOMPARE(all.size(), 700);
        all.removeDuplicates();
        QCOMPARE(all.size(), 700);
    }

    void aForbiddenProjectHidesNoOther()
    {
        for (int i = 0; i < 30; ++i) {
            const QString project = QStringLiteral("p%1").arg(i, 2, 10, QLatin1Char('0'));
            m_fake->addProject(project);
            m_fake->addStream(project, app);
            if (i % 2 == 0)
                m_fake->grantRole(alice, QStringLiteral("view"), project);
            else
                m_fake->grant(
                    alice, QStringLiteral("get"), QStringLiteral("project.openshift.io/projects"), project);
        }
        Cluster cluster(*m_fake, token);
        const auto all = allRepositories(cluster.registry);
        QVERIFY(all);
        QCOMPARE(all->repositories.size(), 15);
        QVERIFY(all->repositories.contains(QStringLiteral("p28/app")));
        int problems = 0;
        QStringList names;
        for (const RepositoryGroup& group : all->groups) {
            problems += group.problem.isEmpty() ? 0 : 1;
            names << group.name;
        }
        QCOMPARE(problems, 15);
        QCOMPARE(names.size(), 31);
        QCOMPARE(names.removeDuplicates(), 0);
    }

    void anExpiredTokenEndsTheListing()
    {
        m_fake->addStream(team, app);
        m_fake->expireTokenAfter(token, 2);
        Cluster cluster(*m_fake, token);
        const auto page = await(cluster.registry.fetchRepositories(PageCursor(), cluster.stop));
        QVERIFY(!page);
        QCOMPARE(page.error().code(), QStringLiteral("LOGIN_EXPIRED"));
    }

    void aServerWithoutProjectsIsNoCluster()
    {
        m_fake->setGroupServed(QStringLiteral("project.openshift.io"), false);
        Cluster cluster(*m_fake, token);
        const auto page = await(cluster.registry.fetchRepositories(PageCursor(), cluster.stop));
        QVERIFY(!page);
        QCOMPARE(page.error().code(), QStringLiteral("NOT_OPENSHIFT"));
    }

    void tagsComeWithWhatTheStreamKnows()
    {
        const QString pushed = m_fake->pushImage(team, app, prod, image(1));
        m_fake->importImage(team, app, QStringLiteral("base"), QStringLiteral("quay.io/a/b:1"), image(2));
        m_fake->failImport(team, app, QStringLiteral("broken"), QStringLiteral("quay.io/a/b:2"),
            QStringLiteral("Unauthorized"), QStringLiteral("you may not have access"));
        const QString gone = m_fake->pushImage(team, app, QStringLiteral("old"), image(3));
        m_fake->pruneImage(gone);
        Cluster cluster(*m_fake, token);
        const auto page = await(cluster.registry.fetchTags(repository, PageCursor(), cluster.stop));
        QVERIFY(page);
        QCOMPARE(page->tags.size(), 4);
        QVERIFY(page->next.isEmpty());
        const TagRecord* const of = record(*page, prod);
        QVERIFY(of);
        QCOMPARE(of->digest.toString(), pushed);
        QVERIFY(of->size > 0);
        QVERIFY(of->pushed.isValid());
        QVERIFY(!of->mediaType.isEmpty());
        QVERIFY(!of->missing);
        QCOMPARE(record(*page, QStringLiteral("base"))->source, QStringLiteral("quay.io/a/b:1"));
        QVERIFY(record(*page, QStringLiteral("broken"))->problem.contains(QStringLiteral("access")));
        QVERIFY(record(*page, QStringLiteral("broken"))->digest.isNull());
        QVERIFY(record(*page, QStringLiteral("old"))->missing);
    }

    void tagsDoNotWaitForSizes()
    {
        m_fake->pushImage(team, app, prod, image(1));
        m_fake->setLayersSynced(false);
        Cluster cluster(*m_fake, token);
        const auto page = await(cluster.registry.fetchTags(repository, PageCursor(), cluster.stop));
        QVERIFY(page);
        QCOMPARE(page->records.first().size, -1);
        QVERIFY(!page->records.first().digest.isNull());
        QVERIFY(!page->records.first().missing);
    }

    void historyIsATimeline()
    {
        const QString first = m_fake->pushImage(team, app, prod, image(1));
        const QString second = m_fake->pushImage(team, app, prod, image(2));
        const QString third = m_fake->pushImage(team, app, prod, image(3));
        m_fake->pruneImage(second);
        Cluster cluster(*m_fake, token);
        const auto history = await(cluster.control().fetchTagHistory(repository, prod, cluster.stop));
        QVERIFY(history);
        QCOMPARE(history->source, TagHistory::Source::Registry);
        QCOMPARE(history->events.size(), 3);
        QCOMPARE(history->events.at(0).digest.toString(), third);
        QVERIFY(history->events.at(0).current);
        QVERIFY(history->events.at(1).missing);
        QVERIFY(!history->events.at(1).restorable);
        QCOMPARE(history->events.at(2).digest.toString(), first);
        QVERIFY(history->events.at(2).restorable);
        const auto none =
            await(cluster.control().fetchTagHistory(repository, QStringLiteral("none"), cluster.stop));
        QVERIFY(!none);
        QCOMPARE(none.error().kind(), ErrorKind::NotFound);
    }

    void infoNamesPoliciesAndFailures()
    {
        const QJsonObject tag = objectOf(R"({"importPolicy":{"scheduled":true}})");
        m_fake->importImage(team, app, prod, QStringLiteral("quay.io/a/b:1"), image(1), tag);
        m_fake->failImport(team, app, QStringLiteral("broken"), QStringLiteral("quay.io/a/b:2"),
            QStringLiteral("NotFound"), QStringLiteral("not there"));
        Cluster cluster(*m_fake, token);
        const auto info = await(cluster.control().fetchRepositoryInfo(repository, cluster.stop));
        QVERIFY(info);
        QStringList lines;
        for (const Fact& fact : info->facts)
            lines << QString::fromLatin1(fact.label) + u'=' + fact.value.toStringList().join(u',');
        QVERIFY(lines.contains(QStringLiteral("Imported on a schedule=prod")));
        QVERIFY(lines.contains(QStringLiteral("Failed imports=broken: not there")));
    }

    void resolvesWithoutTheRegistry()
    {
        const QString pushed = m_fake->pushImage(team, app, prod, image(1));
        Cluster cluster(*m_fake, token);
        const auto byTag = await(cluster.data().resolve(repository, prod, cluster.stop));
        QVERIFY(byTag);
        QCOMPARE(byTag->digest.toString(), pushed);
        const auto byDigest = await(cluster.data().resolve(repository, pushed, cluster.stop));
        QVERIFY(byDigest);
        const auto missing = await(cluster.data().resolve(repository, QStringLiteral("no"), cluster.stop));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind(), ErrorKind::NotFound);
    }

    void detailsComeFromTheImageWhereThereIsNoRoute()
    {
        m_fake->pushImage(team, app, prod, image(1));
        m_fake->pushImage(
            team, app, QStringLiteral("multi"), FakeOpenShiftImage::index({image(2), image(3)}));
        Cluster cluster(*m_fake, token);
        const auto bytes = await(cluster.data().fetchManifest(repository, prod, cluster.stop));
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().code(), QStringLiteral("NO_REGISTRY_ROUTE"));
        QVERIFY(bytes.error().detail().contains(QStringLiteral("defaultRoute")));
        NoCache cache;
        ImageLoader loader(cluster.data(), cache);
        const auto details = await(loader.details(repository, prod, cluster.stop));
        QVERIFY(details);
        QVERIFY(details->document.isDescribed());
        QVERIFY(details->limitation.english().contains(QStringLiteral("address outside")));
        QVERIFY(details->document.manifest());
        QVERIFY(!details->document.manifest()->layers.isEmpty());
        QVERIFY(details->config);
        QCOMPARE(details->config->platform.toString(), QStringLiteral("linux/amd64"));
        QCOMPARE(details->tag, prod);
        const auto summary = await(loader.summary(repository, prod, cluster.stop));
        QVERIFY(summary);
        QVERIFY(summary->size > 0);
        QVERIFY(summary->created.isValid());
        const auto index = await(loader.details(repository, QStringLiteral("multi"), cluster.stop));
        QVERIFY(index);
        QVERIFY(index->document.index());
        QCOMPARE(index->document.index()->manifests.size(), 2);
    }

    void aPrunedImageIsSaidToBe()
    {
        const QString gone = m_fake->pushImage(team, app, prod, image(1));
        m_fake->pruneImage(gone);
        Cluster cluster(*m_fake, token);
        NoCache cache;
        ImageLoader loader(cluster.data(), cache);
        QVERIFY(!await(loader.details(repository, prod, cluster.stop)));
        const auto described = await(cluster.data().describeImage(repository, prod, cluster.stop));
        QVERIFY(!described);
        QCOMPARE(described.error().code(), QStringLiteral("IMAGE_PRUNED"));
    }

    void theRegistryIsFoundWhereItIsNamed_data()
    {
        QTest::addColumn<QString>("where");
        QTest::newRow("stream") << QStringLiteral("stream");
        QTest::newRow("route") << QStringLiteral("route");
        QTest::newRow("settings") << QStringLiteral("settings");
    }

    void theRegistryIsFoundWhereItIsNamed()
    {
        QFETCH(QString, where);
        m_fake->pushImage(team, app, prod, image(1));
        FakeRegistry registry;
        registry.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        if (where == QStringLiteral("stream")) {
            m_fake->setRegistryHosts(m_fake->internalRegistryHost(), registry.host());
        } else if (where == QStringLiteral("route")) {
            m_fake->grant(alice, QStringLiteral("get"), QStringLiteral("route.openshift.io/routes"));
            const QJsonObject route = objectOf(R"({"metadata":{"name":"default-route",
                "namespace":"openshift-image-registry"},"spec":{"host":"%1"}})",
                registry.host());
            m_fake->addObject(QStringLiteral("route.openshift.io/routes"), route);
        } else {
            m_fake->grant(alice, QStringLiteral("get"), QStringLiteral("config.openshift.io/images"));
            const QJsonObject object = objectOf(R"({"metadata":{"name":"cluster"},
                "status":{"externalRegistryHostnames":["%1"]}})",
                registry.host());
            m_fake->addObject(QStringLiteral("config.openshift.io/images"), object);
        }
        const QByteArray manifest(
            R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json",)"
            R"("manifests":[]})");
        registry.expect("GET", "/v2/team-a/app/manifests/prod")
            .reply(FakeAnswer::json(manifest).withHeader(
                "Content-Type", "application/vnd.oci.image.index.v1+json"));
        Cluster cluster(*m_fake, token);
        const auto document = await(cluster.data().fetchManifest(repository, prod, cluster.stop));
        QVERIFY2(document, document ? "" : qPrintable(document.error().toLogLine()));
        QCOMPARE(document->bytes(), manifest);
        QCOMPARE(registry.requests().back().header("Authorization"), "Bearer " + token.toLatin1());
        QCOMPARE(registry.problems(), QString());
        const auto offering = await(cluster.control().offering(repository, cluster.stop));
        QVERIFY(offering);
        QCOMPARE(offering->registryHost, registry.host());
        QVERIFY(offering->watch && offering->tagHistory && offering->repositoryInfo);
    }

    void theRegistryIsLookedForOnce()
    {
        m_fake->pushImage(team, app, prod, image(1));
        Cluster cluster(*m_fake, token);
        m_fake->clearRequests();
        std::vector<QCoro::Task<Result<Offering>>> tasks;
        for (int i = 0; i < 5; ++i)
            tasks.push_back(cluster.control().offering(repository, cluster.stop));
        for (QCoro::Task<Result<Offering>>& task : tasks)
            QVERIFY(await(std::move(task)));
        QCOMPARE(m_fake->count("GET /apis/route.openshift.io/v1/namespaces/openshift-image-registry/routes/"
                               "default-route"),
            1);
    }

    void anyOtherStreamTellsWhereTheRegistryIs()
    {
        const QString empty = QStringLiteral("team-empty");
        m_fake->addProject(empty);
        m_fake->grantRole(alice, QStringLiteral("registry-editor"), empty);
        const QString wanted = empty + QStringLiteral("/new");
        {
            Cluster blind(*m_fake, token);
            const auto unseen = await(blind.data().fetchManifest(wanted, prod, blind.stop));
            QVERIFY(!unseen);
            QCOMPARE(unseen.error().code(), QStringLiteral("NO_REGISTRY_ROUTE"));
            QVERIFY2(unseen.error().detail().contains(QStringLiteral("Make an image stream")),
                qPrintable(unseen.error().detail()));
        }
        m_fake->pushImage(team, app, prod, image(1));
        FakeRegistry registry;
        registry.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        registry.on("GET", "/v2/team-empty/new/manifests/prod").reply(FakeAnswer(404));
        m_fake->setRegistryHosts(m_fake->internalRegistryHost(), registry.host());
        Cluster cluster(*m_fake, token);
        const auto offering = await(cluster.control().offering(wanted, cluster.stop));
        QVERIFY(offering);
        QCOMPARE(offering->registryHost, registry.host());
    }

    void theHistorySaysHowTheTagStands()
    {
        m_fake->importImage(team, app, prod, QStringLiteral("quay.io/a/b:1"), image(1),
            objectOf(R"({"importPolicy":{"scheduled":true,"importMode":"PreserveOriginal"},
                "referencePolicy":{"type":"Local"}})"));
        m_fake->pushImage(team, app, QStringLiteral("pushed"), image(2));
        m_fake->failImport(team, app, QStringLiteral("bad"), QStringLiteral("quay.io/a/b:2"),
            QStringLiteral("Unauthorized"), QStringLiteral("you may not"));
        Cluster cluster(*m_fake, token);
        const auto factsOf = [&](const QString& tag) {
            QMap<QString, QVariant> facts;
            const auto history = await(cluster.control().fetchTagHistory(repository, tag, cluster.stop));
            for (const Fact& fact : history ? history->facts : FactList())
                facts.insert(QString::fromLatin1(fact.label), fact.value);
            return facts;
        };
        const QMap<QString, QVariant> imported = factsOf(prod);
        QCOMPARE(imported.value(QStringLiteral("Imported from")).toString(), QStringLiteral("quay.io/a/b:1"));
        QVERIFY(imported.value(QStringLiteral("Imported on a schedule")).toBool());
        QCOMPARE(
            imported.value(QStringLiteral("Import mode")).toString(), QStringLiteral("PreserveOriginal"));
        QCOMPARE(imported.value(QStringLiteral("Reference policy")).toString(), QStringLiteral("Local"));
        QVERIFY(imported.value(QStringLiteral("Generation")).toLongLong() > 0);
        QVERIFY(imported.value(QStringLiteral("Last import brought")).toDateTime().isValid());
        QVERIFY(factsOf(QStringLiteral("pushed")).contains(QStringLiteral("Pushed, follows nothing")));
        QCOMPARE(factsOf(QStringLiteral("bad")).value(QStringLiteral("Last import failed")).toString(),
            QStringLiteral("you may not"));
        const auto page = await(cluster.registry.fetchTags(repository, PageCursor(), cluster.stop));
        QVERIFY(page);
        const TagRecord* const row = record(*page, prod);
        QVERIFY(row && row->scheduled && row->generation > 0);
        QCOMPARE(row->importMode, QStringLiteral("PreserveOriginal"));
        QCOMPARE(row->referencePolicy, QStringLiteral("Local"));
    }

    void noRouteIsSaidInTheOffering()
    {
        m_fake->pushImage(team, app, prod, image(1));
        Cluster cluster(*m_fake, token);
        const auto offering = await(cluster.control().offering(repository, cluster.stop));
        QVERIFY(offering);
        QVERIFY(offering->registryHost.isEmpty());
        QVERIFY(offering->notes.join(u' ').contains(QStringLiteral("no address outside")));
    }

    void signaturesAreAttached()
    {
        const QString digest = m_fake->pushImage(team, app, prod, image(1));
        m_fake->addSignature(digest, QStringLiteral("one"), "pgp");
        Cluster cluster(*m_fake, token);
        const auto list =
            await(cluster.data().fetchReferrers(repository, *Digest::parse(digest), cluster.stop));
        QVERIFY(list);
        QCOMPARE(list->referrers.size(), 1);
        const Referrer& signature = list->referrers.first();
        QCOMPARE(signature.source, Referrer::Source::ImageSignature);
        QCOMPARE(signature.descriptor.data, QByteArray("pgp"));
        QCOMPARE(signature.type, QStringLiteral("atomic container signature"));
        QVERIFY(signature.descriptor.annotations.value(QStringLiteral("name")).endsWith(u"@one"));
    }

    void signaturesOfTheRegistryAreAttachedOnce()
    {
        const QString digest = m_fake->pushImage(team, app, prod, image(1));
        m_fake->addSignature(digest, QStringLiteral("one"), "pgp");
        FakeRegistry registry;
        m_fake->setRegistryHosts(m_fake->internalRegistryHost(), registry.host());
        registry.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        registry.on("GET", "/v2/team-a/app/referrers/" + digest.toLatin1()).reply(FakeAnswer(404));
        registry.on("GET", "/v2/team-a/app/manifests/" + digest.toLatin1().replace(':', '-'))
            .reply(FakeAnswer(404));
        for (const char* const suffix : {".sig", ".att", ".sbom"})
            registry.on("HEAD", "/v2/team-a/app/manifests/" + digest.toLatin1().replace(':', '-') + suffix)
                .reply(FakeAnswer(404));
        registry.on("GET", "/extensions/v2/team-a/app/signatures/" + digest.toLatin1())
            .reply(FakeAnswer::json("{\"signatures\":[{\"schemaVersion\":2,\"name\":\"" + digest.toLatin1()
                + "@one\",\"type\":\"atomic\",\"content\":\"cGdw\"},{\"schemaVersion\":2,\"name\":\""
                + digest.toLatin1() + "@two\",\"type\":\"atomic\",\"content\":\"Mg==\"}]}"));
        Cluster cluster(*m_fake, token);
        const auto list =
            await(cluster.data().fetchReferrers(repository, *Digest::parse(digest), cluster.stop));
        QVERIFY(list);
        QCOMPARE(list->referrers.size(), 2);
        QCOMPARE(list->referrers.last().descriptor.data, QByteArray("2"));
    }

    void onlyATokenOpensTheRegistry()
    {
        m_fake->pushImage(team, app, prod, image(1));
        m_fake->setRegistryHosts(m_fake->internalRegistryHost(), QStringLiteral("127.0.0.1:1"));
        Credential acting = *Cluster::login(token);
        acting.impersonation.emplace_back("Impersonate-User", "bob");
        QtTransport transport{TlsTrust()};
        HttpClient client(transport, nullptr);
        OpenShiftRegistry registry(RegistryProfile::openShift(m_fake->url().toString()), client, acting);
        m_fake->failNext(kubePath(kube::image, QStringLiteral("imagestreams"), team, app),
            FakeAnswer::json("{\"metadata\":{\"name\":\"app\",\"namespace\":\"team-a\"},\"status\":"
                             "{\"publicDockerImageRepository\":\"127.0.0.1:1/team-a/app\"}}"));
        const auto document = await(registry.dataPlane().fetchManifest(repository, prod, std::stop_token()));
        QVERIFY(!document);
        QCOMPARE(document.error().code(), QStringLiteral("NO_REGISTRY_TOKEN"));
    }

    void aPullSecretIsReadFromTheStreamsProject()
    {
        m_fake->grant(alice, QStringLiteral("get"), QStringLiteral("secrets"), team);
        const QByteArray config = R"({"auths":{"quay.io":{"auth":"cm9ib3Q6aHVudGVyMg=="}}})";
        const QJsonObject metadata{
            {QStringLiteral("name"), QStringLiteral("quay")}, {QStringLiteral("namespace"), team}};
        const QJsonObject data{{QStringLiteral(".dockerconfigjson"), QString::fromLatin1(config.toBase64())}};
        QJsonObject secret{{QStringLiteral("metadata"), metadata}, {QStringLiteral("data"), data}};
        secret.insert(QStringLiteral("type"), QStringLiteral("kubernetes.io/dockerconfigjson"));
        m_fake->addObject(QStringLiteral("secrets"), secret);
        const MessageLog log;
        Cluster cluster(*m_fake, token);
        const auto read =
            await(cluster.control().fetchPullSecret(repository, QStringLiteral("quay"), cluster.stop));
        QVERIFY(read);
        const auto logins = parsePullSecret(read->reveal(), QStringLiteral("test"));
        QVERIFY(logins);
        QVERIFY(logins->first().credential.password == Secret(QStringLiteral("hunter2")));
        QVERIFY(!MessageLog::text().contains(QStringLiteral("hunter2")));
        QVERIFY(!MessageLog::text().contains(QString::fromLatin1(config.toBase64())));
        const auto none =
            await(cluster.control().fetchPullSecret(repository, QStringLiteral("other"), cluster.stop));
        QVERIFY(!none);
        QCOMPARE(none.error().kind(), ErrorKind::NotFound);
    }

private:
    std::unique_ptr<FakeOpenShift> m_fake;
};

QTEST_GUILESS_MAIN(TestOpenShiftRegistry)
#include "tst_openshiftregistry.moc"

// SPDX-License-Identifier: Apache-2.0
#include "service/referenceinput.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

class TestReferenceInput final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("CONTAINER_HOST", "unix:///x/podman.sock");
        qputenv("DOCKER_HOST", "tcp://box");
    }

    void registries_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("repository");
        QTest::addColumn<QString>("tagOrDigest");
        const QString none;
        const QString digest = QStringLiteral("sha256:") + QString(64, u'a');
        QTest::newRow("full") << "quay.io/podman/stable:v5"
                              << "quay.io"
                              << "podman/stable"
                              << "v5";
        QTest::newRow("with scheme") << "docker://quay.io/podman/stable"
                                     << "quay.io"
                                     << "podman/stable" << none;
        QTest::newRow("pasted address") << "https://quay.io/podman/stable"
                                        << "quay.io"
                                        << "podman/stable" << none;
        QTest::newRow("host") << "quay.io"
                              << "quay.io" << none << none;
        QTest::newRow("host with port") << "localhost:5000"
                                        << "localhost:5000" << none << none;
        QTest::newRow("host with slash") << "registry/"
                                         << "registry" << none << none;
        QTest::newRow("hub image") << "alpine:3"
                                   << "docker.io"
                                   << "library/alpine"
                                   << "3";
        QTest::newRow("blanks") << "  alpine  "
                                << "docker.io"
                                << "library/alpine" << none;
        QTest::newRow("digest") << QString(QStringLiteral("a.example/b@") + digest) << "a.example"
                                << "b" << digest;
        QTest::newRow("digest wins") << QString(QStringLiteral("a.example/b:1@") + digest) << "a.example"
                                     << "b" << digest;
    }
    void registries()
    {
        QFETCH(QString, text);
        const auto input = ReferenceInput::parse(text);
        QVERIFY2(input, qPrintable(input ? QString() : input.error().toLogLine()));
        QVERIFY(!input->profile.isLocal());
        QTEST(input->profile.host, "host");
        QTEST(input->repository, "repository");
        QTEST(input->tagOrDigest, "tagOrDigest");
    }

    void bareWordIsAHostForLs()
    {
        const auto input = ReferenceInput::parseLocation(QStringLiteral("registry:5000/team/app"));
        QVERIFY(input);
        QCOMPARE(input->profile.host, QStringLiteral("registry:5000"));
        QCOMPARE(input->repository, QStringLiteral("team/app"));
    }

    void localPaths()
    {
        QTemporaryDir folder;
        const QString odd = folder.filePath(QStringLiteral("with:colon"));
        QVERIFY(QDir().mkpath(odd));
        const auto named =
            ReferenceInput::parse(QStringLiteral("oci:") + odd + QStringLiteral(":quay.io/a/b:1"));
        QVERIFY(named);
        QCOMPARE(named->profile.kind, RegistryKind::Layout);
        QCOMPARE(named->profile.path, odd);
        QCOMPARE(named->localName, QStringLiteral("quay.io/a/b:1"));
        QCOMPARE(named->address().repository, QStringLiteral("quay.io/a/b"));
        QCOMPARE(named->address().tagOrDigest, QStringLiteral("1"));
        const auto whole = ReferenceInput::parse(QStringLiteral("oci:") + odd);
        QVERIFY(whole && whole->localName.isEmpty());
        const auto archive = ReferenceInput::parse(QStringLiteral("docker-archive:/no/such.tar:app:2"));
        QVERIFY(archive);
        QCOMPARE(archive->profile.path, QStringLiteral("/no/such.tar"));
        QCOMPARE(archive->localName, QStringLiteral("app:2"));
    }

    void engines_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("socket");
        QTest::addColumn<QString>("repository");
        QTest::addColumn<QString>("tagOrDigest");
        const QString digest = QStringLiteral("sha256:") + QString(64, u'a');
        const QString none;
        QTest::newRow("podman") << "podman:quay.io/a/b:1"
                                << "/x/podman.sock"
                                << "quay.io/a/b"
                                << "1";
        QTest::newRow("short") << "podman:alpine"
                               << "/x/podman.sock"
                               << "alpine" << none;
        QTest::newRow("port") << "podman:localhost:5000/a"
                              << "/x/podman.sock"
                              << "localhost:5000/a" << none;
        QTest::newRow("all of it") << "podman:"
                                   << "/x/podman.sock" << none << none;
        QTest::newRow("docker") << "docker-daemon:alpine:3"
                                << "http://box:2375"
                                << "alpine"
                                << "3";
        QTest::newRow("digest") << QString(QStringLiteral("docker-daemon:alpine@") + digest)
                                << "http://box:2375"
                                << "alpine" << digest;
    }
    void engines()
    {
        QFETCH(QString, text);
        const auto input = ReferenceInput::parse(text);
        QVERIFY2(input, qPrintable(input ? QString() : input.error().toLogLine()));
        QCOMPARE(input->profile.kind, RegistryKind::Engine);
        QTEST(input->profile.path, "socket");
        const bool podman = text.startsWith(QStringLiteral("podman:"));
        QCOMPARE(input->profile.flavour, podman ? QStringLiteral("podman") : QStringLiteral("docker"));
        QCOMPARE(input->profile.referenceTo(QStringLiteral("a/b")),
            podman ? QStringLiteral("podman:a/b") : QStringLiteral("docker-daemon:a/b"));
        QTEST(input->repository, "repository");
        QTEST(input->tagOrDigest, "tagOrDigest");
        QCOMPARE(input->address().registry, input->profile.id);
        QCOMPARE(ReferenceInput::parseLocation(text)->repository, input->repository);
    }

    void refused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("empty") << QString() << ErrorKind::Usage;
        QTest::newRow("upper case") << "quay.io/Team/app" << ErrorKind::Usage;
        QTest::newRow("path missing") << "oci:" << ErrorKind::Usage;
        QTest::newRow("later") << "containers-storage:alpine" << ErrorKind::Unsupported;
        QTest::newRow("engine's odd tag") << "podman:alpine:-" << ErrorKind::Usage;
        QTest::newRow("engine's odd digest") << "podman:alpine@sha256:12" << ErrorKind::Usage;
    }
    void refused()
    {
        QFETCH(QString, text);
        const auto input = ReferenceInput::parse(text);
        QVERIFY(!input);
        QTEST(input.error().kind(), "kind");
    }
};

QTEST_GUILESS_MAIN(TestReferenceInput)
#include "tst_referenceinput.moc"

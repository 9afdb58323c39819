// SPDX-License-Identifier: Apache-2.0
#include "oci/reference.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString hex = QString(64, u'1');

} // namespace

class TestReference final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void normalises_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("repository");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("digest");
        const QString sha = "sha256:"_L1 + hex;
        const auto row = [](const char* written, const char* host, const char* repository, const char* tag) {
            QTest::newRow(written) << QString::fromLatin1(written) << QString::fromLatin1(host)
                                   << QString::fromLatin1(repository) << QString::fromLatin1(tag)
                                   << QString();
        };
        row("alpine", "docker.io", "library/alpine", "");
        row("alpine:3.19", "docker.io", "library/alpine", "3.19");
        row("grafana/grafana", "docker.io", "grafana/grafana", "");
        row("docker.io/alpine", "docker.io", "library/alpine", "");
        row("index.docker.io/library/alpine", "docker.io", "library/alpine", "");
        row("docker.io/a/b/c:x", "docker.io", "a/b/c", "x");
        row("quay.io/podman/stable:v5.2.1", "quay.io", "podman/stable", "v5.2.1");
        row("localhost/app", "localhost", "app", "");
        row("localhost:5000/app:1", "localhost:5000", "app", "1");
        row("localhost:5000", "docker.io", "library/localhost", "5000");
        row("registry:5000/a/b", "registry:5000", "a/b", "");
        row("registry/a/b", "docker.io", "registry/a/b", "");
        row("10.0.0.1:8080/a/b", "10.0.0.1:8080", "a/b", "");
        row("[::1]:5000/a/b:t", "[::1]:5000", "a/b", "t");
        row("[fe80::1]/a", "[fe80::1]", "a", "");
        row("Quay.IO/podman/stable", "Quay.IO", "podman/stable", "");
        row("docker://quay.io/podman/stable", "quay.io", "podman/stable", "");
        row("  quay.io/podman/stable\n", "quay.io", "podman/stable", "");
        row("quay.io/a__b/c-d--e.f_g", "quay.io", "a__b/c-d--e.f_g", "");
        row("xn--bcher-kva.example/a", "xn--bcher-kva.example", "a", "");
        row("quay.io/a:_odd.Tag-1", "quay.io", "a", "_odd.Tag-1");
        QTest::newRow("digest") << "quay.io/a/b@"_L1 + sha << u"quay.io"_s << u"a/b"_s << QString() << sha;
        QTest::newRow("tag and digest")
            << "alpine:3@"_L1 + sha << u"docker.io"_s << u"library/alpine"_s << u"3"_s << sha;
        QTest::newRow("63 hex digits") << QString(63, u'a') << u"docker.io"_s
                                       << "library/"_L1 + QString(63, u'a') << QString() << QString();
        const QString longTag(128, u't');
        QTest::newRow("longest tag") << "q.io/a:"_L1 + longTag << u"q.io"_s << u"a"_s << longTag << QString();
    }

    void normalises()
    {
        QFETCH(QString, written);
        QFETCH(QString, host);
        QFETCH(QString, repository);
        QFETCH(QString, tag);
        QFETCH(QString, digest);
        const auto reference = Reference::parse(written);
        QVERIFY2(reference, reference ? "" : qPrintable(reference.error().detail()));
        QCOMPARE(reference->host(), host);
        QCOMPARE(reference->repository(), repository);
        QCOMPARE(reference->tag().value_or(QString()), tag);
        QCOMPARE(reference->digest().value_or(Digest()).toString(), digest);
        QCOMPARE(reference->name(), host + u'/' + repository);
        // What is written out means the same again.
        const auto again = Reference::parse(reference->toString());
        QVERIFY(again);
        QCOMPARE(*again, *reference);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << QString() << u"empty"_s;
        QTest::newRow("blanks") << u"  "_s << u"empty"_s;
        QTest::newRow("transport alone") << u"docker://"_s << u"empty"_s;
        QTest::newRow("64 hex digits") << hex << u"64"_s;
        QTest::newRow("upper case") << u"Alpine"_s << u"lower case"_s;
        QTest::newRow("upper case path") << u"quay.io/Podman/stable"_s << u"lower case"_s;
        QTest::newRow("upper case first component") << u"Foo/bar"_s << u"lower case"_s;
        QTest::newRow("empty component") << u"quay.io/a//b"_s << u"empty"_s;
        QTest::newRow("slash at the end") << u"quay.io/a/"_s << u"empty"_s;
        QTest::newRow("host alone") << u"quay.io/"_s << u"no repository"_s;
        QTest::newRow("three underscores") << u"a___b"_s << u"not a repository"_s;
        QTest::newRow("two dots") << u"a..b"_s << u"not a repository"_s;
        QTest::newRow("dot and dash") << u"a.-b"_s << u"not a repository"_s;
        QTest::newRow("starts with a dash") << u"-a"_s << u"not a repository"_s;
        QTest::newRow("ends with a dot") << u"quay.io/a."_s << u"not a repository"_s;
        QTest::newRow("parent folder") << u"quay.io/../a"_s << u"not a repository"_s;
        QTest::newRow("blank inside") << u"quay.io/a b"_s << u"not a repository"_s;
        QTest::newRow("not ASCII") << u"quay.io/b\u00fccher"_s << u"not a repository"_s;
        QTest::newRow("too long") << "quay.io/"_L1 + QString(256, u'a') << u"255"_s;
        QTest::newRow("too long with library") << QString(250, u'a') << u"255"_s;
        QTest::newRow("empty tag") << u"alpine:"_s << u"tag"_s;
        QTest::newRow("tag with slash") << u"quay.io/a:b/c"_s << u"tag"_s;
        QTest::newRow("tag with plus") << u"alpine:1+2"_s << u"tag"_s;
        QTest::newRow("tag starts with a dot") << u"alpine:.1"_s << u"tag"_s;
        QTest::newRow("tag too long") << "alpine:"_L1 + QString(129, u't') << u"tag"_s;
        QTest::newRow("short digest") << u"alpine@sha256:abc"_s << u"digest"_s;
        QTest::newRow("upper case digest") << "alpine@sha256:"_L1 + QString(64, u'A') << u"digest"_s;
        QTest::newRow("empty digest") << u"alpine@"_s << u"digest"_s;
        QTest::newRow("digest alone") << "@sha256:"_L1 + hex << u"no repository"_s;
        QTest::newRow("port zero") << u"quay.io:0/a"_s << u"host"_s;
        QTest::newRow("port too high") << u"quay.io:65536/a"_s << u"host"_s;
        QTest::newRow("port is a word") << u"quay.io:http/a"_s << u"host"_s;
        QTest::newRow("user info") << u"user@quay.io/a"_s << u"digest"_s;
        QTest::newRow("host label") << u"-quay.io/a"_s << u"host"_s;
        QTest::newRow("two dots in the host") << u"quay..io/a"_s << u"host"_s;
        QTest::newRow("URL") << u"https://quay.io/a"_s << u"host"_s;
        QTest::newRow("open bracket") << u"[::1/a"_s << u"host"_s;
    }

    void refuses()
    {
        QFETCH(QString, written);
        QFETCH(QString, reason);
        const auto reference = Reference::parse(written);
        QVERIFY(!reference);
        QCOMPARE(reference.error().kind(), ErrorKind::Usage);
        QVERIFY2(reference.error().detail().contains(reason), qPrintable(reference.error().detail()));
    }

    void locations_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("prefix");
        QTest::newRow("host") << u"quay.io"_s << u"quay.io"_s << QString();
        QTest::newRow("slash") << u"quay.io/"_s << u"quay.io"_s << QString();
        QTest::newRow("no dot") << u"registry"_s << u"registry"_s << QString();
        QTest::newRow("no dot, prefix") << u"registry/a/b"_s << u"registry"_s << u"a/b"_s;
        QTest::newRow("port") << u"localhost:5000"_s << u"localhost:5000"_s << QString();
        QTest::newRow("prefix") << u"quay.io/podman/"_s << u"quay.io"_s << u"podman"_s;
        QTest::newRow("docker") << u"index.docker.io/alpine"_s << u"docker.io"_s << u"alpine"_s;
        QTest::newRow("transport") << u"docker://quay.io/a"_s << u"quay.io"_s << u"a"_s;
        QTest::newRow("URL") << u"https://quay.io/"_s << u"quay.io"_s << QString();
    }

    void locations()
    {
        QFETCH(QString, written);
        QFETCH(QString, host);
        QFETCH(QString, prefix);
        const auto location = Reference::parseLocation(written);
        QVERIFY(location);
        QCOMPARE(location->host(), host);
        QCOMPARE(location->repository(), prefix);
        QVERIFY(!location->tag());
        QVERIFY(!location->digest());
    }

    void refusesLocations_data()
    {
        QTest::addColumn<QString>("written");
        for (const char* written : {"", "/", "quay.io/A", "quay.io/a:tag", "quay.io//a", "quay.io:x",
                 "http://quay.io", "quay.io/a@sha256:00", "quay io", "quay.io?x", "https://user@quay.io"})
            QTest::newRow(written) << QString::fromLatin1(written);
    }

    void refusesLocations()
    {
        QFETCH(QString, written);
        const auto location = Reference::parseLocation(written);
        QVERIFY(!location);
        QCOMPARE(location.error().kind(), ErrorKind::Usage);
    }

    void pinsAndRetags()
    {
        const auto reference = Reference::parse(u"quay.io/a/b:1"_s);
        QVERIFY(reference);
        const auto digest = Digest::parse("sha256:"_L1 + hex);
        QVERIFY(digest);
        const Reference pinned = reference->withDigest(*digest);
        QCOMPARE(pinned.toString(), "quay.io/a/b@sha256:"_L1 + hex);
        QCOMPARE(pinned.tagOrDigest(), digest->toString());
        QCOMPARE(pinned.withTag(u"2"_s).toString(), u"quay.io/a/b:2"_s);
        QCOMPARE(reference->tagOrDigest(), u"1"_s);
        const auto bare = Reference::parse(u"quay.io/a/b"_s);
        QVERIFY(bare);
        QCOMPARE(bare->tagOrDigest(), u"latest"_s);
        QCOMPARE(bare->toString(), u"quay.io/a/b"_s);
    }
};

QTEST_GUILESS_MAIN(TestReference)
#include "tst_reference.moc"

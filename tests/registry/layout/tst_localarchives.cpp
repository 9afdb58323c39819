// SPDX-License-Identifier: Apache-2.0
#include "oci/mediatype.h"
#include "registry/layout/detectlocalsource.h"
#include "registry/layout/dockerarchive.h"
#include "registry/layout/localregistry.h"
#include "registry/layout/ociarchive.h"
#include "registry/layout/slowsink.h"
#include "registry/layout/tararchive.h"
#include "registry/layout/testlayout.h"
#include "support/awaiting.h"

#include <QDirIterator>
#include <QTest>

using namespace portolan;

namespace {

const QByteArray layerBytes(5000, 'L');
const QByteArray upperBytes(700, 'U');

QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray configOf(const QList<QByteArray>& layers)
{
    QByteArrayList diffIds;
    for (const QByteArray& layer : layers)
        diffIds.append("'" + Digest::sha256Of(layer).toString().toUtf8() + "'");
    return quoted("{'architecture':'amd64','os':'linux','rootfs':{'type':'layers','diff_ids':["
        + diffIds.join(',') + "]}}");
}

//! `docker save` of one image with two layers.
TarArchive dockerSave(const QByteArray& repoTags = "['alpine:3','quay.io/ns/app:1']")
{
    TarArchive tar;
    tar.add("config.json", configOf({layerBytes, upperBytes}));
    tar.add("one/layer.tar", layerBytes);
    tar.add("two.tar", upperBytes);
    tar.add("manifest.json",
        quoted(
            "[{'Config':'config.json','RepoTags':" + repoTags + ",'Layers':['one/layer.tar','two.tar']}]"));
    return tar;
}

//! A layout folder as an oci-archive; `prefix` is put in front of each name.
TarArchive ociTar(const TestLayout& layout, const QByteArray& prefix = QByteArray())
{
    TarArchive tar;
    QDirIterator files(layout.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        tar.add(prefix + files.filePath().mid(layout.path().size() + 1).toUtf8(), readFile(files.filePath()));
    }
    return tar;
}

std::unique_ptr<Registry> open(RegistryKind kind, const QString& path)
{
    return makeLocalRegistry(RegistryProfile::local(kind, path));
}

} // namespace

class TestLocalArchives final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void readsAnOciArchive_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<QByteArray>("prefix");
        QTest::newRow("plain") << QByteArray() << QByteArray();
        QTest::newRow("dot slash") << QByteArray() << QByteArray("./");
        for (const char* filter : {"gzip", "zstd", "xz", "bzip2"})
            QTest::newRow(filter) << QByteArray(filter) << QByteArray();
    }
    void readsAnOciArchive()
    {
        QFETCH(QByteArray, filter);
        QFETCH(QByteArray, prefix);
        const TestLayout layout;
        QByteArray big(300'000, Qt::Uninitialized);
        for (qsizetype i = 0; i < big.size(); ++i)
            big[i] = static_cast<char>((i * i) >> 7);
        const Descriptor image = layout.addImage(QStringLiteral("quay.io/ns/app:1"), {big, "small"});
        const QString path = file("app.tar");
        QVERIFY(ociTar(layout, prefix).write(path, filter.constData()));
        QCOMPARE(*detectLocalSource(path), RegistryKind::OciArchive);
        const auto registry = open(RegistryKind::OciArchive, path);
        const QString repository = QStringLiteral("quay.io/ns/app");
        QCOMPARE(await(registry->fetchRepositories({}, {}))->repositories, QStringList(repository));
        const auto document = await(registry->dataPlane().fetchManifest(repository, QStringLiteral("1"), {}));
        QVERIFY(document);
        QCOMPARE(document->digest(), image.digest);
        const Descriptor layer = document->manifest()->layers.constFirst();
        const auto sink = std::make_shared<SlowSink>();
        QVERIFY(await(registry->dataPlane().readBlob(repository, layer, 100'000, sink, {})));
        QCOMPARE(sink->bytes, big.sliced(100'000));
        QVERIFY(await(registry->dataPlane().fetchBlob(repository, *document->manifest()->config, {})));
    }

    void noticesThatTheFileChanged()
    {
        const TestLayout first;
        QVERIFY(first.addImage(QStringLiteral("a"), {"1"}).size > 0);
        const TestLayout second;
        QVERIFY(second.addImage(QStringLiteral("b"), {"22"}).size > 0);
        QVERIFY(second.addImage(QStringLiteral("c"), {"333"}).size > 0);
        const QString path = file("app.tar");
        QVERIFY(ociTar(first).write(path));
        const auto registry = open(RegistryKind::OciArchive, path);
        const QString own = QStringLiteral("app");
        QCOMPARE(await(registry->fetchTags(own, {}, {}))->tags, QStringList(QStringLiteral("a")));
        QVERIFY(ociTar(second).write(path));
        QCOMPARE(await(registry->fetchTags(own, {}, {}))->tags,
            QStringList({QStringLiteral("b"), QStringLiteral("c")}));
    }

    void archivesAreReadOnly()
    {
        const QString path = file("app.tar");
        QVERIFY(dockerSave().write(path));
        const auto registry = open(RegistryKind::DockerArchive, path);
        const auto capabilities = await(registry->capabilities({}, {}));
        QCOMPARE(capabilities->push, Ability::No);
        QCOMPARE(capabilities->deleteByTag, Ability::No);
        QVERIFY(!capabilities->deleteReason.isEmpty());
        DeleteWish wish;
        wish.tagsOrDigests = QStringList(QStringLiteral("3"));
        QVERIFY(!await(registry->planDelete(wish, {}, {}))->isExecutable());
        QCOMPARE(await(registry->performDelete({}, {})).error().kind(), ErrorKind::Unsupported);
        QCOMPARE(await(registry->dataPlane().deleteManifest({}, QStringLiteral("3"), {})).error().kind(),
            ErrorKind::Unsupported);
    }

    void readsADockerArchive()
    {
        const QString path = file("saved.tar");
        QVERIFY(dockerSave().write(path));
        QCOMPARE(*detectLocalSource(path), RegistryKind::DockerArchive);
        const auto registry = open(RegistryKind::DockerArchive, path);
        const auto repositories = await(registry->fetchRepositories({}, {}))->repositories;
        const QString alpine = QStringLiteral("docker.io/library/alpine");
        QCOMPARE(repositories, QStringList({alpine, QStringLiteral("quay.io/ns/app")}));
        const auto document = await(registry->dataPlane().fetchManifest(alpine, QStringLiteral("3"), {}));
        QVERIFY(document);
        QCOMPARE(document->mediaType(), QLatin1String(mediatype::dockerManifest));
        QCOMPARE(document->digest(), Digest::sha256Of(document->bytes()));
        const Manifest* manifest = document->manifest();
        QCOMPARE(manifest->layers.size(), 2);
        QCOMPARE(manifest->layers.at(0).digest, Digest::sha256Of(layerBytes));
        QCOMPARE(manifest->layers.at(1).digest, Digest::sha256Of(upperBytes));
        QCOMPARE(manifest->layers.at(0).mediaType, QLatin1String(mediatype::dockerLayerTar));
        const auto sink = std::make_shared<SlowSink>();
        QVERIFY(await(registry->dataPlane().readBlob(alpine, manifest->layers.at(1), 0, sink, {})));
        QCOMPARE(sink->bytes, upperBytes);
        QCOMPARE(*await(registry->dataPlane().fetchBlob(alpine, *manifest->config, {})),
            configOf({layerBytes, upperBytes}));
        // The bytes made here are always the same.
        const auto again = DockerArchive::open(path);
        QVERIFY(again);
        QVERIFY(again->blobSize(document->digest()));
    }

    void imagesWithoutTagsAreListedByDigest()
    {
        const QString path = file("saved.tar");
        QVERIFY(dockerSave("null").write(path));
        const auto registry = open(RegistryKind::DockerArchive, path);
        const QString own = QStringLiteral("saved");
        QCOMPARE(await(registry->fetchRepositories({}, {}))->repositories, QStringList(own));
        const QStringList tags = await(registry->fetchTags(own, {}, {}))->tags;
        QCOMPARE(tags.size(), 1);
        QVERIFY(tags.constFirst().startsWith(QStringLiteral("sha256:")));
        QVERIFY(await(registry->dataPlane().fetchManifest(own, tags.constFirst(), {})));
    }

    void followsLinksAndBlobPaths()
    {
        const QByteArray hex = Digest::sha256Of(layerBytes).encoded().toUtf8();
        TarArchive tar;
        tar.add("config.json", configOf({layerBytes, layerBytes, layerBytes}));
        tar.add("blobs/sha256/" + hex, layerBytes);
        tar.add("b/layer.tar", "../blobs/sha256/" + hex, TarArchive::Kind::SymbolicLink);
        tar.add("c/layer.tar", "blobs/sha256/" + hex, TarArchive::Kind::HardLink);
        tar.add("manifest.json",
            quoted("[{'Config':'config.json','RepoTags':['a:1'],'Layers':['blobs/sha256/" + hex
                + "','b/layer.tar','c/layer.tar']}]"));
        QVERIFY(tar.write(file("saved.tar")));
        const auto archive = DockerArchive::open(file("saved.tar"));
        QVERIFY2(archive, archive ? "" : qPrintable(archive.error().toLogLine()));
        QCOMPARE(*archive->readBlob(describe(layerBytes, mediatype::dockerLayerTar)), layerBytes);
    }

    void compressedLayersKeepTheirOwnDigest()
    {
        const QString packed = file("layer.gz");
        TarArchive layer;
        layer.add("etc/motd", "hello");
        QVERIFY(layer.write(packed, "gzip"));
        const QByteArray bytes = readFile(packed);
        TarArchive tar;
        tar.add("config.json", configOf({"the uncompressed layer"}));
        tar.add("layer", bytes);
        tar.add("manifest.json", quoted("[{'Config':'config.json','RepoTags':['a:1'],'Layers':['layer']}]"));
        QVERIFY(tar.write(file("saved.tar")));
        const auto archive = DockerArchive::open(file("saved.tar"));
        const Descriptor entry = archive->readIndex()->entries().constFirst().descriptor;
        const Descriptor found =
            archive->readManifest(entry.digest, entry.mediaType)->manifest()->layers.constFirst();
        QCOMPARE(found.mediaType, QLatin1String(mediatype::dockerLayerGzip));
        QCOMPARE(found.digest, Digest::sha256Of(bytes));
    }

    void refusesBrokenDockerArchives_data()
    {
        QTest::addColumn<QByteArray>("manifest");
        QTest::addColumn<int>("kind");
        const int protocol = static_cast<int>(ErrorKind::Protocol);
        QTest::newRow("garbage") << QByteArray("garbage") << protocol;
        QTest::newRow("object") << QByteArray("{}") << protocol;
        QTest::newRow("no config") << quoted("[{'Layers':[]}]") << protocol;
        QTest::newRow("layer missing")
            << quoted("[{'Config':'config.json','Layers':['one/layer.tar','three.tar']}]") << protocol;
        QTest::newRow("too few layers")
            << quoted("[{'Config':'config.json','Layers':['two.tar']}]") << protocol;
        QTest::newRow("layer outside")
            << quoted("[{'Config':'config.json','Layers':['../one','two.tar']}]") << protocol;
        QTest::newRow("too large") << QByteArray(1'100'000, ' ') << static_cast<int>(ErrorKind::TooLarge);
    }
    void refusesBrokenDockerArchives()
    {
        QFETCH(QByteArray, manifest);
        QFETCH(int, kind);
        TarArchive tar = dockerSave();
        tar.add("manifest.json", manifest); // the later entry counts
        QVERIFY(tar.write(file("saved.tar")));
        const auto archive = DockerArchive::open(file("saved.tar"));
        QVERIFY(!archive);
        QCOMPARE(static_cast<int>(archive.error().kind()), kind);
        QCOMPARE(archive.error().path(), file("saved.tar"));
    }

    void refusesUnsafeArchives_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("kind");
        const auto kindOf = [](TarArchive::Kind kind) { return static_cast<int>(kind); };
        const int plainFile = kindOf(TarArchive::Kind::File);
        QTest::newRow("absolute") << QByteArray("/etc/passwd") << QByteArray("x") << plainFile;
        QTest::newRow("up") << QByteArray("../x") << QByteArray("x") << plainFile;
        QTest::newRow("up inside") << QByteArray("a/../../x") << QByteArray("x") << plainFile;
        QTest::newRow("up and back") << QByteArray("a/../x") << QByteArray("x") << plainFile;
        QTest::newRow("link out") << QByteArray("a/b") << QByteArray("../../x")
                                  << kindOf(TarArchive::Kind::SymbolicLink);
        QTest::newRow("absolute link")
            << QByteArray("a") << QByteArray("/etc/passwd") << kindOf(TarArchive::Kind::SymbolicLink);
        QTest::newRow("hard link out")
            << QByteArray("a") << QByteArray("../x") << kindOf(TarArchive::Kind::HardLink);
        QTest::newRow("device") << QByteArray("dev/mem") << QByteArray() << kindOf(TarArchive::Kind::Device);
    }
    void refusesUnsafeArchives()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, content);
        QFETCH(int, kind);
        TarArchive tar = dockerSave();
        tar.add(name, content, static_cast<TarArchive::Kind>(kind));
        QVERIFY(tar.write(file("saved.tar")));
        const auto archive = DockerArchive::open(file("saved.tar"));
        QVERIFY(!archive);
        QCOMPARE(archive.error().code(), QStringLiteral("UNSAFE_ARCHIVE"));
    }

    void linksInACircleEnd()
    {
        TarArchive tar = dockerSave();
        tar.add("two.tar", "one/../three.tar", TarArchive::Kind::SymbolicLink);
        tar.add("three.tar", "two.tar", TarArchive::Kind::SymbolicLink);
        QVERIFY(tar.write(file("saved.tar")));
        QCOMPARE(DockerArchive::open(file("saved.tar")).error().kind(), ErrorKind::Protocol);
    }

    void cutOffArchivesAreErrors()
    {
        const QString path = file("saved.tar");
        QVERIFY(dockerSave().write(path));
        QVERIFY(QFile::resize(path, 3000));
        const auto plain = DockerArchive::open(path);
        QCOMPARE(plain.error().kind(), ErrorKind::Protocol);
        QVERIFY(dockerSave().write(path, "gzip"));
        QVERIFY(QFile::resize(path, 120));
        const auto packed = DockerArchive::open(path);
        QCOMPARE(packed.error().kind(), ErrorKind::Protocol);
        QCOMPARE(packed.error().path(), path); // not that of the temporary file
    }

    void unpackingHasALimit()
    {
        // 300 MB of zeros in a few hundred kilobytes: far over the allowed growth.
        TarArchive tar;
        const QByteArray zeros(50'000'000, '\0');
        for (int i = 0; i < 6; ++i)
            tar.add("zeros" + QByteArray::number(i), zeros);
        QVERIFY(tar.write(file("bomb.tar"), "zstd"));
        QCOMPARE(OciArchive::open(file("bomb.tar")).error().kind(), ErrorKind::TooLarge);
    }

    void detects_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<int>("kind"); // -1: Unsupported, NOT_A_LAYOUT
        QTest::newRow("layout") << QByteArray("layout") << static_cast<int>(RegistryKind::Layout);
        QTest::newRow("docker gz") << QByteArray("docker gz")
                                   << static_cast<int>(RegistryKind::DockerArchive);
        QTest::newRow("both") << QByteArray("both") << static_cast<int>(RegistryKind::OciArchive);
        QTest::newRow("other folder") << QByteArray("folder") << -1;
        QTest::newRow("other tar") << QByteArray("tar") << -1;
        QTest::newRow("text") << QByteArray("text") << -1;
        QTest::newRow("empty file") << QByteArray("empty") << -1;
    }
    void detects()
    {
        QFETCH(QByteArray, what);
        QFETCH(int, kind);
        const TestLayout layout;
        QVERIFY(layout.addImage(QStringLiteral("a"), {"1"}).size > 0);
        QString path = file("thing");
        if (what == "layout") {
            path = layout.path();
        } else if (what == "folder") {
            path = m_dir->path();
        } else if (what == "docker gz") {
            QVERIFY(dockerSave().write(path, "gzip"));
        } else if (what == "both") {
            TarArchive tar = dockerSave();
            tar.add("oci-layout", "{}");
            tar.add("index.json", "{}");
            QVERIFY(tar.write(path));
        } else if (what == "tar") {
            TarArchive tar;
            tar.add("letter.txt", "dear");
            QVERIFY(tar.write(path));
        } else {
            QVERIFY(writeFile(path, what == "text" ? QByteArray(2000, 'x') : QByteArray()));
        }
        const auto found = detectLocalSource(path);
        if (kind < 0) {
            QVERIFY(!found);
            QCOMPARE(found.error().kind(), ErrorKind::Unsupported);
            QCOMPARE(found.error().code(), QStringLiteral("NOT_A_LAYOUT"));
            QCOMPARE(found.error().path(), path);
        } else {
            QVERIFY2(found, found ? "" : qPrintable(found.error().toLogLine()));
            QCOMPARE(static_cast<int>(*found), kind);
        }
    }

    void detectsThatNothingIsThere()
    {
        QCOMPARE(detectLocalSource(file("no such")).error().kind(), ErrorKind::NotFound);
        const auto registry = open(RegistryKind::OciArchive, file("no such"));
        QCOMPARE(await(registry->fetchRepositories({}, {})).error().kind(), ErrorKind::NotFound);
    }

private:
    [[nodiscard]] QString file(const char* name) const { return m_dir->filePath(QLatin1StringView(name)); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestLocalArchives)
#include "tst_localarchives.moc"

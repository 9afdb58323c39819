// SPDX-License-Identifier: Apache-2.0
#include "present/commands.h"
#include "present/errortext.h"
#include "present/icons.h"
#include "present/remedy.h"
#include "present/sentencetext.h"
#include "present/theme.h"
#include "present/valuetext.h"

#include <QApplication>
#include <QImage>
#include <QPixmap>
#include <QTest>
#include <QTranslator>

using namespace portolan;

class TestPresent final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anErrorSaysWhereAndWhatToDo();
    void whereIsWrittenAsPeopleKnowIt_data();
    void whereIsWrittenAsPeopleKnowIt();
    void longDigestsAreCutInPlacesOnly();
    void anErrorWithoutAHostStillSpeaks();
    void sentencesOfTheCoreAreTranslated();
    void rateLimitsSayWhen();
    void anEndedLoginSaysWhen();
    void remediesFit_data();
    void remediesFit();
    void ages_data();
    void ages();
    void platforms();
    void shellWordsAreQuoted_data();
    void shellWordsAreQuoted();
    void destinationsAreSpelledAsTheCommandLineDoes();
    void iconsTakeThePalettesColour();
    void aMissingIconIsNull();
    void tonesAreReadable_data();
    void tonesAreReadable();
};

void TestPresent::anErrorSaysWhereAndWhatToDo()
{
    const Error error = Error::notFound(QStringLiteral("manifest unknown"))
                            .withStatus(404)
                            .withCode(QStringLiteral("MANIFEST_UNKNOWN"))
                            .at(QStringLiteral("quay.io"), QStringLiteral("/v2/a/manifests/b"));
    const ErrorText text = errorText(error);
    QCOMPARE(text.where, QStringLiteral("quay.io/a:b (404)"));
    QVERIFY(text.details.contains(QStringLiteral("/v2/a/manifests/b")));
    QVERIFY(!text.meaning.isEmpty());
    QVERIFY(!text.advice.isEmpty());
    QVERIFY(text.details.contains(QStringLiteral("MANIFEST_UNKNOWN")));
    QVERIFY(text.details.contains(QStringLiteral("manifest unknown")));
    QVERIFY(text.sentence().startsWith(text.where));
}

void TestPresent::whereIsWrittenAsPeopleKnowIt_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("where");
    const auto row = [](const char* path, const char* where) {
        QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(where);
    };
    row("/v2/", "quay.io");
    row("/v2/_catalog", "quay.io");
    row("/v2/team/app/tags/list", "quay.io/team/app");
    row("/v2/team/app/manifests/v1", "quay.io/team/app:v1");
    row("/v2/team/app/manifests/sha256:12", "quay.io/team/app@sha256:12");
    row("/v2/team/tags/list/manifests/v1", "quay.io/team/tags/list:v1");
    row("/v2/team/app/blobs/sha256:12", "quay.io/team/app");
    row("/v2/team/app/referrers/sha256:12", "quay.io/team/app");
    row("/token", "quay.io");
}

void TestPresent::whereIsWrittenAsPeopleKnowIt()
{
    QFETCH(QString, path);
    QTEST(errorText(Error::network({}).at(QStringLiteral("quay.io"), path)).where, "where");
}

void TestPresent::longDigestsAreCutInPlacesOnly()
{
    const QString hash = QStringLiteral("0123456789abcdef").repeated(4);
    const ErrorText text = errorText(Error::notFound({}).at(
        QStringLiteral("quay.io"), QStringLiteral("/v2/team/app/manifests/sha256:") + hash));
    QCOMPARE(text.where, QStringLiteral("quay.io/team/app@sha256:0123456789ab\u2026"));
    QCOMPARE(text.wholeWhere, QStringLiteral("quay.io/team/app@sha256:") + hash);
    QVERIFY(text.details.contains(hash));
}

void TestPresent::sentencesOfTheCoreAreTranslated()
{
    const Sentence sentence(QT_TRANSLATE_NOOP("Core", "The tag %1 is immutable."), {QStringLiteral("%2")});
    QCOMPARE(sentenceText(sentence), QStringLiteral("The tag %2 is immutable."));
    QTranslator german;
    QVERIFY(german.load(QStringLiteral(":/i18n/portolan_de.qm")));
    QCoreApplication::installTranslator(&german);
    QVERIFY(sentenceText(sentence) != sentence.english());
    QVERIFY(sentenceText(sentence).contains(QStringLiteral(" %2 ")));
    // What a server says stays as it says it.
    QCOMPARE(sentenceText(Sentence(QStringLiteral("Refresh"))), QStringLiteral("Refresh"));
    QCoreApplication::removeTranslator(&german);
}

void TestPresent::anErrorWithoutAHostStillSpeaks()
{
    const ErrorText text = errorText(Error::cancelled());
    QVERIFY(text.where.isEmpty());
    QCOMPARE(text.sentence(), text.meaning);
}

void TestPresent::anEndedLoginSaysWhen()
{
    const QDateTime end(QDate(2026, 11, 23), QTime(17, 5, 9), Qt::UTC);
    const ErrorText text =
        errorText(Error::authRequired(QStringLiteral("the login ended at %1").arg(end.toString(Qt::ISODate)))
                      .withCode(QStringLiteral("LOGIN_EXPIRED")));
    QVERIFY2(text.meaning.contains(QLocale().toString(end.toLocalTime(), QLocale::ShortFormat)),
        qPrintable(text.meaning));
}

void TestPresent::rateLimitsSayWhen()
{
    const ErrorText text =
        errorText(Error::rateLimited(QStringLiteral("toomanyrequests"), std::chrono::seconds(42)));
    QVERIFY2(text.advice.contains(QStringLiteral("42 s")), qPrintable(text.advice));
}

void TestPresent::remediesFit_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<int>("remedy");
    const auto add = [](const char* name, const Error& error, Remedy remedy) {
        QTest::newRow(name) << error << static_cast<int>(remedy);
    };
    auto failure = std::make_shared<TlsFailure>();
    failure->chain = {CertificateInfo()};
    add("401", Error::authRequired({}), Remedy::LogIn);
    add("403", Error::denied({}), Remedy::LogIn);
    add("catalog", Error::denied({}).withCode(QStringLiteral("CATALOG_REFUSED")), Remedy::AddRepository);
    add("tls", Error::tls({}, failure), Remedy::ShowCertificate);
    add("tls without a chain", Error::tls({}, nullptr), Remedy::EditRegistry);
    add("plain http", Error::network({}).withCode(QStringLiteral("PLAIN_HTTP")), Remedy::EditRegistry);
    add("proxy", Error::authRequired({}).withCode(QStringLiteral("PROXY_AUTH_REQUIRED")), Remedy::None);
    add("timeout", Error::timeout({}), Remedy::None);
}

void TestPresent::remediesFit()
{
    QFETCH(Error, error);
    QFETCH(int, remedy);
    QCOMPARE(static_cast<int>(remedyFor(error)), remedy);
    QCOMPARE(remedyLabel(remedyFor(error)).isEmpty(), static_cast<Remedy>(remedy) == Remedy::None);
}

void TestPresent::ages_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << qint64(5) << QStringLiteral("just now");
    QTest::newRow("minutes") << qint64(300) << QStringLiteral("5 min ago");
    QTest::newRow("hours") << qint64(7200) << QStringLiteral("2 h ago");
    QTest::newRow("days") << qint64(2 * 86400) << QStringLiteral("2 d ago");
    QTest::newRow("months") << qint64(100 * 86400) << QStringLiteral("3 months ago");
    QTest::newRow("years") << qint64(800 * 86400) << QStringLiteral("2 years ago");
}

void TestPresent::ages()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, text);
    const QDateTime now(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);
    QCOMPARE(ageText(now.addSecs(-seconds), now), text);
    QVERIFY(ageText(QDateTime(), now).isEmpty());
    QCOMPARE(ageText(QDateTime::fromSecsSinceEpoch(0, Qt::UTC), now), QStringLiteral("no date"));
}

void TestPresent::platforms()
{
    QCOMPARE(platformsText({}), QString());
    QCOMPARE(platformsText({QStringLiteral("linux/arm64/v8")}), QStringLiteral("arm64/v8"));
    QCOMPARE(platformsText({QStringLiteral("linux/amd64"), QStringLiteral("a"), QStringLiteral("b"),
                 QStringLiteral("c")}),
        QStringLiteral("amd64 +3"));
    QCOMPARE(platformsText({QStringLiteral("windows/amd64")}), QStringLiteral("windows/amd64"));
}

void TestPresent::shellWordsAreQuoted_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << QStringLiteral("quay.io/a/b:v1@sha256:00")
                           << QStringLiteral("quay.io/a/b:v1@sha256:00");
    QTest::newRow("blank") << QStringLiteral("oci:/my images") << QStringLiteral("'oci:/my images'");
    QTest::newRow("quote") << QStringLiteral("it's") << QStringLiteral("'it'\\''s'");
    QTest::newRow("command") << QStringLiteral("$(rm -rf ~)") << QStringLiteral("'$(rm -rf ~)'");
    QTest::newRow("nothing") << QString() << QStringLiteral("''");
    QTest::newRow("line") << QStringLiteral("a\nb") << QStringLiteral("'a\nb'");
}

void TestPresent::shellWordsAreQuoted()
{
    QFETCH(QString, word);
    QFETCH(QString, quoted);
    QCOMPARE(shellQuoted(word), quoted);
}

void TestPresent::destinationsAreSpelledAsTheCommandLineDoes()
{
    DestinationSpec destination;
    destination.name = QStringLiteral("v1");
    destination.path = QStringLiteral("/tmp/x.tar");
    destination.kind = DestinationSpec::Kind::OciArchive;
    QCOMPARE(destinationText(destination, {}), QStringLiteral("oci-archive:/tmp/x.tar:v1"));
    destination.kind = DestinationSpec::Kind::LocalLibrary;
    QCOMPARE(destinationText(destination, QStringLiteral("/lib")), QStringLiteral("oci:/lib:v1"));
    destination.name.clear();
    destination.kind = DestinationSpec::Kind::DockerArchive;
    QCOMPARE(destinationText(destination, {}), QStringLiteral("docker-archive:/tmp/x.tar"));
}

void TestPresent::iconsTakeThePalettesColour()
{
    const auto average = [] {
        const QImage image = themedIcon(QStringLiteral("pull")).pixmap(QSize(48, 48)).toImage();
        int lightness = 0;
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() > 150) {
                    lightness += image.pixelColor(x, y).lightness();
                    ++pixels;
                }
            }
        }
        return pixels > 0 ? lightness / pixels : -1;
    };
    applyAppearance(ColorScheme::Light);
    const int onLight = average();
    QVERIFY(onLight >= 0);
    QVERIFY(onLight < 110);
    applyAppearance(ColorScheme::Dark);
    QVERIFY(average() > 150);
    applyAppearance(ColorScheme::Light);
}

void TestPresent::aMissingIconIsNull()
{
    QVERIFY(themedIcon(QStringLiteral("no-such-icon")).isNull());
}

void TestPresent::tonesAreReadable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestPresent::tonesAreReadable()
{
    QFETCH(bool, dark);
    applyAppearance(dark ? ColorScheme::Dark : ColorScheme::Light);
    // WCAG's contrast of text, 4.5 to 1.
    const auto luminance = [](const QColor& colour) {
        const auto part = [](float value) {
            return value <= 0.03928F ? value / 12.92F : std::pow((value + 0.055F) / 1.055F, 2.4F);
        };
        return 0.2126F * part(colour.redF()) + 0.7152F * part(colour.greenF())
            + 0.0722F * part(colour.blueF());
    };
    const QPalette palette = QApplication::palette();
    for (const QPalette::ColorRole background : {QPalette::Base, QPalette::Window}) {
        for (const Tone tone : {Tone::Accent, Tone::Success, Tone::Warning, Tone::Danger, Tone::Muted}) {
            const float a = luminance(toneColour(tone, palette));
            const float b = luminance(palette.color(background));
            const float contrast = (std::max(a, b) + 0.05F) / (std::min(a, b) + 0.05F);
            QVERIFY2(contrast >= 4.5F,
                qPrintable(QStringLiteral("tone %1: %2").arg(static_cast<int>(tone)).arg(double(contrast))));
        }
    }
    applyAppearance(ColorScheme::Light);
}

QTEST_MAIN(TestPresent)
#include "tst_present.moc"

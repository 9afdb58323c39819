// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

//! The translation files as they lie in resources: nothing is left out, and what is put into a text is in its
//! translation, too. After new texts: build the target update_translations, then translate what is marked
//! "unfinished".
class TestTranslations final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data() { addFiles(); }
    void everyTextIsTranslated();
    void whatIsPutInStays_data() { addFiles(); }
    void whatIsPutInStays();

private:
    class Message final {
    public:
        QString context;
        QString source;
        QStringList forms;
        bool finished = true;
    };

    static void addFiles();
    [[nodiscard]] static QList<Message> read(const QString& file);
    [[nodiscard]] static Message readMessage(QXmlStreamReader& xml);
    [[nodiscard]] static QStringList placeholders(const QString& text);
};

void TestTranslations::addFiles()
{
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(PORTOLAN_TRANSLATIONS));
    for (const QString& name : folder.entryList({QStringLiteral("*.ts")}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

TestTranslations::Message TestTranslations::readMessage(QXmlStreamReader& xml)
{
    Message message;
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            QString text;
            while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
                if (xml.isStartElement())
                    message.forms << xml.readElementText();
                else if (xml.isCharacters())
                    text += xml.text();
            }
            if (message.forms.isEmpty())
                message.forms << text;
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<TestTranslations::Message> TestTranslations::read(const QString& path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            messages << readMessage(xml);
            messages.last().context = context;
        }
    }
    return messages;
}

QStringList TestTranslations::placeholders(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("%(?:[1-9]|n)"));
    QStringList found;
    for (const QRegularExpressionMatch& match : pattern.globalMatch(text))
        found << match.captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

void TestTranslations::everyTextIsTranslated()
{
    QFETCH(QString, file);
    const QList<Message> messages = read(file);
    QVERIFY2(messages.size() > 500, "the file holds too few texts: was it ever filled?");
    QStringList missing;
    for (const Message& message : messages) {
        if (!message.finished || message.forms.contains(QString()))
            missing << message.context + QStringLiteral(": ") + message.source;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void TestTranslations::whatIsPutInStays()
{
    QFETCH(QString, file);
    QStringList wrong;
    for (const Message& message : read(file)) {
        static const QRegularExpression mnemonic(QStringLiteral("&\\w"));
        if (!message.finished)
            continue;
        for (const QString& form : message.forms) {
            const bool same = placeholders(form) == placeholders(message.source)
                && form.contains(mnemonic) == message.source.contains(mnemonic)
                && form.count(u'\n') == message.source.count(u'\n');
            if (!same)
                wrong << message.source + QStringLiteral(" | ") + form;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"

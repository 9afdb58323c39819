// SPDX-License-Identifier: Apache-2.0
#include "registry/redhat/redhatfacts.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList gradeLines(const PyxisRepository& repository)
{
    QStringList lines;
    for (const auto& [tag, grade] : repository.streamGrades) {
        if (!tag.isEmpty() && !grade.isEmpty())
            lines << tag + u": "_s + grade;
    }
    return lines;
}

FactTone worstTone(const PyxisRepository& repository)
{
    FactTone worst = FactTone::Good;
    for (const auto& entry : repository.streamGrades)
        worst = std::max(worst, gradeTone(entry.second));
    return worst;
}

void addWhenSaid(FactList& facts, const char* label, const QStringList& values, FactTone tone)
{
    if (!values.isEmpty())
        facts << Fact(label, values, tone);
}

void addWhenSaid(FactList& facts, const char* label, const QDateTime& time)
{
    if (time.isValid())
        facts << Fact(label, time);
}

} // namespace

FactTone gradeTone(const QString& grade)
{
    if (grade.isEmpty())
        return FactTone::Neutral;
    if (grade == "A"_L1)
        return FactTone::Good;
    return grade == "B"_L1 || grade == "C"_L1 ? FactTone::Warning : FactTone::Bad;
}

RepositoryInfo redHatRepositoryInfo(const PyxisRepository& repository)
{
    RepositoryInfo info;
    info.title = repository.title;
    info.description =
        repository.longDescription.isEmpty() ? repository.shortDescription : repository.longDescription;
    info.page = repository.page();
    FactList& facts = info.facts;
    if (repository.isDeprecated())
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Deprecated"), true, FactTone::Bad);
    if (!repository.published)
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Published"), false, FactTone::Warning);
    addWhenSaid(facts, QT_TRANSLATE_NOOP("Panel", "Release"), repository.releaseCategories,
        repository.isDeprecated() ? FactTone::Bad : FactTone::Neutral);
    if (repository.endOfLife.isValid()) {
        const bool over = repository.endOfLife <= QDateTime::currentDateTimeUtc();
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "End of life"), repository.endOfLife,
            over ? FactTone::Bad : FactTone::Warning);
    }
    addWhenSaid(facts, QT_TRANSLATE_NOOP("Panel", "Health"), gradeLines(repository), worstTone(repository));
    addWhenSaid(
        facts, QT_TRANSLATE_NOOP("Panel", "Architectures"), repository.architectures, FactTone::Neutral);
    addWhenSaid(
        facts, QT_TRANSLATE_NOOP("Panel", "Supported streams"), repository.streamTags, FactTone::Neutral);
    addWhenSaid(
        facts, QT_TRANSLATE_NOOP("Panel", "Category"), repository.applicationCategories, FactTone::Neutral);
    if (!repository.vendor.isEmpty())
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Vendor"), repository.vendor);
    addWhenSaid(facts, QT_TRANSLATE_NOOP("Panel", "Last change"), repository.updated);
    addWhenSaid(facts, QT_TRANSLATE_NOOP("Panel", "Since"), repository.created);
    return info;
}

Panel redHatImagesPanel(
    const QList<PyxisImage>& images, const QString& registry, const QString& repository, const QDateTime& now)
{
    PanelTable table;
    table.title = QT_TRANSLATE_NOOP("Panel", "Newest images");
    table.columns << QT_TRANSLATE_NOOP("Panel", "Tags") << QT_TRANSLATE_NOOP("Panel", "Architecture")
                  << QT_TRANSLATE_NOOP("Panel", "Health") << QT_TRANSLATE_NOOP("Panel", "Created")
                  << QT_TRANSLATE_NOOP("Panel", "Published") << QT_TRANSLATE_NOOP("Panel", "Advisory")
                  << QT_TRANSLATE_NOOP("Panel", "Digest");
    table.emptyText = QT_TRANSLATE_NOOP("Panel", "The catalog lists no images here.");
    for (const PyxisImage& image : images) {
        const PyxisPlace* place = image.placeIn(registry, repository);
        if (!place)
            continue;
        QStringList tags;
        for (const auto& entry : place->tags)
            tags << entry.first;
        const QString grade = gradeAt(image.grades, now);
        QVariantList row;
        row << tags << image.architecture << grade << image.created << place->pushed << place->advisory
            << place->imageDigest.toString();
        table.rows << row;
        table.tones << gradeTone(grade);
    }
    Panel panel;
    panel.tables << table;
    return panel;
}

} // namespace portolan

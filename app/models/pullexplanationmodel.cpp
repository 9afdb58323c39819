// SPDX-License-Identifier: Apache-2.0
#include "models/pullexplanationmodel.h"

#include "models/labelrows.h"

namespace portolan {
namespace {

LabelRow heading(const char* key, const char* label)
{
    return keyed(key, LabelRow(label, QVariant(), ValueKind::Heading));
}

void addIfFilled(std::vector<LabelRow>& rows, LabelRow group)
{
    if (!group.children.empty())
        rows.push_back(std::move(group));
}

void addDigest(std::vector<LabelRow>& rows, const char* key, const char* label, const Digest& digest)
{
    if (!digest.isNull())
        rows.push_back(keyed(key, LabelRow(label, digest.toString(), ValueKind::Digest)));
}

void addBytes(std::vector<LabelRow>& rows, const char* key, const char* label, qint64 bytes)
{
    if (bytes >= 0)
        rows.push_back(keyed(key, LabelRow(label, bytes, ValueKind::Bytes)));
}

LabelRow translated(const char* key, const char* label, const char* value, ValueKind kind = ValueKind::Text)
{
    LabelRow row = keyed(key, LabelRow(label, QString::fromLatin1(value), kind));
    row.valueTranslatable = true;
    return row;
}

LabelRow explained(const Reference& reference, const Sentence& why)
{
    LabelRow row(reference.toString(), why.english());
    row.sentence = why;
    return row;
}

LabelRow expansions(const QList<NameExpansion>& list)
{
    LabelRow group = heading("expansions", QT_TRANSLATE_NOOP("Models", "What the name may stand for"));
    for (const NameExpansion& expansion : list) {
        if (!expansion.why.isEmpty())
            group.children.push_back(explained(expansion.reference, expansion.why));
    }
    return group;
}

LabelRow loginRow(const ExplainedSource& source)
{
    if (source.loginFrom.isEmpty())
        return translated("login", QT_TRANSLATE_NOOP("Models", "Login"), QT_TRANSLATE_NOOP("Models", "None"));
    QStringList parts{source.account, source.loginFrom, source.loginKey};
    parts.removeAll(QString());
    return keyed("login", LabelRow(QT_TRANSLATE_NOOP("Models", "Login"), parts.join(QStringLiteral(", "))));
}

LabelRow outcomeRow(const ExplainedSource& source)
{
    constexpr const char* label = QT_TRANSLATE_NOOP("Models", "Answer");
    if (source.error) {
        const QString& detail = source.error->detail();
        LabelRow row(label, detail.isEmpty() ? source.error->toLogLine() : detail, ValueKind::Warning);
        if (!detail.isEmpty())
            row.sentence = source.error->said();
        return keyed("answer", std::move(row));
    }
    return translated("answer", label,
        source.tried ? QT_TRANSLATE_NOOP("Models", "It has the image")
                     : QT_TRANSLATE_NOOP("Models", "Not needed"));
}

LabelRow sources(const QList<ExplainedSource>& list)
{
    LabelRow group = heading("sources", QT_TRANSLATE_NOOP("Models", "Where it is looked for, in this order"));
    for (const ExplainedSource& source : list) {
        LabelRow row = explained(source.source.reference, source.source.why);
        if (source.source.insecure)
            row.children.push_back(translated("insecure", QT_TRANSLATE_NOOP("Models", "Connection"),
                QT_TRANSLATE_NOOP("Models", "Not protected: plain HTTP or any certificate"),
                ValueKind::Warning));
        row.children.push_back(loginRow(source));
        row.children.push_back(outcomeRow(source));
        group.children.push_back(std::move(row));
    }
    return group;
}

LabelRow problems(const QList<Error>& list)
{
    LabelRow group = heading("problems", QT_TRANSLATE_NOOP("Models", "Configuration that could not be read"));
    for (const Error& error : list)
        group.children.emplace_back(error.path(), error.detail(), ValueKind::Warning).sentence = error.said();
    return group;
}

void addImageRows(std::vector<LabelRow>& rows, const PullExplanation& told)
{
    addDigest(rows, "digest", QT_TRANSLATE_NOOP("Models", "It is now"), told.digest);
    if (told.platform) {
        LabelRow row = keyed(
            "platform", LabelRow(QT_TRANSLATE_NOOP("Models", "Chosen platform"), told.platform->toString()));
        addDigest(row.children, "platformDigest", QT_TRANSLATE_NOOP("Models", "Digest"), told.platformDigest);
        rows.push_back(std::move(row));
    }
    addList(rows, "otherPlatforms", QT_TRANSLATE_NOOP("Models", "Other platforms"), told.otherPlatforms);
    addList(rows, "redirectHosts", QT_TRANSLATE_NOOP("Models", "Layers come from"), told.redirectHosts);
    addBytes(rows, "bytesTotal", QT_TRANSLATE_NOOP("Models", "Size"), told.bytesTotal);
    addBytes(rows, "bytesNeeded", QT_TRANSLATE_NOOP("Models", "Still needed here"), told.bytesNeeded);
}

std::vector<LabelRow> rowsOf(const PullExplanation& told)
{
    std::vector<LabelRow> rows;
    if (!told.blockedBy.isEmpty())
        rows.push_back(keyed("blocked",
            LabelRow(QT_TRANSLATE_NOOP("Models", "Blocked by"), told.blockedBy, ValueKind::Warning)));
    if (told.expansions.isEmpty())
        rows.push_back(translated("expansions", QT_TRANSLATE_NOOP("Models", "What the name may stand for"),
            QT_TRANSLATE_NOOP("Models", "Nothing: there is neither an alias nor a registry to search"),
            ValueKind::Warning));
    else
        rows.push_back(keyed("reference",
            LabelRow(QT_TRANSLATE_NOOP("Models", "Image"), told.reference.toString(), ValueKind::Reference)));
    addIfFilled(rows, expansions(told.expansions));
    addIfFilled(rows, sources(told.sources));
    addImageRows(rows, told);
    addList(rows, "files", QT_TRANSLATE_NOOP("Models", "Configuration that was read"), told.files);
    addIfFilled(rows, problems(told.problems));
    return rows;
}

} // namespace

PullExplanationModel::PullExplanationModel(ControlService& control, QObject* parent)
    : LabelTreeModel(parent)
    , m_control(control)
    , m_fetch([this] { take(); })
{
}

PullExplanationModel::~PullExplanationModel() = default;

void PullExplanationModel::explain(const QString& reference)
{
    m_asked = reference;
    m_fetch.reset();
    setRows({});
    ask();
}

void PullExplanationModel::retry()
{
    if (state() == FetchState::Failed)
        ask();
}

QString PullExplanationModel::text() const
{
    return m_fetch.value() ? m_fetch.value()->toText() : QString();
}

void PullExplanationModel::ask()
{
    ExplainRequest request;
    request.text = m_asked;
    m_fetch.start(
        [this, &request](const Done<PullExplanation>& done) { return m_control.explainPull(request, done); });
    Q_EMIT stateChanged();
}

void PullExplanationModel::take()
{
    if (state() == FetchState::Ready)
        setRows(rowsOf(*m_fetch.value()));
    Q_EMIT stateChanged();
}

} // namespace portolan

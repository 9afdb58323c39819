// SPDX-License-Identifier: Apache-2.0
#include "lint/rules.h"

#include <QHash>

#include <algorithm>

namespace portolan::lint {

namespace {

//! What each folder of app/ may include of the others. Values of lower folders may be used wherever the
//! arrows lead.
const QHash<QString, QStringList>& arrows()
{
    static const auto words = [](const char* text) { return QString::fromLatin1(text).split(u' '); };
    static const QHash<QString, QStringList> table{
        {QStringLiteral("base"), words("base")},
        {QStringLiteral("oci"), words("oci base")},
        {QStringLiteral("layer"), words("layer oci base")},
        {QStringLiteral("compare"), words("compare oci base")},
        {QStringLiteral("http"), words("http oci base")},
        {QStringLiteral("credentials"), words("credentials oci base")},
        {QStringLiteral("settings"), words("settings oci base")},
        {QStringLiteral("registry"), words("registry http oci base")},
        {QStringLiteral("transfer"), words("transfer registry http oci base")},
        {QStringLiteral("store"), words("store registry oci base")},
        {QStringLiteral("service"),
            words("service transfer registry store compare layer credentials settings http oci base")},
        {QStringLiteral("models"),
            words("models service transfer registry store compare layer credentials settings oci base")},
        {QStringLiteral("cli"),
            words("cli service transfer registry store compare layer credentials settings oci base")},
    };
    return table;
}

bool isNetworkHeader(const QString& name)
{
    static const QStringList prefixes{QStringLiteral("QNetwork"), QStringLiteral("QtNetwork"),
        QStringLiteral("QTcp"), QStringLiteral("QUdp"), QStringLiteral("QSsl"), QStringLiteral("QHost"),
        QStringLiteral("QAbstractSocket"), QStringLiteral("QLocalSocket"), QStringLiteral("QHttp"),
        QStringLiteral("QDns"), QStringLiteral("QCoro")};
    return std::any_of(prefixes.cbegin(), prefixes.cend(),
        [&name](const QString& prefix) { return name.startsWith(prefix); });
}

class IncludeCheck final {
public:
    IncludeCheck(const SourceText& source, const IsGuiHeader& isGuiHeader)
        : m_source(source)
        , m_isGuiHeader(isGuiHeader)
        , m_inApp(source.path().startsWith(u"app/"))
        , m_layer(m_inApp ? source.path().section(u'/', 1, 1) : QString())
    {
    }

    [[nodiscard]] QList<Finding> run()
    {
        for (const Include& include : m_source.includes()) {
            if (include.quoted)
                checkOurs(include);
            checkOthers(include);
        }
        return std::move(m_findings);
    }

private:
    void checkOurs(const Include& include)
    {
        const QString target = include.path.section(u'/', 0, 0);
        if (m_inApp) {
            if (target == u"ui" || target == u"support")
                add(include, QStringLiteral("arrow"), QStringLiteral("app includes nothing of ui or tests"));
            else if (arrows().contains(target) && !arrows().value(m_layer).contains(target)
                && !isExcepted(include))
                add(include, QStringLiteral("arrow"),
                    QStringLiteral("%1 may not include %2").arg(m_layer, target));
        } else if (m_source.path().startsWith(u"ui/") && (target == u"http" || target == u"registry")) {
            add(include, QStringLiteral("arrow"), QStringLiteral("ui may not include %1").arg(target));
        }
    }

    //! The list of registries is made of these values, and settings keeps it.
    [[nodiscard]] bool isExcepted(const Include& include) const
    {
        return m_layer == u"settings" && include.path == u"registry/registryprofile.h";
    }

    void checkOthers(const Include& include)
    {
        const bool product = m_inApp || m_source.path().startsWith(u"ui/");
        if (!product)
            return;
        const QString name = include.path.section(u'/', -1);
        const QString stem = m_source.path().section(u'.', 0, 0);
        if (name == u"QNetworkAccessManager" && stem != u"app/http/qttransport")
            add(include, QStringLiteral("access-manager"),
                QStringLiteral("only http/qttransport talks to it"));
        if (name == u"keychain.h" && stem != u"app/credentials/keychainstore")
            add(include, QStringLiteral("keychain"),
                QStringLiteral("only credentials/keychainstore talks to it"));
        if (include.path.startsWith(u"nlohmann/") && m_source.isHeader())
            add(include, QStringLiteral("nlohmann"), QStringLiteral("only in .cpp files"));
        if (m_inApp && !include.quoted && m_isGuiHeader(include.path))
            add(include, QStringLiteral("headless"),
                QStringLiteral("app uses neither Qt Gui nor Qt Widgets"));
        static const QStringList pure{QStringLiteral("base"), QStringLiteral("oci"), QStringLiteral("layer"),
            QStringLiteral("compare")};
        if (pure.contains(m_layer) && isNetworkHeader(include.path))
            add(include, QStringLiteral("pure"), QStringLiteral("%1 knows no network").arg(m_layer));
    }

    void add(const Include& include, const QString& rule, const QString& message)
    {
        m_findings.append(
            {rule, m_source.path(), include.line, include.path + QStringLiteral(": ") + message});
    }

    const SourceText& m_source;
    const IsGuiHeader& m_isGuiHeader;
    bool m_inApp;
    QString m_layer;
    QList<Finding> m_findings;
};

} // namespace

QString Finding::toString() const
{
    return QStringLiteral("%1:%2: [%3] %4").arg(path).arg(line).arg(rule, message);
}

QList<Finding> checkIncludes(const SourceText& source, const IsGuiHeader& isGuiHeader)
{
    return IncludeCheck(source, isGuiHeader).run();
}

} // namespace portolan::lint

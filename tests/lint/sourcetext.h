// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace portolan::lint {

//! One #include line.
struct Include {
    QString path; //!< what stands between the quotes or angle brackets
    bool quoted = false;
    int line = 0;
};

//! A statement: from behind the previous one to its semicolon, or to the brace that opens its block.
struct Statement {
    QString text;
    qsizetype begin = 0; //!< its place in SourceText::code()
    bool opensBlock = false;
    int blockLines = 0; //!< how many lines its block takes
    int depth = 0; //!< functions and control blocks around it; 0 in a namespace or class
};

//! A source file, prepared for rules that need no compiler.
class SourceText final {
public:
    //! `path` is relative to the source folder: "app/http/scope.h".
    SourceText(QString path, const QString& text);

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] QString folder() const; //!< "app/http"
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] bool isHeader() const { return m_path.endsWith(u".h"); }
    [[nodiscard]] const QString& raw() const { return m_raw; } //!< as written
    [[nodiscard]] const QStringList& lines() const { return m_lines; } //!< as written
    //! The text with comments, contents of literals, attributes and preprocessor lines blanked; positions are
    //! kept.
    [[nodiscard]] const QString& code() const { return m_code; }
    [[nodiscard]] const QList<Include>& includes() const { return m_includes; }
    [[nodiscard]] const QList<Statement>& statements() const { return m_statements; }
    [[nodiscard]] int lineAt(qsizetype position) const;

private:
    void findIncludes();

    QString m_path;
    QString m_raw;
    QStringList m_lines;
    QString m_code;
    QList<Include> m_includes;
    QList<Statement> m_statements;
};

} // namespace portolan::lint

// SPDX-License-Identifier: Apache-2.0
#include "store/statement.h"

#include "store/storeerror.h"

#include <QSqlDatabase>

namespace portolan {
namespace {

//! Qt would store a null string or byte array as NULL.
QVariant emptyRatherThanNull(const QVariant& value)
{
    if (value.typeId() == QMetaType::QString && value.toString().isNull())
        return QStringLiteral("");
    if (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull())
        return QByteArrayLiteral("");
    return value;
}

} // namespace

Statement::Statement(QSqlQuery query) : m_query(std::move(query)) {}

Result<Statement> Statement::prepare(const QSqlDatabase& database, const QString& sql)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return storeError(query.lastError());
    return Statement(std::move(query));
}

Result<void> Statement::run(std::initializer_list<QVariant> values)
{
    int position = 0;
    for (const QVariant& value : values)
        m_query.bindValue(position++, emptyRatherThanNull(value));
    if (!m_query.exec())
        return storeError(m_query.lastError());
    return {};
}

Result<bool> Statement::next()
{
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        return storeError(m_query.lastError());
    return false;
}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QLatin1StringView>
#include <QString>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace portolan {

//! How much JSON is taken before it is refused (TooLarge), so that no server can exhaust memory or the stack.
class JsonLimits final {
public:
    constexpr JsonLimits() = default;
    constexpr JsonLimits(qsizetype bytes, int nesting) : maxBytes(bytes), maxDepth(nesting) {}

    qsizetype maxBytes = qsizetype(4) * 1024 * 1024;
    int maxDepth = 64;
};

//! A place in a parsed, immutable JSON document. Cheap to copy; keeps the document alive. Asking for what is
//! not there, is null or has another type answers "nothing", so parsers of untrusted bytes need no exceptions
//! and cannot crash.
class JsonReader final {
public:
    //! A place that holds nothing: every question answers "nothing".
    JsonReader() = default;

    //! Parses UTF-8 text. Errors: Protocol (not JSON), TooLarge (over the limits). No duplicates check: the
    //! last key wins.
    [[nodiscard]] static Result<JsonReader> parse(QByteArrayView text, JsonLimits limits = JsonLimits());

    [[nodiscard]] bool isPresent() const { return m_node != nullptr; } //!< the key exists, even as null
    [[nodiscard]] bool isObject() const;
    [[nodiscard]] bool isArray() const;
    [[nodiscard]] bool isString() const;
    [[nodiscard]] bool isNull() const;

    //! The member of an object, or nothing.
    [[nodiscard]] JsonReader operator[](QLatin1StringView key) const;
    [[nodiscard]] JsonReader member(const QString& key) const;
    //! Elements of an array, members of an object (in key order); empty for anything else.
    [[nodiscard]] std::vector<JsonReader> items() const;
    [[nodiscard]] std::vector<std::pair<QString, JsonReader>> members() const;
    [[nodiscard]] qsizetype size() const;

    [[nodiscard]] std::optional<QString> string() const;
    [[nodiscard]] std::optional<qint64> integer() const; //!< integral numbers that fit
    [[nodiscard]] std::optional<double> number() const;
    [[nodiscard]] std::optional<bool> boolean() const;
    //! string() or an empty one.
    [[nodiscard]] QString text() const { return string().value_or(QString()); }
    //! The strings of an array; other elements are skipped.
    [[nodiscard]] QStringList strings() const;

    //! This part again as JSON text, indented by `indent` blanks, or compact when negative.
    [[nodiscard]] QString toJson(int indent = -1) const;

private:
    JsonReader(std::shared_ptr<const void> document, const void* node);

    std::shared_ptr<const void> m_document;
    const void* m_node = nullptr;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>

namespace portolan {

//! A filter in RSQL, the language of the Red Hat catalog, as a fake catalog understands it: `==`, `!=` and
//! `=regex=` (case counts), `;` and `,`, parentheses, values quoted with ' or ". Anything else is no filter.
class RsqlFilter final {
public:
    //! Nothing when the text is not in the language.
    [[nodiscard]] static std::optional<RsqlFilter> parse(const QString& text);

    //! `selector` names members with dots between; of a list any element may fit.
    [[nodiscard]] bool matches(const QJsonObject& object) const;

private:
    class Node;
    class Parser;

    std::shared_ptr<const Node> m_root;
};

} // namespace portolan

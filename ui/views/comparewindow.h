// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/comparison.h"
#include "models/vulnerabilitycomparison.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QTabWidget;
class QTreeView;

namespace portolan {

class CommandField;
class StatePane;
class VulnerabilityComparisonTab;

//! Two images beside each other in a window of its own: what it comes down to on top, then one aligned list
//! for each side of them. Owns its comparison.
class CompareWindow final : public QWidget {
    Q_OBJECT

public:
    //! `service` outlives the window. `nameOf` words an address.
    CompareWindow(RegistryService& service, std::function<QString(const ImageAddress&)> nameOf,
        QWidget* parent = nullptr);

    void compare(const CompareRequest& request);
    void setOnlyDifferences(bool only);

Q_SIGNALS:
    void onlyDifferencesChanged(bool only);
    void remedyRequested(const portolan::Error& error, const portolan::RegistryId& registry);

private:
    void buildTabs();
    [[nodiscard]] QTreeView* addPart(ComparisonTableModel::Part part, const QString& title);
    [[nodiscard]] QWidget* header();
    void updateNames();
    void updateState();
    void updateVulnerabilities();
    void showReady();
    static void fitColumns(QTreeView* view);
    [[nodiscard]] QString verdict(const ComparisonSummary& summary) const;
    [[nodiscard]] QString cost(const ComparisonSummary& summary) const;

    Comparison m_comparison;
    VulnerabilityComparison m_vulnerabilities;
    std::function<QString(const ImageAddress&)> m_nameOf;
    QLabel* m_a;
    QLabel* m_b;
    QLabel* m_verdict;
    QLabel* m_cost;
    QCheckBox* m_onlyDifferences;
    CommandField* m_command;
    QTabWidget* m_tabs;
    StatePane* m_pane;
    VulnerabilityComparisonTab* m_vulnerabilityTab;
    QList<std::pair<ComparisonTableModel::Part, QString>> m_parts; //!< in tab order, with their titles
};

} // namespace portolan

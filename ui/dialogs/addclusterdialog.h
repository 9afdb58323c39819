// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/clusterlogins.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QTreeWidget;

namespace portolan {

//! Chooses an OpenShift cluster: one of a kubeconfig's contexts, or any by its API server's URL.
class AddClusterDialog final : public QDialog {
    Q_OBJECT

public:
    explicit AddClusterDialog(QWidget* parent = nullptr);

    void setCandidates(const ClusterCandidates& candidates);

Q_SIGNALS:
    void clusterChosen(const portolan::RegistryProfile& profile);
    void otherFileRequested();

private:
    void buildLayout();
    void updateButtons();
    void showCurrent();
    void accept() override;
    [[nodiscard]] const ClusterCandidate* current() const;

    QList<ClusterCandidate> m_candidates;
    QRadioButton* m_fromFile;
    QRadioButton* m_byUrl;
    QTreeWidget* m_contexts;
    QLineEdit* m_url;
    QLabel* m_remark;
    QPushButton* m_add = nullptr;
    QPushButton* m_other;
};

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/deletion.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QLabel;
class QPushButton;
class QRadioButton;

namespace portolan {

class CommandField;
class DialogStatus;
class LabelTreeView;

//! Shows what deleting would do before it is done: everything that goes and stays, what may break, and the
//! requests that will be sent. Another choice makes another plan. Cancel is the default button. GUI only; the
//! Deletion does the work.
class DeleteDialog final : public QDialog {
    Q_OBJECT

public:
    //! Planning begins at once. `references`: the targets as people write
    //! them.
    DeleteDialog(std::unique_ptr<Deletion> deletion, RegistryId registry, QString repository,
        QStringList tagsOrDigests, QStringList references, QWidget* parent = nullptr);

Q_SIGNALS:
    void deleted(const portolan::DeleteReport& report);
    void remedyRequested(const portolan::Error& error);

private:
    void buildLayout();
    [[nodiscard]] QWidget* choices();
    void plan();
    void stageChanged();
    void showPlanned();
    void showDone();
    void showFailed();
    [[nodiscard]] DeleteWish wish() const;

    std::unique_ptr<Deletion> m_deletion;
    RegistryId m_registry;
    QString m_repository;
    QStringList m_targets;
    QStringList m_references;
    QRadioButton* m_tagsOnly;
    QRadioButton* m_wholeImages;
    QCheckBox* m_throwaway;
    QLabel* m_throwawayText;
    LabelTreeView* m_plan;
    CommandField* m_command;
    DialogStatus* m_status;
    QPushButton* m_delete = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace portolan

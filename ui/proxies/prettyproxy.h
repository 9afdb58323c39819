// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QIdentityProxyModel>

namespace portolan {

//! The layer between plain models and what people see (STYLE section 2.1): translates the models' source
//! strings, words times, sets fixed-width fonts, alignments and tooltips by what a value is. Changes no order
//! and no structure.
class PrettyProxy : public QIdentityProxyModel {
    Q_OBJECT

public:
    enum Role : int {
        ToneRole = Qt::UserRole + 2000, //!< int(Tone): how loud the text is; invalid: as usual
    };

    //! Takes no ownership of the source.
    explicit PrettyProxy(QAbstractItemModel* source, QObject* parent = nullptr);

    void setRelativeTimes(bool relative); //!< "2 d ago" rather than a date
    void setFullDigests(bool full); //!< the whole digest rather than its first characters
    void setMediaTypeColumn(int column)
    {
        m_mediaTypeColumn = column;
    } //!< shown in words; the type itself as tooltip

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] virtual QString displayText(const QModelIndex& index) const;
    [[nodiscard]] virtual QString toolTip(const QModelIndex& index) const;

private:
    QFont m_fixedFont;
    bool m_relativeTimes = true;
    bool m_fullDigests = false;
    int m_mediaTypeColumn = -1;
};

//! A source string of the models in the user's language.
[[nodiscard]] QString modelText(const QString& source);

} // namespace portolan

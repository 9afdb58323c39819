// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tagorder.h"

#include <QFutureWatcher>
#include <QObject>

#include <functional>

namespace portolan {

//! Computes tag orders one at a time: at once where that is quick, else on a pool thread. GUI thread; part of
//! TagListModel.
class TagSorter final : public QObject {
    Q_OBJECT

public:
    using Input = std::function<TagOrderInput()>;
    using Apply = std::function<void(TagOrder)>;

    //! Tables up to this size are sorted at once.
    static constexpr quint32 sortAtOnce = 1500;

    //! `input` makes the next job's input, on the GUI thread; `apply` gets each result there.
    TagSorter(Input input, Apply apply, QObject* parent = nullptr);
    ~TagSorter() override;
    Q_DISABLE_COPY_MOVE(TagSorter)

    //! A new order is needed, for a table of that many slots. While one is computed: once more afterwards.
    void request(quint32 slotCount);
    void cancel(); //!< whatever is computed is dropped
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void idle(); //!< isBusy() became false

private:
    void run();

    Input m_input;
    Apply m_apply;
    QFutureWatcher<TagOrder> m_watcher;
    quint32 m_slotCount = 0;
    bool m_isBusy = false; //!< also while a result is applied
    bool m_again = false;
};

} // namespace portolan

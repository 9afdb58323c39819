// SPDX-License-Identifier: Apache-2.0
#include "models/tagsorter.h"

#include "models/poolwork.h"

namespace portolan {

TagSorter::TagSorter(Input input, Apply apply, QObject* parent)
    : QObject(parent)
    , m_input(std::move(input))
    , m_apply(std::move(apply))
{
    connect(&m_watcher, &QFutureWatcher<TagOrder>::finished, this, [this] {
        if (m_watcher.future().resultCount() == 0)
            return; // cancel() took the future away
        m_apply(m_watcher.result());
        m_watcher.setFuture(QFuture<TagOrder>());
        m_isBusy = false;
        if (m_again)
            run();
        else
            Q_EMIT idle();
    });
}

TagSorter::~TagSorter() = default;

void TagSorter::request(quint32 slotCount)
{
    m_slotCount = slotCount;
    if (m_isBusy)
        m_again = true;
    else
        run();
}

void TagSorter::cancel()
{
    m_watcher.setFuture(QFuture<TagOrder>());
    m_isBusy = false;
    m_again = false;
}

void TagSorter::run()
{
    m_isBusy = true;
    do {
        m_again = false;
        TagOrderInput input = m_input();
        if (m_slotCount > sortAtOnce) {
            m_watcher.setFuture(
                runInPool<TagOrder>([input = std::move(input)] { return computeTagOrder(input); }));
            return;
        }
        m_apply(computeTagOrder(input));
    } while (m_again);
    m_isBusy = false;
    Q_EMIT idle();
}

} // namespace portolan

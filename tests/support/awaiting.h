// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoro/QCoroTask>

#include <QEventLoop>
#include <QTimer>

#include <optional>
#include <utility>
#include <vector>

namespace portolan {

namespace awaiting {

template <typename T>
[[nodiscard]] QCoro::Task<> store(QCoro::Task<T> task, std::optional<T>* result, QEventLoop* loop)
{
    T value = co_await task;
    result->emplace(std::move(value));
    loop->quit();
}

} // namespace awaiting

//! Runs the event loop until the task has its result, and gives it. Ends the program when that takes over a
//! minute: its frames could not be freed. For types without a default constructor, which QCoro::waitFor()
//! cannot do.
template <typename T> [[nodiscard]] T await(QCoro::Task<T> task)
{
    std::optional<T> result;
    QEventLoop loop;
    QTimer patience;
    QObject::connect(
        &patience, &QTimer::timeout, &loop, [] { qFatal("a task has not ended within a minute"); });
    patience.start(60'000);
    const auto storing = awaiting::store(std::move(task), &result, &loop);
    if (!result)
        loop.exec();
    return std::move(*result);
}

//! The results of tasks that run side by side, in their order.
template <typename T> [[nodiscard]] std::vector<T> awaitAll(std::vector<QCoro::Task<T>> tasks)
{
    std::vector<T> results;
    for (QCoro::Task<T>& task : tasks)
        results.push_back(await(std::move(task)));
    return results;
}

} // namespace portolan

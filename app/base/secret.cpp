// SPDX-License-Identifier: Apache-2.0
#include "base/secret.h"

#include <algorithm>

namespace portolan {
namespace {

void wipe(char* data, qsizetype size)
{
    volatile char* bytes = data;
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = 0;
}

std::shared_ptr<const QByteArray> wipedWhenFreed(QByteArrayView source)
{
    // A deep copy: a shared QByteArray would be detached, not wiped.
    auto* buffer = new QByteArray(source.data(), source.size());
    return {buffer, [](QByteArray* bytes) {
                wipe(bytes->data(), bytes->size());
                std::default_delete<QByteArray>()(bytes);
            }};
}

} // namespace

Secret::Secret(QByteArray&& bytes) : m_bytes(wipedWhenFreed(bytes))
{
    if (bytes.isDetached())
        wipe(bytes.data(), bytes.size());
    bytes.clear();
}

Secret::Secret(const QString& text) : Secret(text.toUtf8()) {}

} // namespace portolan

// SPDX-License-Identifier: Apache-2.0
#include "oci/digesthasher.h"

#include "oci/digestalgorithm.h"

#include <QByteArray>

#include <openssl/evp.h>

#include <array>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

class DigestHasher::State final {
public:
    State(QString algorithmName, const EVP_MD* md)
        : algorithm(std::move(algorithmName))
        , context(EVP_MD_CTX_new(), &EVP_MD_CTX_free)
        , working(context && EVP_DigestInit_ex(context.get(), md, nullptr) == 1)
    {
    }

    QString algorithm;
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context;
    bool working;
};

DigestHasher::DigestHasher(std::unique_ptr<State> state) : m_state(std::move(state)) {}

DigestHasher::DigestHasher(DigestHasher&&) noexcept = default;
DigestHasher& DigestHasher::operator=(DigestHasher&&) noexcept = default;
DigestHasher::~DigestHasher() = default;

Result<DigestHasher> DigestHasher::create(const QString& algorithm)
{
    const EVP_MD* md = nullptr;
    if (algorithm == "sha256"_L1)
        md = sha256Algorithm();
    else if (algorithm == "sha512"_L1)
        md = sha512Algorithm();
    if (!md)
        return Error::unsupported(
            u"digest algorithm \"%1\" cannot be computed here"_s.arg(algorithm.left(40)));
    auto state = std::make_unique<State>(algorithm, md);
    if (!state->working)
        return Error::internal(u"OpenSSL refused to start %1"_s.arg(algorithm));
    return DigestHasher(std::move(state));
}

void DigestHasher::update(QByteArrayView bytes)
{
    if (m_state && m_state->working && !bytes.isEmpty())
        m_state->working =
            EVP_DigestUpdate(m_state->context.get(), bytes.data(), static_cast<size_t>(bytes.size())) == 1;
}

Digest DigestHasher::finish()
{
    if (!m_state || !m_state->working)
        return {};
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned int length = 0;
    m_state->working = false;
    if (EVP_DigestFinal_ex(m_state->context.get(), sum.data(), &length) != 1)
        return {};
    const QByteArray raw =
        QByteArray::fromRawData(reinterpret_cast<const char*>(sum.data()), static_cast<qsizetype>(length));
    return Digest::parse(m_state->algorithm + u':' + QString::fromLatin1(raw.toHex())).value_or(Digest());
}

} // namespace portolan

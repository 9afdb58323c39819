// SPDX-License-Identifier: Apache-2.0
#include "support/testca.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>

#include <openssl/bn.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace portolan {

namespace {

void require(bool good, const char* what)
{
    if (!good)
        qFatal("TestCa: %s failed", what);
}

void addExtension(X509* certificate, X509* issuer, int id, const QByteArray& value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, id, value.constData());
    require(extension != nullptr, "extension");
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

void setRandomSerial(X509* certificate)
{
    BIGNUM* number = BN_new();
    require(number != nullptr && BN_rand(number, 120, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1, "serial");
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
}

CertificatePtr makeCertificate(EVP_PKEY* key, const QString& commonName, X509* issuer, Validity validity)
{
    CertificatePtr certificate(X509_new());
    require(certificate != nullptr, "certificate");
    X509_set_version(certificate.get(), X509_VERSION_3);
    setRandomSerial(certificate.get());
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), validity.from);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), validity.until);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* subject = X509_get_subject_name(certificate.get());
    const QByteArray name = commonName.toUtf8();
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char*>(name.constData()), static_cast<int>(name.size()), -1, 0);
    X509_set_issuer_name(certificate.get(), issuer ? X509_get_subject_name(issuer) : subject);
    return certificate;
}

void addAuthorityExtensions(X509* certificate)
{
    addExtension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE");
    addExtension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign,digitalSignature");
    addExtension(certificate, certificate, NID_subject_key_identifier, "hash");
}

QByteArray alternativeNames(const QStringList& names)
{
    QByteArrayList parts;
    for (const QString& name : names)
        parts += (QHostAddress(name).isNull() ? "DNS:" : "IP:") + name.toUtf8();
    return parts.join(',');
}

QByteArray drain(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<qsizetype>(size)};
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "writing");
}

} // namespace

TestCa::TestCa(const QString& folder, const QString& commonName)
    : m_folder(folder)
    , m_key(EVP_EC_gen("P-256"))
{
    require(m_key != nullptr, "key");
    QDir().mkpath(folder);
    m_certificate = makeSelfSigned(m_key.get(), commonName);
    writeFile(certificateFile(), toPem(m_certificate.get()));
}

QString TestCa::certificateFile() const
{
    return file(QStringLiteral("ca.crt"));
}

KeyPairFiles TestCa::issueServer(const QStringList& names, Validity validity, bool withChain)
{
    return issue(names.value(0), names, "serverAuth", validity, withChain);
}

KeyPairFiles TestCa::issueClient(const QString& commonName)
{
    return issue(commonName, {}, "clientAuth", {}, true);
}

KeyPairFiles TestCa::issue(
    const QString& commonName, const QStringList& names, const char* usage, Validity validity, bool withChain)
{
    const KeyPtr key(EVP_EC_gen("P-256"));
    require(key != nullptr, "key");
    const CertificatePtr certificate = makeCertificate(key.get(), commonName, m_certificate.get(), validity);
    addExtension(certificate.get(), m_certificate.get(), NID_basic_constraints, "critical,CA:FALSE");
    addExtension(certificate.get(), m_certificate.get(), NID_ext_key_usage, usage);
    if (!names.isEmpty())
        addExtension(certificate.get(), m_certificate.get(), NID_subject_alt_name, alternativeNames(names));
    require(X509_sign(certificate.get(), m_key.get(), EVP_sha256()) > 0, "signing");

    const QString base = QStringLiteral("issued%1").arg(++m_issued);
    KeyPairFiles pair{file(base + QStringLiteral(".crt")), file(base + QStringLiteral(".key"))};
    writeFile(
        pair.certificate, toPem(certificate.get()) + (withChain ? toPem(m_certificate.get()) : QByteArray()));
    writeFile(pair.key, toPem(key.get()));
    return pair;
}

QString TestCa::file(const QString& name) const
{
    return QDir(m_folder).filePath(name);
}

CertificatePtr makeSelfSigned(EVP_PKEY* key, const QString& commonName)
{
    CertificatePtr certificate = makeCertificate(key, commonName, nullptr, {});
    addAuthorityExtensions(certificate.get());
    require(X509_sign(certificate.get(), key, EVP_sha256()) > 0, "signing");
    return certificate;
}

QByteArray toPem(X509* certificate)
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    require(PEM_write_bio_X509(bio.get(), certificate) == 1, "PEM");
    return drain(bio.get());
}

QByteArray toPem(EVP_PKEY* privateKey)
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    require(
        PEM_write_bio_PrivateKey(bio.get(), privateKey, nullptr, nullptr, 0, nullptr, nullptr) == 1, "PEM");
    return drain(bio.get());
}

} // namespace portolan

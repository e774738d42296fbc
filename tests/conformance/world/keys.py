"""The world's certificates: one authority that signs for the API servers, the webhooks and the names of AWS."""

import datetime
import ipaddress
from base64 import b64encode
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID


class Keys:
    """The folder `keys/` of a world. `ca`, `apiserver`, `admin` and `webhook` are pairs of `NAME.crt` and `NAME.key`;
    `service-accounts` is the pair of keys that signs tokens."""

    def __init__(self, folder: Path):
        self.folder = folder / "keys"

    def file(self, name: str) -> Path:
        return self.folder / name

    def base64(self, name: str) -> str:
        return b64encode(self.file(name).read_bytes()).decode()

    def make(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._make_authority()
        self.sign("apiserver", "kube-apiserver", hosts=["localhost", "127.0.0.1", "10.96.0.1"])
        self.sign("admin", "admin", organization="system:masters")
        self.sign("webhook", "webhook", hosts=["localhost", "127.0.0.1"])
        key = self._new_key("service-accounts.key")
        public = key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        self.file("service-accounts.pub").write_bytes(public)

    def sign(
        self, name: str, common_name: str, organization: str = "", hosts: list[str] | None = None
    ) -> None:
        """Makes `NAME.crt` and `NAME.key`, good as a server for `hosts` and as a client for its subject."""
        key = self._new_key(f"{name}.key")
        authority = x509.load_pem_x509_certificate(self.file("ca.crt").read_bytes())
        authority_key = serialization.load_pem_private_key(self.file("ca.key").read_bytes(), None)
        builder = (
            self._builder(common_name, organization)
            .public_key(key.public_key())
            .issuer_name(authority.subject)
        )
        if hosts:
            builder = builder.add_extension(
                x509.SubjectAlternativeName([_host(h) for h in hosts]), critical=False
            )
        self._write(f"{name}.crt", builder.sign(authority_key, hashes.SHA256()))

    def _make_authority(self) -> None:
        key = self._new_key("ca.key")
        builder = self._builder("capa-runbook conformance", "")
        certificate = (
            builder.public_key(key.public_key())
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "capa-runbook conformance")]))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        self._write("ca.crt", certificate)

    def _new_key(self, name: str) -> rsa.RSAPrivateKey:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.file(name).write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.TraditionalOpenSSL,
                serialization.NoEncryption(),
            )
        )
        return key

    def _write(self, name: str, certificate: x509.Certificate) -> None:
        self.file(name).write_bytes(certificate.public_bytes(serialization.Encoding.PEM))

    @staticmethod
    def _builder(common_name: str, organization: str) -> x509.CertificateBuilder:
        subject = [x509.NameAttribute(NameOID.COMMON_NAME, common_name)]
        if organization:
            subject.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization))
        now = datetime.datetime.now(datetime.UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(x509.Name(subject))
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(hours=1))
            .not_valid_after(now + datetime.timedelta(days=7))
        )


def _host(text: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(text))
    except ValueError:
        return x509.DNSName(text)

"""The providers as clusterctl reads them from a folder. A release's files are made from its module: the components are
what its own kustomization prints, the templates and the metadata are in it."""

import re
import shutil
import subprocess
from pathlib import Path

from judges import go_modules

CLUSTER_API = "sigs.k8s.io/cluster-api"

CERT_MANAGER_KINDS = (
    ("issuers", "Issuer", "Namespaced"),
    ("certificates", "Certificate", "Namespaced"),
    ("clusterissuers", "ClusterIssuer", "Cluster"),
)
CERT_MANAGER_CRD = """---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {{ name: {plural}.cert-manager.io }}
spec:
  group: cert-manager.io
  scope: {scope}
  names: {{ plural: {plural}, singular: {singular}, kind: {kind}, listKind: {kind}List }}
  versions:
  - name: v1
    served: true
    storage: true
    subresources: {{ status: {{}} }}
    schema: {{ openAPIV3Schema: {{ type: object, x-kubernetes-preserve-unknown-fields: true }} }}
"""


def write_provider(module: str, version: str, kustomization: str, place: Path, components: str, kubectl: Path) -> None:
    """One release of one provider. Its image keeps its name and gets the release as its tag."""
    source = go_modules.download(module, version)
    place.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(
        [kubectl, "kustomize", source / kustomization], check=True, capture_output=True, text=True
    ).stdout
    made = re.sub(r"image: \S+/([^/:\s]+-controller)(:\S+)?$", rf"image: registry.invalid/\1:{version}", made, flags=re.M)
    _copy(source / "metadata.yaml", place)
    for template in sorted((source / "templates").glob("cluster-template*.yaml")):
        _copy(template, place)
    # The last of all: it says that the others are there.
    (place / components).write_text(made)


def write_cert_manager(place: Path) -> None:
    """clusterctl looks whether an Issuer and a Certificate can be made, and signing is the kubelet stand-in's."""
    place.mkdir(parents=True, exist_ok=True)
    crds = "".join(
        CERT_MANAGER_CRD.format(plural=plural, singular=plural[:-1], kind=kind, scope=scope)
        for plural, kind, scope in CERT_MANAGER_KINDS
    )
    namespace = "apiVersion: v1\nkind: Namespace\nmetadata: { name: cert-manager }\n"
    (place / "cert-manager.yaml").write_text(namespace + crds)


def _copy(source: Path, folder: Path) -> None:
    shutil.copyfile(source, folder / source.name)

"""clusterctl's configuration: its providers come from a folder instead of from their releases on GitHub."""

from pathlib import Path

import yaml

#: Folder of the repository, name and type of the provider, and the file that a release of it has.
PROVIDERS = (
    ("cluster-api", "cluster-api", "CoreProvider", "core-components.yaml"),
    ("bootstrap-kubeadm", "kubeadm", "BootstrapProvider", "bootstrap-components.yaml"),
    ("control-plane-kubeadm", "kubeadm", "ControlPlaneProvider", "control-plane-components.yaml"),
    ("infrastructure-aws", "aws", "InfrastructureProvider", "infrastructure-components.yaml"),
)


def write_clusterctl_config(home: Path, repository: Path, pins) -> None:
    versions = {"infrastructure-aws": pins.release}
    providers = [
        {
            "name": name,
            "type": kind,
            "url": str(repository / folder / versions.get(folder, pins.cluster_api) / components),
        }
        for folder, name, kind, components in PROVIDERS
    ]
    cert_manager = repository / "cert-manager" / pins.cert_manager / "cert-manager.yaml"
    config = {
        "providers": providers,
        "cert-manager": {"url": str(cert_manager), "version": pins.cert_manager},
    }
    folder = home / ".config" / "cluster-api"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "clusterctl.yaml").write_text(yaml.safe_dump(config))

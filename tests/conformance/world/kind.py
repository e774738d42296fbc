"""The command `kind`, as far as a runbook uses it. The cluster it makes is a `world.cluster`.

python -m world.kind FOLDER create cluster --name NAME --kubeconfig FILE --wait 5m
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import yaml

from world.cluster import BOOTSTRAP, Cluster, Identity
from world.settings import Settings

VERSION = "kind v0.30.0 go1.24.6 linux/amd64"


def main(folder: str, arguments: list[str]) -> int:
    settings = Settings.load(folder)
    if arguments[:1] in (["version"], ["--version"]):
        print(VERSION)
        return 0
    parser = argparse.ArgumentParser(prog="kind")
    parser.add_argument("verb", choices=("create", "delete", "get", "export"))
    parser.add_argument("noun", choices=("cluster", "clusters", "kubeconfig"))
    parser.add_argument("--name", "-n", default="kind")
    parser.add_argument("--kubeconfig", default="")
    parser.add_argument("--wait", default="0s")
    options = parser.parse_args(arguments)
    kind = Kind(settings, options.name, options.kubeconfig)
    verbs = {
        ("create", "cluster"): kind.create,
        ("delete", "cluster"): kind.delete,
        ("get", "clusters"): kind.list,
        ("get", "kubeconfig"): kind.print_kubeconfig,
        ("export", "kubeconfig"): kind.export,
    }
    verb = verbs.get((options.verb, options.noun))
    if verb is None:
        print(f"ERROR: the stand-in for kind does not know: {' '.join(arguments)}", file=sys.stderr)
        return 64
    return verb()


class Kind:
    """One cluster at a time, which is as much as a runbook makes."""

    def __init__(self, settings: Settings, name: str, kubeconfig: str):
        self._settings = settings
        self._name = name
        default = os.environ.get("KUBECONFIG") or str(Path.home() / ".kube" / "config")
        self._kubeconfig = Path(kubeconfig or default).absolute()
        self._cluster = Cluster(settings, Identity(BOOTSTRAP, 0))
        # What kind sees by the containers that there are, and by what is in them.
        self._nodes = settings.folder / "clusters" / "kind-nodes"
        self._finished = settings.folder / "clusters" / "kind-finished"

    def _there_is(self) -> str:
        """The name of the cluster that has nodes, finished or not; empty when there is none."""
        return self._nodes.read_text() if self._nodes.exists() else ""

    def create(self) -> int:
        if self._there_is() == self._name:
            print(
                "ERROR: failed to create cluster: node(s) already exist for a cluster with the name "
                f'"{self._name}"',
                file=sys.stderr,
            )
            return 1
        self._nodes.parent.mkdir(exist_ok=True)
        self._nodes.write_text(self._name)
        self._cluster.start()
        self._finished.touch()
        self._write_kubeconfig()
        print(f'Set kubectl context to "kind-{self._name}"', file=sys.stderr)
        return 0

    def delete(self) -> int:
        self._cluster.stop()
        for mark in (self._finished, self._nodes):
            mark.unlink(missing_ok=True)
        print(f'Deleted nodes: ["{self._name}-control-plane"]', file=sys.stderr)
        return 0

    def list(self) -> int:
        name = self._there_is()
        if name:
            print(name)
        else:
            print("No kind clusters found.", file=sys.stderr)
        return 0

    def print_kubeconfig(self) -> int:
        if not self._known():
            return 1
        print(yaml.safe_dump(self._cluster.kubeconfig_for(f"kind-{self._name}")), end="")
        return 0

    def export(self) -> int:
        if not self._known():
            return 1
        self._write_kubeconfig()
        print(f'Set kubectl context to "kind-{self._name}"', file=sys.stderr)
        return 0

    def _known(self) -> bool:
        if self._there_is() != self._name:
            print(
                f'ERROR: could not locate any control plane nodes for cluster named "{self._name}"',
                file=sys.stderr,
            )
            return False
        if not self._finished.exists():
            print("ERROR: failed to get cluster internal kubeconfig", file=sys.stderr)
            return False
        return True

    def _write_kubeconfig(self) -> None:
        """Adds the cluster to the kubeconfig, as kind does; what the file had stays."""
        path = self._kubeconfig
        path.parent.mkdir(parents=True, exist_ok=True)
        context = f"kind-{self._name}"
        ours = self._cluster.folder / "kind.kubeconfig"
        ours.write_text(yaml.safe_dump(self._cluster.kubeconfig_for(context)))
        files = f"{ours}:{path}" if path.exists() and path.stat().st_size else str(ours)
        merged = subprocess.run(
            [self._settings.bin / "kubectl", "config", "view", "--flatten"],
            env={**os.environ, "KUBECONFIG": files},
            check=True,
            capture_output=True,
        ).stdout
        path.write_bytes(merged)
        path.chmod(0o600)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))

"""An API server as judge, asked by `kubectl apply --validate=strict`.

A dry run goes through everything that a change goes through (schema, defaults, conversion, the webhooks, which all
declare that they have no side effects) and stops at the store, so that no controller acts on an object that is only
asked about. That it says what would be stored is a test of its own.
"""

import json
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from world import World
from world.cluster import Cluster

WARNING = "Warning: "
#: What the API server notes down about every object.
BOOKKEEPING = ("uid", "creationTimestamp", "generation", "resourceVersion", "managedFields")
#: What kubectl notes down, and Cluster API where a version of an object can't hold all that another can.
ANNOTATIONS = ("kubectl.kubernetes.io/last-applied-configuration", "cluster.x-k8s.io/conversion-data")


@dataclass(frozen=True)
class Answer:
    """`objects` are those that were taken, as they are stored; `refusal` is empty when all of them were."""

    objects: list[dict[str, Any]]
    refusal: str
    warnings: set[str]


@dataclass(frozen=True)
class Server:
    world: World
    cluster: str

    def ask(self, files: list[Path]) -> Answer:
        """What would become of the files' objects."""
        return self._apply("--dry-run=server", *(f"--filename={file}" for file in files))

    def ask_about(self, *objects: dict[str, Any]) -> Answer:
        return self._apply("--dry-run=server", "--filename=-", text=_documents(objects))

    def make_namespaces(self, names: set[str]) -> None:
        """Really: a dry run in a namespace that is not there says no more than that."""
        namespaces = [
            {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}} for name in sorted(names)
        ]
        answer = self._apply("--filename=-", text=_documents(namespaces))
        assert answer.refusal == "", answer.refusal

    @contextmanager
    def holding(self, one: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """With the object really applied; gives it as it is read back, and deletes it in the end."""
        text = _documents([one])
        answer = self._apply("--filename=-", text=text)
        assert answer.refusal == "", answer.refusal
        try:
            read = self.kubectl("get", "--output=json", "--filename=-", text=text)
            [stored] = _objects(read.stdout)
            yield stored
        finally:
            self.kubectl("delete", "--filename=-", text=text).check_returncode()

    def kubectl(self, *arguments: str, text: str) -> subprocess.CompletedProcess:
        """Its answers and its complaints apart, which `World.kubectl` gives in one."""
        kubeconfig = Cluster.load(self.world.settings, self.cluster).kubeconfig
        return subprocess.run(
            [self.world.settings.bin / "kubectl", f"--kubeconfig={kubeconfig}", *arguments],
            env=self.world.env(),
            input=text,
            capture_output=True,
            text=True,
            timeout=120,
        )

    def _apply(self, *arguments: str, text: str = "") -> Answer:
        finished = self.kubectl("apply", "--validate=strict", "--output=json", *arguments, text=text)
        said = finished.stderr.splitlines()
        refusal = "\n".join(line for line in said if not line.startswith(WARNING))
        assert finished.returncode == 0 or refusal, finished
        return Answer(
            objects=_objects(finished.stdout),
            refusal=refusal,
            warnings={line.removeprefix(WARNING) for line in said if line.startswith(WARNING)},
        )


def _documents(objects: Iterable[dict[str, Any]]) -> str:
    """As the files have them. What is in a `List` kubectl holds to the schema itself instead of asking the server."""
    return "\n---\n".join(json.dumps(one) for one in objects)


def _objects(printed: str) -> list[dict[str, Any]]:
    """kubectl prints one object as itself and several as a list."""
    if not printed:
        return []
    answer = json.loads(printed)
    return [_without_bookkeeping(one) for one in answer.get("items", [answer])]


def _without_bookkeeping(one: dict[str, Any]) -> dict[str, Any]:
    metadata = {name: value for name, value in one["metadata"].items() if name not in BOOKKEEPING}
    annotations = {
        name: value for name, value in metadata.pop("annotations", {}).items() if name not in ANNOTATIONS
    }
    if annotations:
        metadata["annotations"] = annotations
    return one | {"metadata": metadata}
